// What the semantics promises only within limits, and what lies beyond them: each limit is shown by a map
// that crosses it, so that nobody takes the promise for more than it is.
#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "argmap/evaluate/compile.h"
#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/explain.h"
#include "argmap/evaluate/positions.h"
#include "argmap/evaluate/solve.h"
#include "argmap/evaluate/translate.h"
#include "random_map.h"
#include "tests/support/rounds.h"

namespace stet::argmap::evaluate::test {
namespace {

// A framework as a map: every argument a presumed claim that stands unless something stands against it.
Maker map_of(Framework const& framework) {
  Maker m;
  m.options.standard.standard = Standard::dialectical;
  for (Argument32 a = 0; a < framework.size; ++a) m.options.presumed.push_back(m.claim(fmt::format("{}", a)));
  for (Argument32 a = 0; a < framework.size; ++a) {
    for (Argument32 const b : framework.attacks_of(a)) m.attacks(fmt::format("{}", a), fmt::format("{}", b));
  }
  return m;
}

Framework random_framework(std::mt19937& random) {
  auto const size = static_cast<std::uint32_t>(1 + random() % 8);
  Attacks attacks;
  for (auto n = random() % (2 * size + 1); n > 0; --n) {
    auto const from = static_cast<Argument32>(random() % size);
    auto const to = static_cast<Argument32>(random() % size);
    attacks.emplace_back(from, to);
  }
  return framework_of(size, attacks);
}

// Plain frameworks embed exactly: grounded labels are the same, and so is what some complete labelling
// accepts.
TEST(Limits, FrameworksEmbed) {
  std::mt19937 random(seed() + 50);
  for (int i = 0; i < stet::test::rounds(2'000); ++i) {
    Framework const framework = random_framework(random);
    Maker const m = map_of(framework);
    Evaluation const e = m.evaluate();
    Grounded const expected = grounded(framework);
    for (Argument32 a = 0; a < framework.size; ++a) {
      ClaimVerdict const verdict = e.verdicts[StatementId{a}];
      ASSERT_EQ(verdict.label == Label::in, expected.label[a] == Grounded::Label::in) << i;
      ASSERT_EQ(verdict.label == Label::out, expected.label[a] == Grounded::Label::out) << i;
      if (verdict.label != Label::undecided) continue;
      bool const credulous =
          solve({Problem::credulous, Semantics::complete}, framework, a).answer == Answer::yes;
      ASSERT_EQ(verdict.reason == Reason::split || verdict.reason == Reason::weakly_for, credulous) << i;
    }
  }
}

// A verdict depends on what leads to the claim and on nothing else: not on what is made of it.
TEST(Limits, VerdictsAreDirectional) {
  std::mt19937 random(seed() + 51);
  for (int i = 0; i < stet::test::rounds(2'000); ++i) {
    Maker m = random_map(random, {.undecided_evidence = true, .editorial_standards = true});
    Evaluation const before = m.evaluate();
    std::size_t const claims = m.map.statements.size();
    for (char const* name : {"further", "furthest"}) {
      for (std::size_t k = 1 + random() % 3; k > 0; --k) {
        RelationKind const kind = random() % 2 == 0 ? RelationKind::attack : RelationKind::support;
        m.relate(kind, Maker::end(StatementId{random() % claims}), Maker::end(m.claim(name)));
      }
      m.source(name);
    }
    m.attacks("further", "furthest");
    m.attacks("furthest", "further");
    m.attacks("furthest", "furthest");
    Evaluation const after = m.evaluate();
    for (std::size_t k = 0; k < claims; ++k) {
      ClaimVerdict const& was = before.verdicts[StatementId{k}];
      ClaimVerdict const& is = after.verdicts[StatementId{k}];
      ASSERT_EQ(was.verdict, is.verdict) << i;
      ASSERT_EQ(was.reason, is.reason) << i;
      ASSERT_EQ(was.label, is.label) << i;
      ASSERT_EQ(was.origins, is.origins) << i;
    }
  }
}

// Stage extensions are not: an argument that nothing attacks can be left out for a larger range.
TEST(Limits, StageExtensionsNeedNotContainTheGrounded) {
  Framework const framework = framework_of(3, {{0, 1}, {1, 2}, {2, 2}});
  EXPECT_EQ(grounded(framework).label[0], Grounded::Label::in);
  EXPECT_EQ(solve({Problem::sceptical, Semantics::stage}, framework, 0).answer, Answer::no);
  EXPECT_EQ(solve({Problem::sceptical, Semantics::semi_stable}, framework, 0).answer, Answer::yes);
}

// The translation into a framework needs the circles of support to be taken out first: left in, they hold
// themselves up by their own bootstraps.
TEST(Limits, NaiveTranslationBootstraps) {
  Maker m;
  m.supports("x", "y");
  m.supports("y", "x");
  Graph const graph = compile(m.map, m.evidence, m.options);
  Labelling const labelling = label(graph, ground(graph), Reading::on_the_evidence);
  ASSERT_EQ(labelling.of(0), Label::out);

  Model nothing_known = labelling.model;
  std::ranges::fill(nothing_known.label, Label::undecided);
  std::ranges::fill(nothing_known.unfounded, none);
  Translation const naive = translate(labelling.program(), nothing_known);
  EXPECT_FALSE(naive.tight);
  Task const credulous{Problem::credulous, Semantics::preferred};
  EXPECT_EQ(solve(credulous, naive.framework, naive.atom[0]).answer, Answer::yes);

  Translation const exact = translate(labelling.program(), labelling.model);
  EXPECT_TRUE(exact.tight);
  EXPECT_EQ(solve(credulous, exact.framework, exact.atom[0]).answer, Answer::no);
}

// Under scintilla a mere spark is enough, for a claim and for its opposite: neither duality nor consistency.
TEST(Limits, ScintillaIsNotEvenHanded) {
  Maker m;
  m.options.standard.standard = Standard::scintilla;
  m.source("open");
  m.source("closed");
  m.contradicts("open", "closed");
  EXPECT_EQ(m.verdict("open"), "supported by-evidence");
  EXPECT_EQ(m.verdict("closed"), "supported by-evidence");

  for (bool const turned : {false, true}) {
    Maker both;
    both.options.standard.standard = Standard::scintilla;
    for (char const* const witness : {"one", "other"}) both.source(witness);
    both.supports(turned ? "other" : "one", "x");
    both.attacks(turned ? "one" : "other", "x");
    EXPECT_EQ(both.verdict("x"), "supported by-argument");
  }
}

// A strict conclusion that falls leaves its premises alone.
TEST(Limits, NothingIsContraposed) {
  Maker m;
  m.source("bird");
  m.step("all birds fly", {"bird"}, "flies", true);
  m.source("broken wing", 1.0);
  m.relate(RelationKind::undercut, Maker::end(m.claim("broken wing")), Maker::end(InferenceId{0}));
  m.source("seen on foot");
  m.attacks("seen on foot", "flies");
  EXPECT_EQ(m.verdict("flies"), "refuted opposed");
  EXPECT_EQ(m.verdict("bird"), "supported by-evidence");
}

// A second source for a claim can cost it its support, where the claim then carries what speaks against it.
TEST(Limits, EvidenceCanHurtWhatFeedsBack) {
  Maker m;
  m.source("plan");
  m.supports("plan", "scandal");
  m.attacks("scandal", "plan");
  StandardOfProof two_sources;
  two_sources.sources = 2;
  m.options.standards.emplace_back(m.claim("scandal"), two_sources);
  EXPECT_EQ(m.verdict("plan"), "supported by-evidence");
  m.source("plan");
  EXPECT_NE(m.evaluate().verdicts[m.claim("plan")].verdict, Verdict::supported);
}

// The balance is no verdict: reasons that rest on nothing raise it all the same.
TEST(Limits, BalanceDecidesNothing) {
  Maker m;
  m.supports("reason", "claim");
  m.supports("another", "claim");
  EXPECT_EQ(m.verdict("claim"), "unsupported unsourced");
  EXPECT_GT(balances(m.evaluate()).of[m.claim("claim")], 0.7);
}

// Where more hang together than can be looked through, a split has no positions, and nothing else is wrong.
TEST(Limits, PositionsOfTooManyAreNotSought) {
  constexpr Argument32 side = 45;
  Attacks attacks;
  for (Argument32 a = 0; a < side; ++a)
    for (Argument32 b = side; b < 2 * side; ++b) {
      attacks.emplace_back(a, b);
      attacks.emplace_back(b, a);
    }
  Maker const m = map_of(framework_of(2 * side, attacks));
  Evaluation const e = m.evaluate();
  Explainer explainer(m.map, e, m.options.policy);
  EXPECT_EQ(e.verdicts[StatementId{0}].reason, Reason::split);
  EXPECT_TRUE(explainer.explain(StatementId{0}).positions.empty());
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
