#include "argmap/render/narrow.h"

#include <gtest/gtest.h>

namespace stet::argmap::render {
namespace {

using evaluate::Verdict;

// 0 <- 1 <- 2 <- 3, and 4 alone with 5 in a circle; 2 is an argument.
Diagram chain() {
  Diagram diagram;
  GroupId const empty = diagram.groups.add({"Left out", GroupId{}, ""});
  GroupId const outer = diagram.groups.add({"Outer", GroupId{}, ""});
  GroupId const inner = diagram.groups.add({"Inner", outer, ""});
  for (int i = 0; i < 6; ++i) {
    DiagramNode node;
    node.title = std::to_string(i);
    node.kind = i == 2 ? NodeKind::argument : NodeKind::claim;
    if (i != 2) node.verdict = i % 2 == 0 ? Verdict::contested : Verdict::supported;
    if (i == 3) node.group = empty;
    if (i == 1) node.group = inner;
    diagram.nodes.add(node);
  }
  for (std::size_t i = 1; i < 4; ++i)
    diagram.edges.add({EdgeKind::support, NodeId{i}, NodeId{i - 1}, EdgeId{}});
  diagram.edges.add({EdgeKind::attack, NodeId{4}, NodeId{5}, EdgeId{}});
  diagram.edges.add({EdgeKind::attack, NodeId{5}, NodeId{4}, EdgeId{}});
  return diagram;
}

std::string kept_of(Kept const& kept) {
  std::string text;
  for (auto const one : kept) text += one != 0 ? 'x' : '.';
  return text;
}

TEST(Narrow, around_goes_both_ways) {
  EXPECT_EQ(kept_of(around(chain(), NodeId{1}, 1)), "xxx...");
  EXPECT_EQ(kept_of(around(chain(), NodeId{1}, 0)), ".x....");
  EXPECT_EQ(kept_of(around(chain(), NodeId{4}, 9)), "....xx");
}

TEST(Narrow, depth_counts_from_what_is_argued_for) {
  EXPECT_EQ(kept_of(down_to(chain(), 0)), "x...x.");
  EXPECT_EQ(kept_of(down_to(chain(), 2)), "xxx.xx");
}

TEST(Narrow, verdicts_keep_the_arguments_about_them) {
  EXPECT_EQ(kept_of(with_verdicts(chain(), {Verdict::supported})), ".xxx.x");
  EXPECT_EQ(kept_of(with_verdicts(chain(), {Verdict::refuted})), "......");
}

TEST(Narrow, what_is_left_out_is_counted_and_empty_groups_go) {
  auto const part = narrowed(chain(), around(chain(), NodeId{1}, 1));
  ASSERT_EQ(part.diagram.nodes.size(), 3U);
  EXPECT_EQ(part.diagram.nodes[NodeId{2}].hidden, 1U);
  EXPECT_EQ(part.diagram.nodes[NodeId{0}].hidden, 0U);
  EXPECT_EQ(part.diagram.edges.size(), 2U);
  ASSERT_EQ(part.diagram.groups.size(), 2U);
  EXPECT_EQ(part.diagram.groups[GroupId{0}].title, "Outer");
  EXPECT_EQ(part.diagram.groups[GroupId{1}].parent, GroupId{0});
  EXPECT_EQ(part.diagram.nodes[NodeId{1}].group, GroupId{1});
  EXPECT_FALSE(part.node_of[NodeId{3}].valid());
}

}  // namespace
}  // namespace stet::argmap::render
