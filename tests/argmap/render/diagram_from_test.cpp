#include "argmap/render/diagram_from.h"

#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "parser/parse.h"

namespace stet::argmap::render {
namespace {

struct Made {
  ArgumentMap map;
  MapDiagram diagram;
};

Made make(std::string const& text) {
  Sources sources;
  FileId const file = sources.add("map.argdown", text);
  auto const parsed = parser::parse(file, sources[file].text());
  Document const document{file, &parsed.tree};
  Made made;
  made.map = build(sources, std::span{&document, 1}).map;
  made.diagram = diagram_from(made.map, select(made.map));
  return made;
}

TEST(DiagramFrom, nodes_lines_and_frames_of_a_map) {
  Made const made = make(
      "# Part one\n\n[Pledge]: Russia has promised support.\n  + <Rogozin>: Words.\n    _> <Context>: A "
      "remark.\n"
      "  - <Denial>\n\n## Inside\n\n[Other]: More. {rank: top}\n  >< [Pledge]\n");
  Diagram const& diagram = made.diagram.diagram;
  ASSERT_EQ(diagram.groups.size(), 2U);
  EXPECT_EQ(diagram.groups[GroupId{0}].title, "Part one");
  EXPECT_EQ(diagram.groups[GroupId{1}].parent, GroupId{0});
  std::size_t undercuts = 0;
  std::size_t ranked = 0;
  for (DiagramNode const& node : diagram.nodes) {
    ranked += node.same_rank ? 1 : 0;
    EXPECT_EQ(node.kind,
              node.title == "Pledge" || node.title == "Other" ? NodeKind::claim : NodeKind::argument);
    EXPECT_TRUE(node.group.valid());
    EXPECT_TRUE(node.color.empty());
  }
  for (DiagramEdge const& edge : diagram.edges) undercuts += edge.kind == EdgeKind::undercut ? 1 : 0;
  EXPECT_EQ(diagram.nodes.size(), 5U);
  EXPECT_EQ(ranked, 1U);
  EXPECT_EQ(undercuts, 1U);
}

TEST(DiagramFrom, an_undercut_ends_on_the_line_of_its_argument) {
  Made const made = make("[A]: a\n  + <R>: r\n    _ <U>: u\n");
  Diagram const& diagram = made.diagram.diagram;
  for (DiagramEdge const& edge : diagram.edges) {
    if (edge.kind != EdgeKind::undercut) continue;
    ASSERT_TRUE(edge.onto.valid());
    EXPECT_EQ(diagram.edges[edge.onto].from, edge.to);
    return;
  }
  ADD_FAILURE() << "there is no undercut";
}

TEST(DiagramFrom, undercuts_of_steps_stay_when_arguments_are_taken_apart) {
  Made const made = make(
      "===\nmodel: {explodeArguments: true}\n===\n\n<A>\n\n(1) [P]: p\n----\n  _ <First>: f\n(2) [R]: "
      "r\n----\n(3) [T]: t\n\n<Last>: l\n  _> <A>\n");
  Diagram const& diagram = made.diagram.diagram;
  std::string undercuts;
  for (DiagramEdge const& edge : diagram.edges) {
    if (edge.kind == EdgeKind::undercut)
      undercuts += diagram.nodes[edge.from].title + " " + diagram.nodes[edge.to].title + "; ";
  }
  EXPECT_EQ(undercuts, "First A - 1; Last A - 2; ");
}

// The second premise is none for the map's settings, but one alone would look as if it were enough.
TEST(DiagramFrom, premises_are_told_together) {
  Made const made = make("<A>\n\n(1) [P]: p\n(2) untitled\n----\n(3) [C]: c\n");
  for (DiagramNode const& node : made.diagram.diagram.nodes) {
    if (node.kind != NodeKind::argument) continue;
    EXPECT_EQ(node.hidden, 1U);
    EXPECT_EQ(node.hidden_premises, 1U);
  }
  MapView const picture = select_with_cited(made.map);
  EXPECT_EQ(picture.nodes.size(), 4U);
}

TEST(DiagramFrom, a_closed_group_is_one_node) {
  Made const made =
      make("[A]: a\n  - [B]\n  - [C]\n\n# Shut {isClosed: true}\n\n[B]: b\n\n[C]: c\n  + [B]\n");
  Diagram const& diagram = made.diagram.diagram;
  ASSERT_EQ(diagram.nodes.size(), 2U);
  EXPECT_EQ(diagram.nodes[NodeId{1}].title, "Shut");
  EXPECT_EQ(diagram.edges.size(), 1U);
}

}  // namespace
}  // namespace stet::argmap::render
