// See columns.h.
#include "argmap/layout/columns.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "argmap/layout/rank.h"

namespace stet::argmap::layout {

namespace {

constexpr Length rail = 6;    // from the left side of the column
constexpr Length inset = 20;  // of the leaves
constexpr Length leaf_gap = 14;
constexpr std::size_t most_rows = 8;

// About as many rows as there are columns, since boxes are wider than high.
std::size_t rows_for(std::size_t leaves) {
  std::size_t rows = 3;
  while (rows < most_rows && rows * rows < leaves) ++rows;
  std::size_t const columns = (leaves + rows - 1) / rows;
  return (leaves + columns - 1) / columns;
}

// For each node, the one line that leads from it, if it is a leaf: nothing bears on it or on that line.
Table<EdgeId, NodeId> lines_of_leaves(LayoutGraph const& graph) {
  Table<EdgeId, NodeId> line;
  line.resize(graph.nodes.size());
  Table<std::uint8_t, NodeId> barred;
  barred.resize(graph.nodes.size(), 0);
  auto const bar = [&](NodeId node) {
    if (node.valid() && node.index() < graph.nodes.size()) barred[node] = 1;
  };
  for (EdgeId id : graph.edges.ids()) {
    Edge const& edge = graph.edges[id];
    if (!connects(graph, edge) || edge.onto.valid() || edge.column_from == 0) bar(edge.from);
    bar(edge.to);
    if (edge.onto.valid() && edge.onto.index() < graph.edges.size()) bar(graph.edges[edge.onto].from);
    if (!edge.from.valid() || edge.from.index() >= graph.nodes.size()) continue;
    if (line[edge.from].valid()) bar(edge.from);
    line[edge.from] = id;
  }
  for (NodeId node : graph.nodes.ids()) {
    if (barred[node] != 0 || graph.nodes[node].same_rank) line[node] = EdgeId{};
  }
  return line;
}

}  // namespace

Columns into_columns(LayoutGraph const& graph) {
  auto const line = lines_of_leaves(graph);
  // The leaves that may share columns; a leaf of another group stays where it is.
  std::map<std::tuple<NodeId, GroupId, std::uint32_t>, std::vector<NodeId>> families;
  for (NodeId node : graph.nodes.ids()) {
    if (!line[node].valid()) continue;
    Edge const& edge = graph.edges[line[node]];
    families[{edge.to, graph.nodes[node].group, edge.column_kind}].push_back(node);
  }
  // How many there are below one node, of all kinds together: these decide, so that columns and rows do not
  // mix.
  std::map<std::tuple<NodeId, GroupId, std::uint32_t>, std::size_t> together;
  auto const least = [&](std::vector<NodeId> const& leaves) {
    return std::max<std::uint32_t>(graph.edges[line[leaves.front()]].column_from, 2);
  };
  for (auto const& [key, leaves] : families)
    together[{std::get<0>(key), std::get<1>(key), least(leaves)}] += leaves.size();
  Columns result;
  Table<std::size_t, NodeId> column_of;
  constexpr std::size_t none_of_them = static_cast<std::size_t>(-1);
  column_of.resize(graph.nodes.size(), none_of_them);
  for (auto const& [key, leaves] : families) {
    std::size_t const all = together[{std::get<0>(key), std::get<1>(key), least(leaves)}];
    if (all < least(leaves) || leaves.size() < 2) continue;
    std::size_t const rows = rows_for(all);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      if (i % rows == 0) result.columns.emplace_back();
      Columns::Column& column = result.columns.back();
      column.leaves.push_back(leaves[i]);
      column.lines.push_back(line[leaves[i]]);
      column_of[leaves[i]] = result.columns.size() - 1;
    }
  }
  if (result.columns.empty()) return result;

