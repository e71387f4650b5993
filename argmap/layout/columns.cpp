// See columns.h.
#include "argmap/layout/columns.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "argmap/layout/rank.h"

namespace stet::argmap::layout {

namespace {

constexpr Length rail = 6;    // from the left side of the column
constexpr Length inset = 20;  // of what hangs on it
constexpr Length item_gap = 14;
constexpr Length inner_rail = 10;      // from the left side of a box, of the lines to it inside a column,
constexpr Length inner_rail_gap = 12;  // one for each kind of them
constexpr Length inner_inset = 14;     // of the boxes, from the innermost rail
constexpr std::size_t most_rows = 8;

// About as many rows as there are columns, since boxes are wider than high.
std::size_t rows_for(std::size_t leaves) {
  std::size_t rows = 3;
  while (rows < most_rows && rows * rows < leaves) ++rows;
  std::size_t const columns = (leaves + rows - 1) / rows;
  return (leaves + columns - 1) / columns;
}

// What may go into columns: branches that bear on one thing by one line and that nothing reaches from
// elsewhere.
class Branches {
 public:
  explicit Branches(LayoutGraph const& graph) : graph_(graph) {
    std::size_t const size = graph.nodes.size();
    line.resize(size);
    barred_.resize(size, 0);
    children_.resize(size);
    pending_.resize(size, 0);
    for (EdgeId id : graph.edges.ids()) {
      Edge const& edge = graph.edges[id];
      if (edge.onto.valid() && edge.onto.index() < graph.edges.size()) {
        bar(graph.edges[edge.onto].from);
        bar(edge.to);
      }
      if (!connects(graph, edge) || edge.onto.valid()) {
        bar(edge.from);
        bar(edge.to);
        continue;
      }
      if (line[edge.from].valid()) bar(edge.from);
      line[edge.from] = id;
      children_[edge.to].push_back(id);
      ++pending_[edge.to];
    }
    for (NodeId node : graph.nodes.ids()) {
      if (graph.nodes[node].same_rank || !line[node].valid()) bar(node);
    }
    find_whole();
  }

  // The outermost members of columns, `depth` lines below a root or further down; 0: leaves only.
  [[nodiscard]] std::vector<NodeId> tops(std::uint32_t depth) const {
    std::vector<NodeId> result;
    if (depth == 0) {
      for (NodeId node : graph_.nodes.ids()) {
        if (whole_[node] != 0 && children_[node].empty() && graph_.edges[line[node]].column_from > 0)
          result.push_back(node);
      }
      return result;
    }
    // From the roots down, each node once.
    Table<std::uint8_t, NodeId> seen;
    seen.resize(graph_.nodes.size(), 0);
    std::vector<NodeId> level;
    for (NodeId node : graph_.nodes.ids()) {
      if (line[node].valid()) continue;
      level.push_back(node);
      seen[node] = 1;
    }
    for (std::uint32_t below = 1; !level.empty(); ++below) {
      std::vector<NodeId> next;
      for (NodeId const node : level) {
        for (EdgeId const id : children_[node]) {
          NodeId const child = graph_.edges[id].from;
          if (seen[child] != 0) continue;
          seen[child] = 1;
          if (below >= depth && whole_[child] != 0 && graph_.edges[id].column_from > 0) {
            result.push_back(child);
          } else {
            next.push_back(child);
          }
        }
      }
      level = std::move(next);
    }
    std::ranges::sort(result);
    return result;
  }

  [[nodiscard]] std::vector<EdgeId> const& children(NodeId node) const { return children_[node]; }

  Table<EdgeId, NodeId> line;  // the one that leads from each node

 private:
  void bar(NodeId node) {
    if (node.valid() && node.index() < graph_.nodes.size()) barred_[node] = 1;
  }

