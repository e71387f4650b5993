// Leaves in columns, and pieces of a group below each other.
#include <set>

#include "argmap/layout/layout.h"
#include "graphs.h"

namespace stet::argmap::layout::test {
namespace {

LayoutGraph fan(std::uint32_t leaves, std::uint32_t column_from) {
  LayoutGraph graph;
  graph.nodes.add({{200, 60}, GroupId{}, {}});
  for (std::uint32_t i = 1; i <= leaves; ++i) {
    graph.nodes.add({{150 + static_cast<Length>(i % 5) * 10, 40}, GroupId{}, {}});
    Edge edge{NodeId{i}, NodeId{0}, EdgeId{}, {}};
    edge.column_from = column_from;
    graph.edges.add(edge);
  }
  return graph;
}

TEST(Columns, a_wide_fan_becomes_columns) {
  Layout const row = lay_out(fan(20, 0));
  for (Direction direction : {Direction::top_down, Direction::bottom_up}) {
    Options options;
    options.direction = direction;
    LayoutGraph const graph = fan(20, 9);
    Layout const layout = lay_out(graph, options);
    EXPECT_LT(layout.size.width, row.size.width / 3);
    expect_sound(graph, layout);
    EXPECT_EQ(layout.reading_order.size(), graph.nodes.size());
    std::set<Length> sides;
    for (std::size_t i = 1; i <= 20; ++i) sides.insert(layout.boxes[NodeId{i}].x);
    EXPECT_EQ(sides.size(), 4U);
    // In reading order the first leaf is nearest to the root.
    bool const above = layout.boxes[NodeId{1}].y < layout.boxes[NodeId{2}].y;
    EXPECT_EQ(above, direction == Direction::top_down);
  }
}

TEST(Columns, few_leaves_stay_in_a_row) {
  Layout const layout = lay_out(fan(8, 9));
  for (std::size_t i = 2; i <= 8; ++i) EXPECT_EQ(layout.boxes[NodeId{i}].y, layout.boxes[NodeId{1}].y);
}

TEST(Columns, kinds_do_not_share_one) {
  LayoutGraph graph = fan(4, 2);
  graph.edges[EdgeId{1}].column_kind = graph.edges[EdgeId{3}].column_kind = 1;
  Layout const layout = lay_out(graph);
  EXPECT_EQ(layout.boxes[NodeId{1}].x, layout.boxes[NodeId{3}].x);
  EXPECT_EQ(layout.boxes[NodeId{2}].x, layout.boxes[NodeId{4}].x);
  EXPECT_NE(layout.boxes[NodeId{1}].x, layout.boxes[NodeId{2}].x);
}

TEST(Columns, random_graphs_are_sound) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const small = static_cast<std::uint32_t>(seed);
    LayoutGraph graph = random_graph(seed, 20 + small % 30, 15 + small % 20, small % 4 == 0 ? 3 : 0);
    for (EdgeId edge : graph.edges.ids()) {
      graph.edges[edge].column_from = static_cast<std::uint32_t>(edge.index() % 3);
      graph.edges[edge].column_kind = static_cast<std::uint32_t>(edge.index() % 2);
    }
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

// A root with reasons that have objections of two kinds, one of them shared.
LayoutGraph tree(std::uint32_t reasons) {
  LayoutGraph graph;
  graph.nodes.add({{200, 60}, GroupId{}, {}});
  auto const below = [&](std::size_t parent, std::uint32_t kind) {
    NodeId const node = graph.nodes.add({{150, 40}, GroupId{}, {}});
    Edge edge{node, NodeId{parent}, EdgeId{}, {}};
    edge.column_from = 9;
    edge.column_kind = kind;
    graph.edges.add(edge);
    return node.index();
  };
  for (std::uint32_t i = 0; i < reasons; ++i) {
    std::size_t const reason = below(0, 0);
    below(reason, 1);
    below(below(reason, 0), 1);
  }
  return graph;
}

TEST(Columns, whole_branches_hang_below_each_other) {
  LayoutGraph const graph = tree(12);
  Layout const row = lay_out(graph);
  for (Direction direction : {Direction::top_down, Direction::bottom_up}) {
    Options options;
    options.direction = direction;
    options.hang = 1;
    options.column_height = 900;
    Layout const layout = lay_out(graph, options);
    expect_sound(graph, layout);
    EXPECT_LT(layout.size.width, row.size.width / 2);
    EXPECT_EQ(layout.reading_order.size(), graph.nodes.size());
    EXPECT_EQ(layout.boxes[NodeId{1}].x, layout.boxes[NodeId{5}].x);  // two reasons
    EXPECT_LT(layout.boxes[NodeId{1}].x, layout.boxes[NodeId{2}].x);  // an objection is indented
  }
}

TEST(Columns, random_branches_are_sound) {
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    auto const small = static_cast<std::uint32_t>(seed);
    LayoutGraph graph = random_graph(seed, 20 + small % 40, 20 + small % 20, small % 5 == 0 ? 3 : 0);
    for (EdgeId edge : graph.edges.ids()) {
      graph.edges[edge].column_from = edge.index() % 7 == 0 ? 0 : 9;
      graph.edges[edge].together = edge.index() % 7 == 0;
      graph.edges[edge].column_kind = static_cast<std::uint32_t>(edge.index() % 2);
    }
    SCOPED_TRACE("seed " + std::to_string(seed));
    Options options;
    options.hang = 1 + small % 3;
    options.column_height = 200 + static_cast<Length>(small % 5) * 200;
    if (small % 2 == 0) options.direction = Direction::bottom_up;
    Layout const layout = lay_out(graph, options);
    expect_sound(graph, layout);
    EXPECT_TRUE(equal(layout, lay_out(graph, options)));
    if (HasFailure()) return;
  }
}

TEST(Stagger, single_boxes_of_a_group_are_no_long_row) {
  LayoutGraph graph;
  GroupId const group = graph.groups.add({GroupId{}, {80, 20}});
  for (int i = 0; i < 40; ++i) graph.nodes.add({{200, 60}, group, {}});
  for (Direction direction : {Direction::top_down, Direction::left_right}) {
    Options options;
    options.direction = direction;
    Layout const layout = lay_out(graph, options);
    expect_sound(graph, layout);
    EXPECT_LT(layout.size.width, 3 * layout.size.height);
    EXPECT_LT(layout.size.height, 3 * layout.size.width);
  }
}

}  // namespace
}  // namespace stet::argmap::layout::test
