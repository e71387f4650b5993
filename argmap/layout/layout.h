// The layered layout (Sugiyama, Tagawa & Toda 1981; Gansner et al. 1993) and the outline.
// Deterministic: equal graphs and options give equal layouts on every machine (integers only).
#pragma once

#include "argmap/layout/graph.h"

namespace stet::argmap::layout {

// Places every node, edge and group of the graph. Total: cycles, loops, parallel edges and parts that
// nothing connects are all laid out. No boxes overlap, no line crosses a box, frames hold exactly their
// members. Edges whose ends are invalid are left without a route.
[[nodiscard]] Layout lay_out(LayoutGraph const& graph, Options const& options = {});

}  // namespace stet::argmap::layout