  result.graph.groups = graph.groups;
  result.node_of.resize(graph.nodes.size());
  for (NodeId node : graph.nodes.ids()) {
    if (column_of[node] == none_of_them) {
      result.node_of[node] = result.graph.nodes.add(graph.nodes[node]);
      continue;
    }
    Columns::Column& column = result.columns[column_of[node]];
    if (!column.box.valid()) {
      Node box;
      box.group = graph.nodes[node].group;
      box.port = rail;
      for (NodeId leaf : column.leaves) {
        Size const size = graph.nodes[leaf].size;
        box.size.width = std::max(box.size.width, size.width + inset);
        box.size.height += std::max<Length>(size.height, 1) + leaf_gap;
      }
      box.size.height -= leaf_gap;
      column.box = result.graph.nodes.add(box);
    }
    result.node_of[node] = column.box;
  }
  result.edge_of.resize(graph.edges.size());
  for (EdgeId id : graph.edges.ids()) {
    Edge edge = graph.edges[id];
    auto const moved = [&](NodeId node) {
      return node.valid() && node.index() < graph.nodes.size() ? result.node_of[node] : node;
    };
    bool const in_column =
        connects(graph, edge) && line[edge.from] == id && column_of[edge.from] != none_of_them;
    if (in_column) {
      Columns::Column& column = result.columns[column_of[edge.from]];
      if (column.line.valid()) {
        result.edge_of[id] = column.line;
        continue;
      }
    }
    edge.from = moved(edge.from);
    edge.to = moved(edge.to);
    if (in_column) edge.chip = {};
    result.edge_of[id] = result.graph.edges.add(edge);
    if (in_column) result.columns[column_of[graph.edges[id].from]].line = result.edge_of[id];
  }
  for (Edge& edge : result.graph.edges) {
    if (edge.onto.valid() && edge.onto.index() < graph.edges.size()) edge.onto = result.edge_of[edge.onto];
  }
  return result;
}

Layout out_of_columns(LayoutGraph const& graph, Columns const& columns, Layout const& layout,
                      Options const& options) {
  Layout result;
  result.size = layout.size;
  result.join = layout.join;
  result.frames = layout.frames;
  result.boxes.resize(graph.nodes.size());
  result.routes.resize(graph.edges.size());

  Table<std::size_t, NodeId> column_at;  // by the node of the graph with columns; 0: none
  column_at.resize(columns.graph.nodes.size(), 0);
  for (std::size_t c = 0; c < columns.columns.size(); ++c) column_at[columns.columns[c].box] = c + 1;
  for (NodeId node : graph.nodes.ids()) {
    if (column_at[columns.node_of[node]] == 0) result.boxes[node] = layout.boxes[columns.node_of[node]];
  }
  Table<EdgeId, EdgeId> original;  // one that stands for each line
  original.resize(columns.graph.edges.size());
  for (EdgeId id : graph.edges.ids()) original[columns.edge_of[id]] = id;

  auto const copy_route = [&](EdgeId id, std::span<Point const> before) {
    Route const& route = layout.routes[columns.edge_of[id]];
    auto const points = route.of(layout.points);
    Route& copy = result.routes[id];
    copy = {static_cast<std::uint32_t>(result.points.size()), 0, route.label};
    if (points.empty()) return;
    result.points.insert(result.points.end(), before.begin(), before.end());
    result.points.insert(result.points.end(), points.begin(), points.end());
    copy.count = static_cast<std::uint32_t>(result.points.size()) - copy.first;
  };
  Table<std::uint8_t, EdgeId> done;
  done.resize(graph.edges.size(), 0);
  bool const upward = options.direction == Direction::bottom_up;
  for (Columns::Column const& column : columns.columns) {
    Rect const place = layout.boxes[column.box];
    // The leaf that comes first is nearest to what it bears on.
    Length y = upward ? place.bottom() : place.y;
    for (std::size_t i = 0; i < column.leaves.size(); ++i) {
      Size const size = graph.nodes[column.leaves[i]].size;
      Rect box{place.x + inset, y, std::max<Length>(size.width, 1), std::max<Length>(size.height, 1)};
      if (upward) {
        box.y -= box.height;
        y = box.y - leaf_gap;
      } else {
        y = box.bottom() + leaf_gap;
      }
      result.boxes[column.leaves[i]] = box;
      Point const turn[] = {{box.x, box.center_y()}, {place.x + rail, box.center_y()}};
      copy_route(column.lines[i], turn);
      done[column.lines[i]] = 1;
    }
  }
  for (EdgeId id : graph.edges.ids()) {
    if (done[id] == 0) copy_route(id, {});
  }
  for (Chip const& chip : layout.chips) result.chips.push_back({original[chip.edge], chip.box});
  std::ranges::sort(result.chips, {}, [](Chip const& chip) { return chip.edge.index(); });
  Table<NodeId, NodeId> node_at;
  node_at.resize(columns.graph.nodes.size());
  for (NodeId node : graph.nodes.ids()) node_at[columns.node_of[node]] = node;
  for (NodeId node : layout.reading_order) {
    if (std::size_t const c = column_at[node]; c != 0) {
      auto const& leaves = columns.columns[c - 1].leaves;
      result.reading_order.insert(result.reading_order.end(), leaves.begin(), leaves.end());
    } else {
      result.reading_order.push_back(node_at[node]);
    }
  }
  return result;
}

}  // namespace stet::argmap::layout
