#include "argmap/render/pages.h"

#include <gtest/gtest.h>

#include "bench/argument_diagram.h"

namespace stet::argmap::render {
namespace {

TEST(Pages, what_fits_is_one_page) {
  auto const diagram = bench::argument_diagram(bench::argument_graph(6, 1));
  auto const pages = split_pages(diagram, {2'000, 2'000});
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].diagram.nodes.size(), diagram.nodes.size());
  EXPECT_EQ(pages[0].diagram.edges.size(), diagram.edges.size());
}

TEST(Pages, every_box_and_line_is_on_a_page) {
  auto diagram = bench::argument_diagram(bench::argument_graph(300, 2));
  GroupId const outer = diagram.groups.add({"Outer", GroupId{}, ""});
  GroupId const inner = diagram.groups.add({"Inner", outer, ""});
  for (std::size_t i = 0; i < 300; i += 3) diagram.nodes[NodeId{i}].group = i % 2 == 0 ? inner : outer;
  layout::Size const room{1'600, 2'200};
  auto const pages = split_pages(diagram, room);
  EXPECT_GT(pages.size(), 5U);
  std::size_t lines = 0;
  std::vector<std::size_t> shown(diagram.nodes.size(), 0);
  for (Page const& page : pages) {
    lines += page.diagram.edges.size();
    ASSERT_EQ(page.original.size(), page.diagram.nodes.size());
    for (NodeId node : page.diagram.nodes.ids()) {
      auto const& original = diagram.nodes[page.original[node.index()]];
      if (page.diagram.nodes[node].text == original.text) ++shown[page.original[node.index()].index()];
    }
    for (DiagramEdge const& edge : page.diagram.edges) {
      EXPECT_LT(edge.from.index(), page.diagram.nodes.size());
      EXPECT_LT(edge.to.index(), page.diagram.nodes.size());
    }
    for (DiagramGroup const& group : page.diagram.groups) {
      EXPECT_EQ(group.parent.valid(), group.title == "Inner");
    }
    // The widest page needs little shrinking.
    layout::Options options;
    options.direction = layout::Direction::left_right;
    EXPECT_LT(compose(page.diagram, options).layout.size.height, 3 * room.height);
  }
  EXPECT_EQ(lines, diagram.edges.size());
  for (std::size_t count : shown) EXPECT_GE(count, 1U);
}

TEST(Pages, an_empty_diagram_is_an_empty_page) { EXPECT_EQ(split_pages(Diagram{}, {800, 600}).size(), 1U); }

}  // namespace
}  // namespace stet::argmap::render