  // From the leaves up: a branch is whole if all that bears on it is.
  void find_whole() {
    whole_.resize(graph_.nodes.size(), 0);
    std::vector<NodeId> ready;
    auto const look = [&](NodeId node) {
      if (pending_[node] == 0 && barred_[node] == 0) ready.push_back(node);
    };
    for (NodeId node : graph_.nodes.ids()) look(node);
    while (!ready.empty()) {
      NodeId const node = ready.back();
      ready.pop_back();
      whole_[node] = 1;
      NodeId const to = graph_.edges[line[node]].to;
      // A frame does not cut a column.
      if (graph_.nodes[to].group != graph_.nodes[node].group) continue;
      --pending_[to];
      look(to);
    }
  }

  LayoutGraph const& graph_;
  Table<std::uint8_t, NodeId> barred_;
  Table<std::uint8_t, NodeId> whole_;
  Table<std::vector<EdgeId>, NodeId> children_;  // lines that lead to each node
  Table<std::uint32_t, NodeId> pending_;
};

using Kind = std::pair<bool, std::uint32_t>;
Kind kind_of(Edge const& edge) { return {edge.together, edge.column_kind}; }

// A branch as an indented list, its top first. Returns its height.
Length stack_up(LayoutGraph const& graph, Branches const& branches, NodeId top,
                std::vector<Columns::Item>& items) {
  struct Waiting {
    NodeId node;
    std::size_t parent;
    Length x;
    Length rail;
  };
  std::vector<Waiting> waiting{{top, Columns::no_parent, inset, rail}};
  Length y = 0;
  while (!waiting.empty()) {
    Waiting const here = waiting.back();
    waiting.pop_back();
    Size const size = graph.nodes[here.node].size;
    Size const box{std::max<Length>(size.width, 1), std::max<Length>(size.height, 1)};
    std::size_t const number = items.size();
    items.push_back(
        {here.node, branches.line[here.node], here.parent, {here.x, y, box.width, box.height}, here.rail});
    y += box.height + item_gap;
    // One kind after the other; the first has the innermost rail, so that no line crosses another.
    std::vector<Kind> kinds;
    for (EdgeId const id : branches.children(here.node)) {
      if (std::ranges::find(kinds, kind_of(graph.edges[id])) == kinds.end())
        kinds.push_back(kind_of(graph.edges[id]));
    }
    auto const rails = static_cast<Length>(kinds.size());
    Length const x = here.x + inner_rail + (rails - 1) * inner_rail_gap + inner_inset;
    std::vector<Waiting> below;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      Length const at = here.x + inner_rail + (rails - 1 - static_cast<Length>(kind)) * inner_rail_gap;
      for (EdgeId const id : branches.children(here.node)) {
        if (kind_of(graph.edges[id]) == kinds[kind]) below.push_back({graph.edges[id].from, number, x, at});
      }
    }
    waiting.insert(waiting.end(), below.rbegin(), below.rend());
  }
  return y - item_gap;
}

// Puts the branches of one family into columns, each as its own item list.
void fill_columns(LayoutGraph const& graph, Branches const& branches, std::vector<NodeId> const& tops,
                  std::size_t rows, Length most_height, Columns& result) {
  Length height = 0;
  std::size_t in_column = 0;
  for (NodeId const top : tops) {
    std::vector<Columns::Item> items;
    Length const needed = stack_up(graph, branches, top, items);
    bool const full = most_height > 0 ? height + item_gap + needed > most_height : in_column == rows;
    if (in_column == 0 || full) {
      result.columns.emplace_back();
      height = 0;
      in_column = 0;
    }
    Columns::Column& column = result.columns.back();
    Length const from = in_column == 0 ? 0 : height + item_gap;
    std::size_t const first = column.items.size();
    for (Columns::Item item : items) {
      item.place.y += from;
      if (item.parent != Columns::no_parent) item.parent += first;
      column.items.push_back(item);
    }
    height = from + needed;
    ++in_column;
  }
}

}  // namespace

