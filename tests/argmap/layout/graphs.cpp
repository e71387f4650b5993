#include "graphs.h"

#include <algorithm>

#include "argmap/layout/text.h"

namespace stet::argmap::layout::test {

LayoutGraph random_graph(std::uint64_t seed, std::uint32_t nodes, std::uint32_t edges, std::uint32_t groups) {
  bench::Random random{seed};
  LayoutGraph graph;
  for (std::uint32_t g = 0; g < groups; ++g) {
    Group group;
    if (g > 0 && random.below(2) == 0) group.parent = GroupId{random.below(g)};
    group.title = {static_cast<Length>(random.below(300)), 20};
    graph.groups.add(group);
  }
  for (std::uint32_t n = 0; n < nodes; ++n) {
    Node node;
    node.size = {static_cast<Length>(20 + random.below(200)), static_cast<Length>(20 + random.below(100))};
    if (groups > 0 && random.below(3) > 0) node.group = GroupId{random.below(groups)};
    if (random.below(20) == 0) node.same_rank = random.below(3);
    graph.nodes.add(node);
  }
  for (std::uint32_t e = 0; nodes > 0 && e < edges; ++e) {
    Edge edge{NodeId{random.below(nodes)}, NodeId{random.below(nodes)}, EdgeId{}, {60, 20}};
    if (e > 0 && random.below(10) == 0) {
      edge.onto = EdgeId{random.below(e)};
      edge.to = graph.edges[edge.onto].to;
    }
    graph.edges.add(edge);
  }
  return graph;
}

LayoutGraph sized(bench::ArgumentGraph const& map) {
  LayoutGraph graph;
  for (auto const& node : map.nodes) {
    auto const lines = wrap_text(node.text, {12, false}, 220);
    Length width = text_width(node.title, {13, true});
    for (auto const& line : lines) width = std::max(width, line.width);
    graph.nodes.add({{width + 24, static_cast<Length>(41 + 16 * lines.size())}, GroupId{}, {}});
  }
  for (auto const& edge : map.edges) graph.edges.add({NodeId{edge.from}, NodeId{edge.to}, EdgeId{}, {}});
  return graph;
}

namespace {

bool touches(Rect box, Point point) {
  bool const inside =
      point.x >= box.x && point.x <= box.right() && point.y >= box.y && point.y <= box.bottom();
  return inside &&
         (point.x == box.x || point.x == box.right() || point.y == box.y || point.y == box.bottom());
}

Rect around(Point a, Point b) {
  Length const x = std::min(a.x, b.x);
  Length const y = std::min(a.y, b.y);
  return {x, y, std::max(std::max(a.x, b.x) - x, 1), std::max(std::max(a.y, b.y) - y, 1)};
}

// Sorted by y, so that the comparison of all with all stays short.
template <class F>
void pairs_that_meet(std::vector<Rect> const& rects, F meet) {
  std::vector<std::size_t> order(rects.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return rects[i].y; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size() && rects[order[j]].y < rects[order[i]].bottom(); ++j) {
      if (rects[order[i]].overlaps(rects[order[j]])) meet(order[i], order[j]);
    }
  }
}

bool lies_in(LayoutGraph const& graph, GroupId group, GroupId outer) {
  while (group.valid() && group != outer) group = graph.groups[group].parent;
  return group == outer;
}

void expect_lines(LayoutGraph const& graph, Layout const& layout) {
  std::vector<Rect> rects(layout.boxes.begin(), layout.boxes.end());
  std::size_t const boxes = rects.size();
  for (EdgeId id : graph.edges.ids()) {
    auto const points = layout.routes[id].of(layout.points);
    if (points.empty()) continue;
    Edge const& edge = graph.edges[id];
    auto const chip = std::ranges::find(layout.chips, id, &Chip::edge);
    Rect const from = chip == layout.chips.end() ? layout.boxes[edge.from] : chip->box;
    EXPECT_TRUE(touches(from, points.front())) << "edge " << id.index();
    if (!edge.onto.valid()) {
      EXPECT_TRUE(touches(layout.boxes[edge.to], points.back())) << "edge " << id.index();
    }
    for (std::size_t i = 1; i < points.size(); ++i) rects.push_back(around(points[i - 1], points[i]));
  }
  // A curve stays within the rectangle between its ends.
  pairs_that_meet(rects, [&](std::size_t a, std::size_t b) {
    bool const line_a = a >= boxes;
    bool const line_b = b >= boxes;
    EXPECT_FALSE(line_a != line_b) << "a line crosses box " << std::min(a, b) << " at "
                                   << rects[std::min(a, b)].x << "," << rects[std::min(a, b)].y << ": "
                                   << rects[std::max(a, b)].x << "," << rects[std::max(a, b)].y << " "
                                   << rects[std::max(a, b)].width << "x" << rects[std::max(a, b)].height;
    if (!line_a && !line_b) ADD_FAILURE() << "boxes " << a << " and " << b << " overlap";
  });
}

}  // namespace

