// The two shapes of Argdown's JSON: statements and arguments in tables, or a map alone. Internal to
// argmap/exchange.
#pragma once

#include <optional>
#include <string_view>

#include "argmap/exchange/document.h"
#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// Reads `map` (its nodes, in groups, and its edges) where the tables are missing.
[[nodiscard]] ArgumentGraph read_argdown_map(Cursor map, Notes& notes);

// What a relation of that name does; nothing if Argdown has none.
[[nodiscard]] std::optional<StepKind> argdown_relation(std::string_view kind);

}  // namespace stet::argmap::exchange
