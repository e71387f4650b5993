// What the writer and the reader of AIF agree on: how steps are called that have no name of their own.
// Internal to argmap/exchange.
#pragma once

#include <string>
#include <string_view>

#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// The `text` of a step: "Expert Opinion", or "Default Inference" and "Default Conflict" without a scheme.
[[nodiscard]] std::string aif_text(StepKind kind, std::string_view scheme);
// Its `scheme`: "ExpertOpinion"; empty without one.
[[nodiscard]] std::string aif_scheme(std::string_view scheme);

}  // namespace stet::argmap::exchange
