// A ArgumentGraph as an Argdown map that `stet check` reads and `stet fmt` leaves alone.
#pragma once

#include <string>

#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// The map. A step with one premise is a relation, one with several or with a name of its own is a
// premise-conclusion structure; every claim is defined once, where it is used first. `registry` is the path
// of the sources' file as the map should name it. Linear in the size of the graph.
[[nodiscard]] std::string write_map(ArgumentGraph const& graph, std::string_view registry);

// The graph's sources as a registry (CSL-YAML); empty if it has none.
[[nodiscard]] std::string write_registry(ArgumentGraph const& graph);

}  // namespace stet::argmap::exchange
