// See layout.h. The phases in order, and the turning of the result into the wanted direction.
#include "argmap/layout/layout.h"

#include <algorithm>
#include <numeric>

#include "argmap/layout/arrange.h"
#include "argmap/layout/columns.h"
#include "argmap/layout/layers.h"
#include "argmap/layout/order.h"
#include "argmap/layout/outline.h"
#include "argmap/layout/pack.h"
#include "argmap/layout/place.h"
#include "argmap/layout/rank.h"
#include "argmap/layout/route.h"
#include "argmap/layout/tuck.h"

namespace stet::argmap::layout {

namespace {

Options checked(Options options) {
  options.node_gap = std::max<Length>(options.node_gap, 12);
  options.rank_gap = std::max<Length>(options.rank_gap, 24);
  options.component_gap = std::max<Length>(options.component_gap, 0);
  options.group_padding = std::max<Length>(options.group_padding, 4);
  options.margin = std::max<Length>(options.margin, 0);
  options.aspect = std::clamp(options.aspect, 10U, 1000U);
  return options;
}

// Sideways is top-down with the axes exchanged.
LayoutGraph turned(LayoutGraph graph) {
  for (Node& node : graph.nodes) std::swap(node.size.width, node.size.height);
  for (Edge& edge : graph.edges) std::swap(edge.chip.width, edge.chip.height);
  return graph;
}

Picture draw_part(LayoutGraph const& graph, Ranking const& ranking, GroupTree const& groups,
                  Options const& options, std::vector<Index> const& nodes, std::vector<EdgeId> const& edges) {
  Layered layered = make_layers(graph, ranking, groups, nodes, edges, {});
  reduce_crossings(layered, groups, options.effort);
  if (options.reuse_distance > 0) {
    Layered placed = layered;
    place(placed, groups, options);
    if (auto const far = far_edges(graph, placed, options); !far.empty()) {
      layered = make_layers(graph, ranking, groups, nodes, edges, far);
      reduce_crossings(layered, groups, options.effort);
    }
  }
  arrange(layered, groups, options);
  return draw(graph, layered, groups, options);
}

// Collects the pictures of the parts into one layout.
class Assembly {
 public:
  Assembly(LayoutGraph const& graph, Options const& options) : options_(options) {
    layout_.boxes.resize(graph.nodes.size());
    layout_.routes.resize(graph.edges.size());
    layout_.frames.resize(graph.groups.size());
  }

  void add(Picture const& picture, Point corner) {
    auto const moved = [&](Rect rect) {
      rect.x += corner.x;
      rect.y += corner.y;
      return rect;
    };
    for (auto const& box : picture.boxes) layout_.boxes[box.node] = moved(box.rect);
    for (auto const& frame : picture.frames) layout_.frames[GroupId{frame.group}] = moved(frame.rect);
    for (auto const& chip : picture.chips) layout_.chips.push_back({chip.edge, moved(chip.box)});
    for (auto const& line : picture.lines) {
      Route& route = layout_.routes[line.edge];
      route.first = static_cast<std::uint32_t>(layout_.points.size());
      route.count = static_cast<std::uint32_t>(line.points.size());
      for (Point point : line.points) layout_.points.push_back({point.x + corner.x, point.y + corner.y});
      std::size_t const middle = line.points.size() / 2;
      Point const a = line.points[middle - 1];
      Point const b = line.points[middle];
      route.label = {corner.x + a.x + (b.x - a.x) / 2, corner.y + a.y + (b.y - a.y) / 2};
    }
    layout_.size.width = std::max(layout_.size.width, corner.x + picture.size.width);
    layout_.size.height = std::max(layout_.size.height, corner.y + picture.size.height);
    for (auto const& box : picture.boxes) layout_.reading_order.push_back(box.node);
  }

  Layout finish() {
    std::ranges::sort(layout_.chips, {}, [](Chip const& chip) { return chip.edge.index(); });
    switch (options_.direction) {
      case Direction::top_down: break;
      case Direction::bottom_up: flip(); break;
      case Direction::left_right: exchange(); break;
      case Direction::right_left:
        exchange();
        mirror();
        break;
    }
    each_rect([&](Rect& rect) {
      rect.x += options_.margin;
      rect.y += options_.margin;
    });
    each_point([&](Point& point) {
      point.x += options_.margin;
      point.y += options_.margin;
    });
    layout_.size.width += 2 * options_.margin;
    layout_.size.height += 2 * options_.margin;
    return std::move(layout_);
  }

