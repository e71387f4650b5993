// What the writer and the reader of SADFace agree on. Internal to argmap/exchange.
#pragma once

#include <string>
#include <string_view>

#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// Whether a scheme of that name argues against what it leads to: SADFace has no other sign.
[[nodiscard]] bool is_sadface_attack(std::string_view name);

// What a scheme node is called that has no name of its own.
[[nodiscard]] std::string sadface_name(StepKind kind, std::string_view scheme);

}  // namespace stet::argmap::exchange
