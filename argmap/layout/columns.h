// Leaves that hang below one box, put into columns: a claim with twenty arguments is as wide as five of them.
// Done before the layered layout, which sees each column as one box, and undone in its result. Internal to
// this folder.
#pragma once

#include <vector>

#include "argmap/layout/graph.h"

namespace stet::argmap::layout {

struct Columns {
  struct Column {
    NodeId box;  // in `graph`
    EdgeId line;
    std::vector<NodeId> leaves;  // in the graph as it was, in source order
    std::vector<EdgeId> lines;
  };
  LayoutGraph graph;
  Table<NodeId, NodeId> node_of;  // of `graph`, by the original's; a leaf's is its column
  Table<EdgeId, EdgeId> edge_of;
  std::vector<Column> columns;
  [[nodiscard]] bool empty() const { return columns.empty(); }
};

[[nodiscard]] Columns into_columns(LayoutGraph const& graph);

// The layout of the graph as it was: leaves below each other, a line down their left side.
[[nodiscard]] Layout out_of_columns(LayoutGraph const& graph, Columns const& columns, Layout const& layout,
                                    Options const& options);

}  // namespace stet::argmap::layout
