// Cuts one part of a ranked graph into layers. Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"
#include "argmap/layout/rank.h"

namespace stet::argmap::layout {

// The edges of a graph sorted by the part they belong to, in source order.
[[nodiscard]] std::vector<std::vector<EdgeId>> edges_of_parts(LayoutGraph const& graph,
                                                              Ranking const& ranking);

// Boxes first, in source order, then bends and chips, then fillers that keep a place for a group in every
// layer between its first and its last. The order within the layers is depth-first in source order. Edges in
// `chips` (sorted) lead from a chip beside their upper end instead of from their lower end.
[[nodiscard]] Layered make_layers(LayoutGraph const& graph, Ranking const& ranking, GroupTree const& groups,
                                  std::vector<Index> const& nodes, std::vector<EdgeId> const& edges,
                                  std::vector<EdgeId> const& chips);

// The edges, sorted, that had better lead from a chip: they are longer than the options allow, and what they
// come from stands closer to something else that it bears on.
[[nodiscard]] std::vector<EdgeId> far_edges(LayoutGraph const& graph, Layered const& layered,
                                            Options const& options);

// Fills `up`, `down` and, depth-first along `down`, the order.
void connect_layers(Layered& layered);

}  // namespace stet::argmap::layout
