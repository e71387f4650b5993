// Leaves that hang below one box, or whole branches, put into columns: a claim with twenty arguments is as
// wide as five of them. Done before the layered layout, which sees each column as one box, and undone in its
// result. Internal to this folder.
#pragma once

#include <vector>

#include "argmap/layout/graph.h"

namespace stet::argmap::layout {

struct Columns {
  static constexpr std::size_t no_parent = static_cast<std::size_t>(-1);
  struct Item {
    NodeId node;  // in the graph as it was
    EdgeId line;
    std::size_t parent = no_parent;  // the item above that it bears on; none: what the column bears on
    Rect place;                      // in the column, read from where it begins
    Length rail = 0;                 // where its line turns
  };
  struct Column {
    NodeId box;  // in `graph`
    EdgeId line;
    std::vector<Item> items;  // in source order, what bears on one after it
  };
  LayoutGraph graph;
  Table<NodeId, NodeId> node_of;  // of `graph`, by the original's; its column's, of a member
  Table<EdgeId, EdgeId> edge_of;  // none for lines inside a column
  std::vector<Column> columns;
  [[nodiscard]] bool empty() const { return columns.empty(); }
};

[[nodiscard]] Columns into_columns(LayoutGraph const& graph, Options const& options);

// The layout of the graph as it was: branches below each other, a line down their left side.
[[nodiscard]] Layout out_of_columns(LayoutGraph const& graph, Columns const& columns, Layout const& layout,
                                    Options const& options);

}  // namespace stet::argmap::layout
