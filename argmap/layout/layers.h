// Cuts one part of a ranked graph into layers. Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"
#include "argmap/layout/rank.h"

namespace stet::argmap::layout {

// The edges of a graph sorted by the part they belong to, in source order.
[[nodiscard]] std::vector<std::vector<EdgeId>> edges_of_parts(Graph const& graph, Ranking const& ranking);

// Boxes first, in source order, then bends, then fillers that keep a place for a group in every layer
// between its first and its last. The order within the layers is depth-first in source order.
[[nodiscard]] Layered make_layers(Graph const& graph, Ranking const& ranking, GroupTree const& groups,
                                  std::vector<Index> const& nodes, std::vector<EdgeId> const& edges);

// Fills `up`, `down` and, depth-first along `down`, the order.
void connect_layers(Layered& layered);

}  // namespace stet::argmap::layout
