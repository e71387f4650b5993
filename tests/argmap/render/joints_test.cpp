// Linked premises end in a common bar, whatever lies around them.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "argmap/render/scene.h"
#include "tests/argmap/evaluate/random_map.h"

namespace stet::argmap::render {
namespace {

// Arguments of two to four premises among claims of all sizes. `backwards`: some premises are claims that
// the argument bears on in the end.
Diagram random_diagram(std::mt19937& random, bool backwards) {
  auto const below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  Diagram diagram;
  auto const add = [&](NodeKind kind) {
    DiagramNode node;
    node.kind = kind;
    node.title = std::string(3 + below(30), 'm');
    for (std::size_t n = below(5); n > 0; --n) node.text += "some more words of it ";
    return diagram.nodes.add(std::move(node));
  };
  auto const connect = [&](EdgeKind kind, NodeId from, NodeId to, bool premise) {
    DiagramEdge edge;
    edge.kind = kind;
    edge.from = from;
    edge.to = to;
    edge.premise = premise;
    diagram.edges.add(std::move(edge));
  };
  std::vector<NodeId> claims{add(NodeKind::claim)};
  std::size_t const arguments = 1 + below(8);
  for (std::size_t i = 0; i < arguments; ++i) {
    NodeId const argument = add(NodeKind::argument);
    connect(EdgeKind::support, argument, claims[below(claims.size())], false);
    std::set<NodeId> premises;
    for (std::size_t n = 2 + below(3); n > 0; --n) {
      bool const old = backwards && below(4) == 0;
      if (!old) claims.push_back(add(NodeKind::claim));
      premises.insert(old ? claims[below(claims.size())] : claims.back());
    }
    for (NodeId const premise : premises) connect(EdgeKind::support, premise, argument, true);
    if (below(2) == 0)  // something beside it, taller or not
      connect(EdgeKind::attack, add(NodeKind::argument), claims[below(claims.size())], false);
  }
  return diagram;
}

TEST(Joints, EveryLinkedPremiseEndsInTheBar) {
  using layout::Direction;
  std::mt19937 random(evaluate::test::seed() + 40);
  std::size_t steps = 0;
  for (int i = 0; i < 300; ++i) {
    Diagram const diagram = random_diagram(random, i % 2 == 1);
    std::vector<std::size_t> premises(diagram.nodes.size(), 0);
    for (DiagramEdge const& edge : diagram.edges)
      if (edge.premise) ++premises[edge.to.index()];
    for (Direction const direction :
         {Direction::top_down, Direction::bottom_up, Direction::left_right, Direction::right_left}) {
      layout::Options options;
      options.direction = direction;
      Scene const scene = compose(diagram, options);
      std::vector<std::size_t> joined(diagram.nodes.size(), 0);
      for (EdgeId const id : diagram.edges.ids())
        if (!scene.joined.empty() && scene.joined[id] != 0) ++joined[diagram.edges[id].to.index()];
      for (std::size_t node = 0; node < premises.size(); ++node) {
        if (premises[node] < 2) continue;
        ++steps;
        EXPECT_EQ(joined[node], premises[node])
            << "diagram " << i << ", direction " << static_cast<int>(direction) << ", node " << node;
      }
    }
  }
  EXPECT_GT(steps, 1'000U);
}

}  // namespace
}  // namespace stet::argmap::render
