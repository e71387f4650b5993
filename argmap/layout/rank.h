// Cycle breaking, ranks, and the parts that nothing connects. Internal to this folder.
#pragma once

#include <vector>

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

struct Ranking {
  std::vector<Index> rank;                // by node; each part begins at 0
  std::vector<std::vector<Index>> parts;  // node indices in the order of the graph; by their first node
};

// Ranks count from the roots. Edges that would close a circle are turned for this purpose alone.
[[nodiscard]] Ranking rank_nodes(LayoutGraph const& graph, GroupTree const& groups, Options const& options);

// Whether the edge takes part in ranking at all: both ends exist and differ.
[[nodiscard]] inline bool connects(LayoutGraph const& graph, Edge const& edge) {
  return edge.from.valid() && edge.to.valid() && edge.from != edge.to &&
         edge.from.index() < graph.nodes.size() && edge.to.index() < graph.nodes.size();
}

}  // namespace stet::argmap::layout
