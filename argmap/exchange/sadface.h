// What the writer and the reader of SADFace agree on. Internal to argmap/exchange.
#pragma once

#include <string_view>

namespace stet::argmap::exchange {

// Whether a scheme of that name argues against what it leads to: SADFace has no other sign.
[[nodiscard]] bool is_sadface_attack(std::string_view name);

}  // namespace stet::argmap::exchange