 private:
  template <class F>
  void each_rect(F change) {
    for (Rect& rect : layout_.boxes) change(rect);
    for (Rect& rect : layout_.frames) {
      if (rect.width > 0) change(rect);
    }
    for (Chip& chip : layout_.chips) change(chip.box);
  }
  template <class F>
  void each_point(F change) {
    for (Point& point : layout_.points) change(point);
    for (Route& route : layout_.routes) change(route.label);
  }
  void flip() {
    each_rect([&](Rect& rect) { rect.y = layout_.size.height - rect.bottom(); });
    each_point([&](Point& point) { point.y = layout_.size.height - point.y; });
  }
  void mirror() {
    each_rect([&](Rect& rect) { rect.x = layout_.size.width - rect.right(); });
    each_point([&](Point& point) { point.x = layout_.size.width - point.x; });
  }
  void exchange() {
    layout_.join = Join::horizontal;
    each_rect([&](Rect& rect) {
      std::swap(rect.x, rect.y);
      std::swap(rect.width, rect.height);
    });
    each_point([&](Point& point) { std::swap(point.x, point.y); });
    std::swap(layout_.size.width, layout_.size.height);
  }

  Options const& options_;
  Layout layout_;
};

Layout lay_out_layers(LayoutGraph const& graph, Options const& options) {
  bool const sideways = is_sideways(options.direction);
  GroupTree groups = group_tree(graph, options.direction);
  Ranking const ranking = rank_nodes(graph, groups, options);
  auto const edges = edges_of_parts(graph, ranking);
  std::vector<Picture> pictures;
  pictures.reserve(ranking.parts.size());
  for (std::size_t part = 0; part < ranking.parts.size(); ++part) {
    pictures.push_back(draw_part(graph, ranking, groups, options, ranking.parts[part], edges[part]));
  }
  // Deep parts first, single boxes last; the number of ranks does not change with the wording.
  std::vector<std::size_t> sequence(pictures.size());
  std::iota(sequence.begin(), sequence.end(), std::size_t{0});
  std::ranges::stable_sort(sequence, std::greater{}, [&](std::size_t part) { return pictures[part].ranks; });
  auto const tucked = tuck_in(pictures, sequence, options.component_gap);
  auto const where = [&](std::size_t part) {
    return std::ranges::lower_bound(tucked, part, {}, &Tucked::part);
  };
  auto const is_tucked = [&](std::size_t part) {
    auto const it = where(part);
    return it != tucked.end() && it->part == part;
  };
  std::vector<std::size_t> packed;
  std::vector<Size> sizes;
  for (std::size_t part : sequence) {
    if (is_tucked(part)) continue;
    packed.push_back(part);
    sizes.push_back(pictures[part].size);
  }
  auto const corners = pack(sizes, options.component_gap, sideways ? 10000 / options.aspect : options.aspect);
  std::vector<Point> corner_of(pictures.size());
  for (std::size_t i = 0; i < packed.size(); ++i) corner_of[packed[i]] = corners[i];
  for (Tucked const& one : tucked) {
    Point const outer = corner_of[one.into];
    corner_of[one.part] = {outer.x + one.corner.x, outer.y + one.corner.y};
  }

  Assembly assembly{graph, options};
  for (std::size_t part : sequence) assembly.add(pictures[part], corner_of[part]);
  return assembly.finish();
}

}  // namespace

Layout lay_out(LayoutGraph const& graph, Options const& options) {
  Options const use = checked(options);
  if (use.mode == Mode::outline) return lay_out_outline(graph, use);
  if (is_sideways(use.direction)) return lay_out_layers(turned(graph), use);
  Columns const columns = into_columns(graph, use);
  if (columns.empty()) return lay_out_layers(graph, use);
  return out_of_columns(graph, columns, lay_out_layers(columns.graph, use), use);
}

}  // namespace stet::argmap::layout
