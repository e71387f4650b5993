// Linked premises end in a common bar, whatever lies around them.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "argmap/render/dot.h"
#include "argmap/render/graphml.h"
#include "argmap/render/mermaid.h"
#include "argmap/render/narrow.h"
#include "argmap/render/svg.h"
#include "argmap/render/tikz.h"
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

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// One line leads on from where the premises of an argument join: one that begins with `begin` and has
// `arrow`.
void expect_joints(std::string_view text, std::string_view ends_there, std::string_view begin,
                   std::string_view arrow, Diagram const& diagram) {
  auto const has_joint = with_joint(diagram);
  std::size_t premises = 0;
  for (DiagramEdge const& edge : diagram.edges)
    if (edge.premise && has_joint[edge.to] != 0) ++premises;
  EXPECT_EQ(count(text, ends_there), premises) << ends_there;
  std::size_t leading_on = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    std::string_view const line = text.substr(at, end - at);
    leading_on += line.starts_with(begin) && line.contains(arrow) ? 1 : 0;
    at = end + 1;
  }
  EXPECT_EQ(leading_on, static_cast<std::size_t>(std::ranges::count(has_joint, 1))) << arrow;
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

TEST(Joints, EveryFormatHasThem) {
  std::mt19937 random(evaluate::test::seed() + 41);
  for (int i = 0; i < 60; ++i) {
    Diagram const diagram = random_diagram(random, i % 2 == 1);
    expect_joints(to_dot(diagram), " -> j", "  j", " -> n", diagram);
    expect_joints(to_mermaid(diagram).front(), " --- j", "  j", " --> n", diagram);
    for (layout::Mode const mode : {layout::Mode::layered, layout::Mode::outline}) {
      SvgOptions options;
      options.layout.mode = mode;
      options.legend = false;
      Scene const scene = compose(diagram, options.layout);
      expect_joints(to_graphml(diagram, scene), "target=\"j", "<edge id=\"j", "source=\"j", diagram);
      std::size_t const bars = scene.joints.size();
      EXPECT_GE(bars, static_cast<std::size_t>(std::ranges::count(with_joint(diagram), 1)));
      std::string const svg = to_svg(diagram, scene, options);
      EXPECT_EQ(count(svg, "stroke-width=\"4\""), bars);
      EXPECT_EQ(count(to_tikz(diagram, scene), "line width=3pt"), bars);
    }
  }
}

TEST(Joints, AnOutlineHasPremisesBelowEachOther) {
  std::mt19937 random(evaluate::test::seed() + 42);
  layout::Options options;
  options.mode = layout::Mode::outline;
  for (int i = 0; i < 100; ++i) {
    Diagram const diagram = random_diagram(random, i % 2 == 1);
    Scene const scene = compose(diagram, options);
    for (Joint const& joint : scene.joints) {
      EXPECT_EQ(joint.begin.x, joint.end.x);
      for (EdgeId const id : diagram.edges.ids()) {
        layout::Route const& route = scene.layout.routes[id];
        if (diagram.edges[id].to != joint.argument || route.count < 2) continue;
        layout::Point const end = scene.layout.points[route.first + route.count - 1];
        bool const beside = joint.begin.y < end.y && end.y < joint.end.y;
        EXPECT_EQ(beside, scene.joined[id] != 0);
        EXPECT_EQ(end.x == joint.begin.x, beside);
      }
    }
  }
}

// One premise of two: its bar says that it is not enough.
TEST(Joints, APremiseThatIsShownAloneKeepsTheBar) {
  Diagram diagram;
  for (NodeKind const kind : {NodeKind::argument, NodeKind::claim, NodeKind::claim}) {
    DiagramNode node;
    node.kind = kind;
    node.title = "m";
    diagram.nodes.add(std::move(node));
  }
  for (std::size_t const premise : {1U, 2U})
    diagram.edges.add({EdgeKind::support, NodeId{premise}, NodeId{0}, EdgeId{}, true});
  Kept kept;
  kept.resize(diagram.nodes.size(), 1);
  kept[NodeId{2}] = 0;
  Diagram const part = narrowed(diagram, kept).diagram;
  EXPECT_EQ(part.nodes[NodeId{0}].hidden, 1U);
  EXPECT_EQ(compose(part).joints.size(), 1U);
  expect_joints(to_dot(part), " -> j", "  j", " -> n", part);
}

}  // namespace
}  // namespace stet::argmap::render
