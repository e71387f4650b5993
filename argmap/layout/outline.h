// The outline: one box a row. Internal to this folder.
#pragma once

#include "argmap/layout/graph.h"

namespace stet::argmap::layout {

// What bears on a box follows it, indented, in source order; what was met before is a chip. Edges of a chip
// without a size, and loops, are left without a route.
[[nodiscard]] Layout lay_out_outline(LayoutGraph const& graph, Options const& options);

}  // namespace stet::argmap::layout
