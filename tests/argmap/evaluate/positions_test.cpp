// The kernel against the framework engine: what a map means must survive translation into a plain framework.
#include "argmap/evaluate/positions.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "argmap/evaluate/compile.h"
#include "argmap/evaluate/policy.h"
#include "argmap/evaluate/solve.h"
#include "argmap/evaluate/translate.h"
#include "random_map.h"

namespace stet::argmap::evaluate::test {
namespace {

// Whichever of two opponents one takes, the last claim follows, though nothing in it is the same in both:
// rare among random maps.
Maker floating() {
  Maker m;
  for (char const* name : {"left", "right", "middle", "last"}) m.source(name);
  m.attacks("left", "right");
  m.attacks("right", "left");
  m.attacks("left", "middle");
  m.attacks("right", "middle");
  m.attacks("middle", "last");
  return m;
}

TEST(Translation, KernelAndFrameworkAgree) {
  std::mt19937 random(seed() + 30);
  std::size_t tight = 0;
  std::size_t undecided = 0;
  std::size_t lifted = 0;
  std::size_t floats = 0;
  for (int i = 0; i < 6'000; ++i) {
    Maker const m = i == 0
                        ? floating()
                        : random_map(random, {.undecided_evidence = true, .rated = i % 2 == 0, .claims = 5});
    Graph const graph = compile(m.map, m.evidence, m.options);
    Labelling const labelling = label(graph, ground(graph), Reading::on_the_evidence);
    Translation const translation = translate(labelling.program(), labelling.model);
    if (!translation.tight) continue;
    ++tight;
    Grounded const framework = grounded(translation.framework);
    for (ClaimId const claim : graph.claims.ids()) {
      Grounded::Label const there = framework.label[translation.atom[claim.index()]];
      Label const here = labelling.of(graph.node(claim));
      ASSERT_EQ(here == Label::in, there == Grounded::Label::in) << "map " << i;
      ASSERT_EQ(here == Label::out, there == Grounded::Label::out) << "map " << i;
    }
    auto const blockage = blockages(graph.claims.size(), labelling);
    auto const positions = stances(graph.claims.size(), labelling, blockage);
    auto const ideal = accepted_by(Policy::ideal, graph.claims.size(), labelling, blockage, positions);
    auto const floating =
        accepted_by(Policy::sceptical_preferred, graph.claims.size(), labelling, blockage, positions);
    auto const maintainable =
        accepted_by(Policy::credulous, graph.claims.size(), labelling, blockage, positions);
    for (ClaimId const claim : graph.claims.ids()) {
      if (labelling.of(graph.node(claim)) != Label::undecided) continue;
      ++undecided;
      Stance const stance = positions[claim.index()];
      auto can = [&](Argument32 node) {
        return solve({Problem::credulous, Semantics::complete}, translation.framework, node).answer ==
               Answer::yes;
      };
      ASSERT_EQ(stance.can_be_in, can(translation.atom[claim.index()])) << "map " << i;
      ASSERT_EQ(stance.can_be_out, can(translation.opposite[claim.index()])) << "map " << i;
      auto in_all = [&](Semantics semantics) {
        Task const task{Problem::sceptical, semantics};
        return solve(task, translation.framework, translation.atom[claim.index()]).answer == Answer::yes;
      };
      ASSERT_EQ(ideal[claim.index()].has_value(), in_all(Semantics::ideal)) << "map " << i;
      ASSERT_EQ(floating[claim.index()].has_value(), in_all(Semantics::preferred)) << "map " << i;
      ASSERT_EQ(maintainable[claim.index()].has_value(), stance.can_be_in) << "map " << i;
      lifted += ideal[claim.index()].has_value() ? 1 : 0;
      floats += floating[claim.index()].has_value() && !ideal[claim.index()].has_value() ? 1 : 0;
    }
  }
  EXPECT_GT(tight, 2'000U);
  EXPECT_GT(undecided, 300U);
  EXPECT_GT(lifted, 10U);
  EXPECT_GT(floats, 0U);
}

// A position accepts what it says, and two positions of a split differ about the claim.
TEST(Positions, OfASplit) {
  Maker m;
  for (char const* name : {"left", "right"}) m.source(name);
  m.attacks("left", "right");
  m.attacks("right", "left");
  m.supports("left", "guilty");
  Explanation const why = m.explain("guilty");
  ASSERT_EQ(why.positions.size(), 2U);
  EXPECT_EQ(why.positions[0].accepted, (std::vector{m.claim("left"), m.claim("guilty")}));
  EXPECT_EQ(why.positions[1].accepted, (std::vector{m.claim("right")}));
  EXPECT_EQ(m.verdict("guilty"), "contested split");
}

// Accepted by each side, for different reasons: open by default, supported where the policy says so.
TEST(Positions, FloatingConclusion) {
  Maker m;
  for (char const* name : {"left", "right"}) m.source(name);
  m.attacks("left", "right");
  m.attacks("right", "left");
  m.supports("left", "a car came");
  m.supports("right", "a car came");
  EXPECT_EQ(m.verdict("a car came"), "contested weakly-for");
  m.options.policy = Policy::sceptical_preferred;
  EXPECT_EQ(m.verdict("a car came"), "supported floating");
  EXPECT_EQ(m.verdict("left"), "contested split");
  m.options.policy = Policy::ideal;
  EXPECT_EQ(m.verdict("a car came"), "contested weakly-for");
  m.options.policy = Policy::credulous;
  EXPECT_EQ(m.verdict("left"), "supported maintainable");
}

// A circle of support inside a choice must not lift itself up by its own bootstraps in any position.
TEST(Positions, NoBootstrapping) {
  Maker m;
  for (char const* name : {"a", "b", "p"}) m.source(name);
  m.attacks("a", "b");
  m.attacks("b", "a");
  m.step("first", {"a"}, "x");
  m.supports("x", "y");
  m.supports("y", "x");
  m.options.policy = Policy::cautious;
  Graph const graph = compile(m.map, m.evidence, m.options);
  Labelling const labelling = label(graph, ground(graph), Reading::on_the_evidence);
  auto const b = static_cast<Atom>(m.claim("b").index());
  EXPECT_EQ(position_with(graph.claims.size(), labelling, b, Label::in), std::vector{b});
  EXPECT_EQ(m.verdict("y"), "contested split");
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