void expect_sound(LayoutGraph const& graph, Layout const& layout) {
  ASSERT_EQ(layout.boxes.size(), graph.nodes.size());
  ASSERT_EQ(layout.reading_order.size(), graph.nodes.size());
  Rect const all{0, 0, layout.size.width, layout.size.height};
  for (NodeId node : graph.nodes.ids()) {
    EXPECT_TRUE(all.contains(layout.boxes[node]));
    EXPECT_EQ(layout.boxes[node].width, graph.nodes[node].size.width);
    EXPECT_EQ(layout.boxes[node].height, graph.nodes[node].size.height);
  }
  for (Chip const& chip : layout.chips) {
    EXPECT_TRUE(all.contains(chip.box));
    for (Rect box : layout.boxes) EXPECT_FALSE(box.overlaps(chip.box));
  }
  for (Point point : layout.points) {
    EXPECT_TRUE(point.x >= 0 && point.y >= 0 && point.x <= all.width && point.y <= all.height);
  }
  expect_lines(graph, layout);
  for (GroupId group : graph.groups.ids()) {
    Rect const frame = layout.frames[group];
    if (frame.width == 0) continue;
    EXPECT_TRUE(all.contains(frame));
    if (layout.join == Join::vertical) {
      EXPECT_GE(frame.width, graph.groups[group].title.width);
    }
    Rect const title{frame.x + 4, frame.y + 4, frame.width - 8, graph.groups[group].title.height};
    for (NodeId node : graph.nodes.ids()) {
      Rect const box = layout.boxes[node];
      EXPECT_FALSE(title.overlaps(box))
          << "node " << node.index() << " covers the title of group " << group.index();
      if (lies_in(graph, graph.nodes[node].group, group)) {
        EXPECT_TRUE(frame.contains(box)) << "node " << node.index() << " leaves group " << group.index();
      } else {
        EXPECT_FALSE(frame.overlaps(box))
            << "node " << node.index() << " is no member of group " << group.index();
      }
    }
    for (GroupId other : graph.groups.ids()) {
      Rect const second = layout.frames[other];
      if (second.width == 0 || other == group) continue;
      if (lies_in(graph, other, group)) {
        EXPECT_TRUE(frame.contains(second));
      } else if (!lies_in(graph, group, other)) {
        EXPECT_FALSE(frame.overlaps(second)) << "groups " << group.index() << " and " << other.index();
      }
    }
  }
}

bool equal(Layout const& a, Layout const& b) {
  auto const chips = [](Chip const& c, Chip const& d) { return c.edge == d.edge && c.box == d.box; };
  auto const routes = [](Route const& c, Route const& d) { return c.first == d.first && c.count == d.count; };
  return a.size == b.size && std::ranges::equal(a.boxes, b.boxes) && a.points == b.points &&
         std::ranges::equal(a.frames, b.frames) && std::ranges::equal(a.chips, b.chips, chips) &&
         std::ranges::equal(a.routes, b.routes, routes) && a.reading_order == b.reading_order;
}

}  // namespace stet::argmap::layout::test