Columns into_columns(LayoutGraph const& graph, Options const& options) {
  Branches const branches(graph);
  auto const& line = branches.line;
  // The branches that may share columns; one of another group stays where it is.
  std::map<std::tuple<NodeId, GroupId, std::uint32_t>, std::vector<NodeId>> families;
  for (NodeId node : branches.tops(options.hang)) {
    Edge const& edge = graph.edges[line[node]];
    families[{edge.to, graph.nodes[node].group, edge.column_kind}].push_back(node);
  }
  // How many there are below one node, of all kinds together: these decide, so that columns and rows do not
  // mix.
  std::map<std::tuple<NodeId, GroupId, std::uint32_t>, std::size_t> together;
  auto const least = [&](std::vector<NodeId> const& tops) {
    if (options.hang > 0) return 1U;
    return std::max<std::uint32_t>(graph.edges[line[tops.front()]].column_from, 2);
  };
  for (auto const& [key, tops] : families)
    together[{std::get<0>(key), std::get<1>(key), least(tops)}] += tops.size();
  Columns result;
  for (auto const& [key, tops] : families) {
    std::size_t const all = together[{std::get<0>(key), std::get<1>(key), least(tops)}];
    bool const lone_leaf = tops.size() < 2 && branches.children(tops.front()).empty();
    if (all < least(tops) || lone_leaf) continue;
    fill_columns(graph, branches, tops, rows_for(all), options.hang > 0 ? options.column_height : 0, result);
  }
  if (result.columns.empty()) return result;

  constexpr std::size_t none_of_them = static_cast<std::size_t>(-1);
  Table<std::size_t, NodeId> column_of;
  column_of.resize(graph.nodes.size(), none_of_them);
  for (std::size_t i = 0; i < result.columns.size(); ++i) {
    for (Columns::Item const& item : result.columns[i].items) column_of[item.node] = i;
  }
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
      for (Columns::Item const& item : column.items) {
        box.size.width = std::max(box.size.width, item.place.right());
        box.size.height = std::max(box.size.height, item.place.bottom());
      }
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
      if (column_of[edge.to] == column_of[edge.from]) continue;  // drawn when the column is taken apart
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
  Table<std::size_t, NodeId> column_at;  // by node of the layout; one more than the column
  column_at.resize(columns.graph.nodes.size(), 0);
  for (std::size_t i = 0; i < columns.columns.size(); ++i) column_at[columns.columns[i].box] = i + 1;
  for (NodeId node : graph.nodes.ids()) {
    if (column_at[columns.node_of[node]] == 0) result.boxes[node] = layout.boxes[columns.node_of[node]];
  }
  Table<EdgeId, EdgeId> original;  // one that stands for each line
  original.resize(columns.graph.edges.size());
  for (EdgeId id : graph.edges.ids()) {
    if (columns.edge_of[id].valid()) original[columns.edge_of[id]] = id;
  }

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
    for (Columns::Item const& item : column.items) {
      // What comes first is nearest to what it bears on.
      Rect box = item.place;
      box.x += place.x;
      box.y = upward ? place.bottom() - item.place.bottom() : place.y + item.place.y;
      result.boxes[item.node] = box;
      done[item.line] = 1;
      Length const x = place.x + item.rail;
      if (item.parent == Columns::no_parent) {
        Point const turn[] = {{box.x, box.center_y()}, {x, box.center_y()}};
        copy_route(item.line, turn);
        continue;
      }
      Rect const above = result.boxes[column.items[item.parent].node];
      Route& route = result.routes[item.line];
      route = {static_cast<std::uint32_t>(result.points.size()), 3, {x, box.center_y()}};
      result.points.push_back({box.x, box.center_y()});
      result.points.push_back({x, box.center_y()});
      result.points.push_back({x, upward ? above.y : above.bottom()});
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
      for (Columns::Item const& item : columns.columns[c - 1].items)
        result.reading_order.push_back(item.node);
    } else {
      result.reading_order.push_back(node_at[node]);
    }
  }
  return result;
}

}  // namespace stet::argmap::layout
