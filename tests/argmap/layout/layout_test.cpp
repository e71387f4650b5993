#include "argmap/layout/layout.h"

#include <chrono>

#include "graphs.h"

namespace stet::argmap::layout::test {
namespace {

LayoutGraph chain(std::uint32_t size) {
  LayoutGraph graph;
  for (std::uint32_t i = 0; i < size; ++i) graph.nodes.add({{100, 40}, GroupId{}, {}});
  for (std::uint32_t i = 1; i < size; ++i) graph.edges.add({NodeId{i}, NodeId{i - 1}, EdgeId{}, {}});
  return graph;
}

// Generous, for a busy machine; what must not happen is minutes.
void expect_quick(LayoutGraph const& graph) {
  auto const begin = std::chrono::steady_clock::now();
  Layout const layout = lay_out(graph);
  auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  EXPECT_LT(seconds, 20.0);
  EXPECT_EQ(layout.reading_order.size(), graph.nodes.size());
  for (Rect box : layout.boxes) EXPECT_GT(box.width, 0);
}

TEST(Layout, an_empty_graph_is_only_margin) {
  Layout const layout = lay_out(LayoutGraph{});
  EXPECT_EQ(layout.size, (Size{32, 32}));
}

TEST(Layout, reasons_stand_below_what_they_bear_on) {
  Layout const layout = lay_out(chain(4));
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_LT(layout.boxes[NodeId{i - 1}].bottom(), layout.boxes[NodeId{i}].y);
    EXPECT_EQ(layout.boxes[NodeId{i - 1}].x, layout.boxes[NodeId{i}].x);
  }
  auto const points = layout.routes[EdgeId{0}].of(layout.points);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points.front().y, layout.boxes[NodeId{1}].y);
  EXPECT_EQ(points.back().y, layout.boxes[NodeId{0}].bottom());
}

TEST(Layout, random_graphs_are_sound_in_every_direction) {
  for (std::uint64_t seed = 1; seed <= 36; ++seed) {
    std::uint32_t const nodes = 2 + static_cast<std::uint32_t>(seed * 7 % 60);
    auto const small = static_cast<std::uint32_t>(seed);
    LayoutGraph const graph = random_graph(seed, nodes, nodes + small % 20, small % 3 == 0 ? small % 7 : 0);
    for (Direction direction :
         {Direction::top_down, Direction::bottom_up, Direction::left_right, Direction::right_left}) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", direction " +
                   std::to_string(static_cast<int>(direction)));
      Options options;
      options.direction = direction;
      Layout const layout = lay_out(graph, options);
      expect_sound(graph, layout);
      EXPECT_TRUE(equal(layout, lay_out(graph, options)));
      if (HasFailure()) return;
    }
  }
}

TEST(Layout, argument_maps_are_sound) {
  for (std::uint32_t size : {10U, 100U, 700U}) {
    LayoutGraph const graph = sized(bench::argument_graph(size, 5));
    expect_sound(graph, lay_out(graph));
  }
}

TEST(Layout, bottom_up_is_top_down_turned_over) {
  LayoutGraph const graph = random_graph(11, 40, 50, 0);
  Options options;
  Layout const down = lay_out(graph, options);
  options.direction = Direction::bottom_up;
  Layout const up = lay_out(graph, options);
  EXPECT_EQ(down.size, up.size);
  for (NodeId node : graph.nodes.ids()) {
    EXPECT_EQ(up.boxes[node].x, down.boxes[node].x);
    EXPECT_EQ(up.boxes[node].y, down.size.height - down.boxes[node].bottom());
  }
}

TEST(Layout, nodes_of_one_rank_stand_side_by_side) {
  LayoutGraph graph = chain(6);
  graph.nodes[NodeId{1}].same_rank = 4;
  graph.nodes[NodeId{5}].same_rank = 4;
  Layout const layout = lay_out(graph);
  EXPECT_EQ(layout.boxes[NodeId{1}].y, layout.boxes[NodeId{5}].y);
  expect_sound(graph, layout);
}

TEST(Layout, an_undercut_ends_in_the_middle_of_its_line) {
  LayoutGraph graph = chain(2);
  graph.nodes.add({{80, 30}, GroupId{}, {}});
  graph.edges.add({NodeId{2}, NodeId{0}, EdgeId{0}, {}});
  Layout const layout = lay_out(graph);
  auto const line = layout.routes[EdgeId{0}].of(layout.points);
  auto const end = layout.routes[EdgeId{1}].of(layout.points).back();
  EXPECT_NEAR(end.x, (line.front().x + line.back().x) / 2.0, 1);
  EXPECT_NEAR(end.y, (line.front().y + line.back().y) / 2.0, 1);
}

