// Two maps in one picture, what is highlighted, and what is revealed.
#include <gtest/gtest.h>

#include "argmap/render/narrow.h"
#include "argmap/render/svg.h"
#include "tests/support/svg_picture.h"

namespace stet::argmap::render {
namespace {

// The first is argued for by all others.
Diagram map_of(std::vector<std::pair<std::string, std::string>> const& boxes) {
  Diagram diagram;
  for (auto const& [title, text] : boxes) {
    DiagramNode node;
    node.title = title;
    node.text = text;
    diagram.nodes.add(std::move(node));
  }
  for (std::size_t i = 1; i < boxes.size(); ++i)
    diagram.edges.add({EdgeKind::support, NodeId{i}, NodeId{0}, EdgeId{}});
  return diagram;
}

Diagram const& before() {
  static Diagram const diagram = map_of({{"Thesis", "t"}, {"Kept", "k"}, {"Gone", "g"}, {"Changed", "c"}});
  return diagram;
}

TEST(Versions, WhatIsNewGoneOrRewordedIsMarked) {
  Diagram const both =
      compared(before(), map_of({{"Thesis", "t"}, {"Changed", "d"}, {"New", "n"}, {"Kept", "k"}}));
  std::string seen;
  for (DiagramNode const& node : both.nodes)
    seen += node.title + " " + std::to_string(static_cast<int>(node.change)) + "; ";
  EXPECT_EQ(seen, "Thesis 0; Changed 3; New 1; Kept 0; Gone 2; ");
  ASSERT_EQ(both.edges.size(), 4U);
  for (DiagramEdge const& edge : both.edges) {
    Change const end = both.nodes[edge.from].change;
    EXPECT_EQ(edge.change, end == Change::reworded ? Change::none : end);
  }
}

TEST(Versions, TheSameMapHasNoMarks) {
  Diagram const both = compared(before(), before());
  EXPECT_EQ(both.nodes.size(), before().nodes.size());
  EXPECT_EQ(both.edges.size(), before().edges.size());
  EXPECT_TRUE(to_svg(both) == to_svg(before()));
}

TEST(Versions, BesideEachOtherInFrames) {
  Diagram left = before();
  left.title = "Left";
  Diagram const both = beside(left, map_of({{"Thesis", "t"}, {"New", "n"}}));
  EXPECT_EQ(both.nodes.size(), 6U);
  EXPECT_EQ(both.edges.size(), 4U);
  ASSERT_EQ(both.groups.size(), 2U);
  EXPECT_EQ(both.groups[GroupId{0}].title, "Left");
  EXPECT_EQ(both.nodes[NodeId{4}].group, GroupId{1});
}

TEST(Versions, TheWayUpIsBoldAndTheRestIsDim) {
  Diagram diagram = before();
  highlight(diagram, ways_up(diagram, {NodeId{2}}));
  for (NodeId const node : diagram.nodes.ids())
    EXPECT_EQ(diagram.nodes[node].dim, node != NodeId{0} && node != NodeId{2});
  for (DiagramEdge const& edge : diagram.edges) EXPECT_EQ(edge.bold, edge.from == NodeId{2});
}

TEST(Versions, StepsKeepTheirPlaces) {
  Scene const scene = compose(before());
  auto const whole = test::read_svg(to_svg(before(), scene, {}));
  std::size_t const steps = reveal_steps(before(), scene);
  ASSERT_EQ(steps, before().nodes.size());
  for (std::size_t step = 1; step <= steps; ++step) {
    SvgOptions options;
    options.reveal = step;
    auto const part = test::read_svg(to_svg(before(), scene, options));
    EXPECT_EQ(part.width, whole.width);
    ASSERT_EQ(part.boxes.size(), step);
    EXPECT_EQ(part.lines.size(), step - 1);
    for (std::size_t i = 0; i < step; ++i) EXPECT_EQ(part.boxes[i].x, whole.boxes[i].x);
  }
}

TEST(Versions, ABlankMapHasNoWordsOfTheBoxes) {
  SvgOptions options;
  options.blank = true;
  std::string const svg = to_svg(map_of({{"Thesisword", "Textword"}, {"Reasonword", "r"}}), options);
  for (char const* word : {"Thesisword", "Textword", "Reasonword"})
    EXPECT_EQ(svg.find(word), std::string::npos);
}

}  // namespace
}  // namespace stet::argmap::render
