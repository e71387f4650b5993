// Strongly connected components of a graph in compressed rows, without recursion (Tarjan 1972).
#pragma once

#include <cstdint>
#include <vector>

#include "base/rows.h"

namespace stet {

struct Components {
  std::vector<std::uint32_t> of;  // by vertex
  std::uint32_t count = 0;
  std::vector<std::uint32_t> order;  // vertices by component, in the order of components
  std::vector<std::uint8_t> cyclic;  // by component: more than one vertex, or an edge to itself
};

// Components are numbered so that every edge u → v has of[u] >= of[v].
[[nodiscard]] Components components_of(Rows<std::uint32_t> const& edges);

}  // namespace stet