// The order of the source decides: words that grow a little change nothing but widths.
TEST(Layout, a_small_edit_keeps_the_order) {
  LayoutGraph graph = sized(bench::argument_graph(80, 2));
  Layout const before = lay_out(graph);
  graph.nodes[NodeId{40}].size.width += 10;
  Layout const after = lay_out(graph);
  EXPECT_EQ(before.reading_order, after.reading_order);
  graph.nodes.add({{120, 40}, GroupId{}, {}});
  graph.edges.add({NodeId{80}, NodeId{3}, EdgeId{}, {}});
  Layout const larger = lay_out(graph);
  std::size_t turned = 0;
  for (std::size_t i = 1; i < before.reading_order.size(); ++i) {
    NodeId const a = before.reading_order[i - 1];
    NodeId const b = before.reading_order[i];
    if (before.boxes[a].y != before.boxes[b].y) continue;
    turned += larger.boxes[a].x > larger.boxes[b].x ? 1 : 0;
  }
  EXPECT_LE(turned, 2U);
}

TEST(Layout, parts_are_packed_towards_the_wanted_shape) {
  LayoutGraph graph;
  for (int i = 0; i < 60; ++i) graph.nodes.add({{100, 60}, GroupId{}, {}});
  Layout const layout = lay_out(graph);
  expect_sound(graph, layout);
  EXPECT_LT(layout.size.width, 3 * layout.size.height);
  EXPECT_LT(layout.size.height, layout.size.width);
}

TEST(Layout, what_stands_alone_goes_where_rows_leave_room) {
  LayoutGraph graph;
  for (std::uint32_t i = 0; i < 6; ++i) graph.nodes.add({{100, 40}, GroupId{}, {}});
  for (std::uint32_t i = 1; i < 6; ++i) graph.edges.add({NodeId{i}, NodeId{0}, EdgeId{}, {}});
  Size const without = lay_out(graph).size;
  NodeId const low = graph.nodes.add({{100, 40}, GroupId{}, {}});
  NodeId const high = graph.nodes.add({{100, 41}, GroupId{}, {}});  // than the row
  Layout const layout = lay_out(graph);
  expect_sound(graph, layout);
  EXPECT_EQ(layout.boxes[low].y, layout.boxes[NodeId{0}].y);
  EXPECT_LE(layout.boxes[low].right() + Options{}.margin, without.width);
  Rect const tree{0, 0, without.width - Options{}.margin, without.height - Options{}.margin};
  EXPECT_FALSE(tree.overlaps(layout.boxes[high]));
}

TEST(LayoutLimits, boxes_alone_beside_a_chain_of_ten_thousand) {
  LayoutGraph graph = chain(10'000);
  for (int i = 0; i < 10'000; ++i) graph.nodes.add({{100, 40}, GroupId{}, {}});
  expect_quick(graph);
}

TEST(LayoutLimits, circle_of_ten_thousand) {
  LayoutGraph graph = chain(10'000);
  graph.edges.add({NodeId{0}, NodeId{9'999}, EdgeId{}, {}});
  expect_quick(graph);
}

TEST(LayoutLimits, star_of_ten_thousand) {
  LayoutGraph graph;
  for (std::uint32_t i = 0; i <= 10'000; ++i) graph.nodes.add({{100, 40}, GroupId{}, {}});
  for (std::uint32_t i = 1; i <= 10'000; ++i) graph.edges.add({NodeId{i}, NodeId{0}, EdgeId{}, {}});
  expect_quick(graph);
}

TEST(LayoutLimits, complete_bipartite) {
  LayoutGraph graph;
  for (std::uint32_t i = 0; i < 200; ++i) graph.nodes.add({{100, 40}, GroupId{}, {}});
  for (std::uint32_t i = 0; i < 100; ++i) {
    for (std::uint32_t j = 100; j < 200; ++j) graph.edges.add({NodeId{j}, NodeId{i}, EdgeId{}, {}});
  }
  expect_quick(graph);
}

TEST(LayoutLimits, a_hundred_thousand_loose_boxes) {
  LayoutGraph graph;
  for (std::uint32_t i = 0; i < 100'000; ++i) graph.nodes.add({{100, 40}, GroupId{}, {}});
  expect_quick(graph);
}

TEST(LayoutLimits, chain_of_a_hundred_thousand) { expect_quick(chain(100'000)); }

TEST(LayoutLimits, long_lines_along_a_deep_chain) {
  LayoutGraph graph = chain(5'000);
  for (std::uint32_t i = 2; i < 5'000; ++i) graph.edges.add({NodeId{i}, NodeId{0}, EdgeId{}, {}});
  expect_quick(graph);
}

TEST(LayoutLimits, groups_in_groups) {
  LayoutGraph graph;
  for (std::uint32_t i = 0; i < 2'000; ++i) graph.groups.add({i > 0 ? GroupId{i - 1} : GroupId{}, {50, 20}});
  for (std::uint32_t i = 0; i < 4'000; ++i) graph.nodes.add({{100, 40}, GroupId{i % 2'000}, {}});
  for (std::uint32_t i = 1; i < 4'000; ++i) graph.edges.add({NodeId{i}, NodeId{i / 2}, EdgeId{}, {}});
  expect_quick(graph);
}

}  // namespace
}  // namespace stet::argmap::layout::test
