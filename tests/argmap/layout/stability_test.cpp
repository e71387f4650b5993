// A small edit moves little: maps are laid out before and after one box is reworded or taken away (which,
// read backwards, is one that is added), and the places of all others are compared. Pictures are compared
// from their left upper corner.
#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "argmap/render/scene.h"
#include "bench/argument_diagram.h"

namespace stet::argmap::render {
namespace {

struct Moved {
  layout::Length median = 0;  // of how far a box moved, the larger of across and down
  double turned = 0;          // pairs of boxes of one row that changed sides, in per cent of all such pairs
};

// `node_of[i]` is the box of the second picture that was box `i` of the first one.
Moved compare(Scene const& before, Scene const& after, std::vector<NodeId> const& node_of) {
  std::vector<layout::Length> distance;
  std::size_t pairs = 0;
  std::size_t turned = 0;
  for (std::size_t i = 0; i < node_of.size(); ++i) {
    if (!node_of[i].valid()) continue;
    layout::Rect const a = before.layout.boxes[NodeId{i}];
    layout::Rect const b = after.layout.boxes[node_of[i]];
    distance.push_back(std::max(std::abs(a.center_x() - b.center_x()), std::abs(a.y - b.y)));
    for (std::size_t j = 0; j < i; ++j) {
      if (!node_of[j].valid() || before.layout.boxes[NodeId{j}].y != a.y ||
          after.layout.boxes[node_of[j]].y != b.y)
        continue;
      ++pairs;
      turned += (before.layout.boxes[NodeId{j}].x < a.x) != (after.layout.boxes[node_of[j]].x < b.x);
    }
  }
  std::ranges::nth_element(distance, distance.begin() + static_cast<std::ptrdiff_t>(distance.size() / 2));
  return {distance[distance.size() / 2],
          100.0 * static_cast<double>(turned) / static_cast<double>(std::max<std::size_t>(pairs, 1))};
}

Diagram without(Diagram const& diagram, NodeId gone, std::vector<NodeId>& node_of) {
  Diagram result;
  node_of.clear();
  for (NodeId node : diagram.nodes.ids())
    node_of.push_back(node == gone ? NodeId{} : result.nodes.add(diagram.nodes[node]));
  for (DiagramEdge edge : diagram.edges) {
    if (edge.from == gone || edge.to == gone) continue;
    edge.from = node_of[edge.from.index()];
    edge.to = node_of[edge.to.index()];
    result.edges.add(edge);
  }
  return result;
}

bool is_leaf(Diagram const& diagram, NodeId node) {
  return std::ranges::none_of(diagram.edges, [&](DiagramEdge const& edge) { return edge.to == node; });
}

struct Case {
  char const* kind;
  std::uint32_t nodes;
  double most_turned;  // per cent
};
class Stability : public testing::TestWithParam<Case> {};

TEST_P(Stability, small_edits_move_little) {
  auto kind = bench::GraphKind::typical;
  for (auto const& [name, known] : bench::graph_kinds) {
    if (std::string_view(name) == GetParam().kind) kind = known;
  }
  std::vector<layout::Length> medians;
  double turned = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Diagram const diagram = bench::argument_diagram(bench::argument_graph(kind, GetParam().nodes, seed));
    Scene const before = compose(diagram);
    bench::Random random{seed};
    for (int edit = 0; edit < 6; ++edit) {
      NodeId node{random.below(diagram.nodes.size())};
      std::vector<NodeId> node_of;
      Diagram changed = diagram;
      if (edit % 2 == 0) {
        for (NodeId same : diagram.nodes.ids()) node_of.push_back(same);
        changed.nodes[node].text = "Reworded, and somewhat shorter.";
      } else {
        while (!is_leaf(diagram, node)) node = NodeId{(node.index() + 1) % diagram.nodes.size()};
        changed = without(diagram, node, node_of);
      }
      Scene const after = compose(changed);
      Moved const moved = compare(before, after, node_of);
      medians.push_back(moved.median);
      turned += moved.turned;
    }
  }
  std::ranges::sort(medians);
  // Half of the boxes of a typical edit stay where they are, but for a fraction of a box.
  EXPECT_LE(medians[medians.size() / 2], 30);
  EXPECT_LE(turned / static_cast<double>(medians.size()), GetParam().most_turned);
}

INSTANTIATE_TEST_SUITE_P(all, Stability,
                         testing::Values(Case{"typical", 100, 4}, Case{"tree", 100, 0},
                                         Case{"shared", 100, 10}, Case{"kialo", 100, 8},
                                         Case{"components", 100, 0}, Case{"cyclic", 100, 5},
                                         Case{"typical", 400, 3}, Case{"kialo", 400, 1},
                                         Case{"tree", 400, 0}));

}  // namespace
}  // namespace stet::argmap::render
