// Each verdict and each pathology of the literature as a case that a person can read.
#include <gtest/gtest.h>

#include "maker.h"

namespace stet::argmap::evaluate::test {
namespace {

TEST(Verdicts, SourceSupportsClaim) {
  Maker m;
  m.source("x");
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
}

TEST(Verdicts, NothingGivenIsUnsupported) {
  Maker m;
  m.claim("x");
  EXPECT_EQ(m.verdict("x"), "unsupported no-argument");
}

TEST(Verdicts, CitationThatDoesNotCountIsNoSource) {
  Maker m;
  m.source("x", 0.5, 0, EvidenceState::absent);
  EXPECT_EQ(m.verdict("x"), "unsupported unsourced");
}

TEST(Verdicts, UncheckedSourceAloneIsUnverifiable) {
  Maker m;
  m.source("x", 0.5, 0, EvidenceState::undecided);
  m.supports("x", "y");
  EXPECT_EQ(m.verdict("x"), "unverifiable unchecked");
  EXPECT_EQ(m.verdict("y"), "unverifiable unchecked");
  m.options.undecided_counts = true;
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
}

TEST(Verdicts, UncheckedBesideCheckedIsSupported) {
  Maker m;
  m.source("x", 0.5, 0, EvidenceState::undecided);
  m.source("x");
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
}

TEST(Verdicts, AnUncheckedCounterSourceOpposesNothing) {
  Maker m;
  m.source("x");
  m.source("against", 0.5, 0, EvidenceState::undecided);
  m.attacks("against", "x");
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
  EXPECT_EQ(m.evaluate().verdicts[m.claim("x")].label, Label::undecided);
}

TEST(Verdicts, ArgumentFromSourcedPremises) {
  Maker m;
  m.source("p");
  m.source("q");
  m.step("a", {"p", "q"}, "x");
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, LinkedPremisesNeedEachOther) {
  Maker m;
  m.source("p");
  m.claim("q");
  m.step("a", {"p", "q"}, "x");
  EXPECT_EQ(m.verdict("x"), "unsupported unsourced");
  m.source("q");
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, ConvergentPremisesDoNot) {
  Maker m;
  m.source("p");
  m.supports("p", "x");
  m.supports("q", "x");
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, OpposedAndNothingForIt) {
  Maker m;
  m.source("y");
  m.attacks("y", "x");
  EXPECT_EQ(m.verdict("x"), "refuted opposed");
}

TEST(Verdicts, EqualWeightsAreBalanced) {
  Maker m;
  m.source("x");
  m.source("y");
  m.attacks("y", "x");
  EXPECT_EQ(m.verdict("x"), "contested balanced");
}

TEST(Verdicts, TheHeavierWinsUnderPreponderance) {
  Maker m;
  m.source("x", 0.8);
  m.source("y", 0.6);
  m.attacks("y", "x");
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
  m.options.standard.standard = Standard::dialectical;
  EXPECT_EQ(m.verdict("x"), "contested balanced");
  m.options.standard.standard = Standard::clear_and_convincing;  // 0.8 does not lead 0.6 by more than 0.3
  EXPECT_EQ(m.verdict("x"), "contested balanced");
  m.options.standard.standard = Standard::scintilla;
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
}

TEST(Verdicts, BeyondReasonableDoubt) {
  Maker m;
  m.source("x", 0.9);
  m.source_of_argument("doubt", 0.3);
  m.relate(RelationKind::attack, Maker::end(m.argument("doubt")), Maker::end(m.claim("x")));
  m.options.standard.standard = Standard::clear_and_convincing;
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
  m.options.standard.standard = Standard::beyond_reasonable_doubt;
  EXPECT_EQ(m.verdict("x"), "contested balanced");
}

TEST(Verdicts, WeakEvidenceFallsBelowTheStandard) {
  Maker m;
  m.source("x", 0.4);
  m.options.standard.standard = Standard::clear_and_convincing;
  EXPECT_EQ(m.verdict("x"), "unsupported below-standard");
}

TEST(Verdicts, ContradictoryClaimsWithEqualSources) {
  Maker m;
  m.source("x");
  m.source("not x");
  m.contradicts("x", "not x");
  EXPECT_EQ(m.verdict("x"), "contested balanced");
  EXPECT_EQ(m.verdict("not x"), "contested balanced");
}

TEST(Verdicts, ContradictoryClaimsOneSourced) {
  Maker m;
  m.source("x");
  m.claim("not x");
  m.contradicts("x", "not x");
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
  EXPECT_EQ(m.verdict("not x"), "refuted opposed");
}

TEST(Verdicts, ContraryIsOneWay) {
  Maker m;
  m.source("x");
  m.source("y");
  StatementId const x = m.claim("x");
  m.relate(RelationKind::contrary, Maker::end(x), Maker::end(m.claim("y")));
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
  EXPECT_EQ(m.verdict("y"), "contested balanced");
}

TEST(Verdicts, AStepWeighsWhatItsLightestPremiseDoesStrictOrNot) {
  for (bool const strict : {false, true}) {
    Maker m;
    m.source("p", 0.9);
    m.source("q", 0.6);
    m.step("proof", {"p", "q"}, "x", strict);
    m.source("y", 0.7);
    m.attacks("y", "x");
    EXPECT_EQ(m.verdict("x"), "refuted opposed");
    m.source("q", 0.8);
    EXPECT_EQ(m.verdict("x"), "supported by-argument");
    m.options.steps.emplace_back(InferenceId{0}, 0.7);
    EXPECT_EQ(m.verdict("x"), "contested balanced");
  }
}

TEST(Verdicts, NothingFollowsFromNothing) {
  Maker m;
  m.step("proof", {}, "x");
  EXPECT_EQ(m.verdict("x"), "unsupported unsourced");
}

TEST(Verdicts, WhatRestsOnABalanceIsNotDefeated) {
  Maker m;
  m.source("x");
  m.source("y");
  m.contradicts("x", "y");
  m.supports("x", "z");
  EXPECT_EQ(m.verdict("x"), "contested balanced");
  EXPECT_EQ(m.verdict("z"), "unsupported rests-on-contested");
}

TEST(Verdicts, WhatRestsOnARefutedClaimIsDefeated) {
  Maker m;
  m.source("c");
  m.attacks("c", "b");
  m.supports("b", "a");
  EXPECT_EQ(m.verdict("b"), "refuted opposed");
  EXPECT_EQ(m.verdict("a"), "unsupported defeated");
}

// What is accepted is too light for the standard; only what could not be checked is heavy enough.
TEST(Verdicts, SupportThatIsHeavyEnoughOnlyUncheckedIsUnverifiable) {
  Maker m;
  m.source("reason");
  m.source("reason", 0.8, 0, EvidenceState::undecided);
  m.supports("reason", "claim");
  m.options.standards.emplace_back(m.claim("claim"), *parse_standard("clear-and-convincing"));
  EXPECT_EQ(m.verdict("claim"), "unverifiable unchecked");
}

TEST(Verdicts, ADenialRefutesNothingThatHasNoSource) {
  Maker m;
  m.source_of_argument("denial");
  m.evidence.back().reported = true;
  m.relate(RelationKind::attack, Maker::end(m.argument("denial")), Maker::end(m.claim("x")));
  m.supports("x", "y");
  EXPECT_EQ(m.verdict("x"), "unsupported no-argument");
  EXPECT_EQ(m.verdict("y"), "unsupported unsourced");
  m.source_of_argument("denial");
  EXPECT_EQ(m.verdict("x"), "refuted opposed");
}

TEST(Verdicts, SketchedArgumentNeedsGround) {
  Maker m;
  ArgumentId const a = m.argument("a");
  m.relate(RelationKind::support, Maker::end(a), Maker::end(m.claim("x")));
  EXPECT_EQ(m.verdict("x"), "unsupported unsourced");
  EXPECT_EQ(m.evaluate().verdicts[m.claim("x")].granted, Label::in);
  m.source_of_argument("a");
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, SketchedArgumentGroundedByAnother) {
  Maker m;
  ArgumentId const a = m.argument("a");
  ArgumentId const b = m.argument("b");
  m.source_of_argument("b");
  m.relate(RelationKind::support, Maker::end(b), Maker::end(a));
  m.relate(RelationKind::support, Maker::end(a), Maker::end(m.claim("x")));
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, UndercutIgnoresWeights) {
  Maker m;
  m.source("p", 1.0);
  InferenceId const step = m.step("a", {"p"}, "x", true);
  m.source("u", 0.1);
  StatementId const u = m.claim("u");
  m.relate(RelationKind::undercut, Maker::end(u), Maker::end(step));
  EXPECT_EQ(m.verdict("x"), "unsupported defeated");
  EXPECT_EQ(m.verdict("p"), "supported by-evidence");
}

TEST(Verdicts, AttackOnAnArgumentDisarmsIt) {
  Maker m;
  m.source_of_argument("a");
  m.source_of_argument("b");
  ArgumentId const a = m.argument("a");
  ArgumentId const b = m.argument("b");
  m.relate(RelationKind::support, Maker::end(a), Maker::end(m.claim("x")));
  m.relate(RelationKind::attack, Maker::end(b), Maker::end(a));
  EXPECT_EQ(m.verdict("x"), "unsupported defeated");
}

TEST(Verdicts, AnAttackerWithoutStandingAttacksNothing) {
  Maker m;
  m.source_of_argument("a");
  ArgumentId const a = m.argument("a");
  ArgumentId const b = m.argument("b");  // no source
  m.relate(RelationKind::support, Maker::end(a), Maker::end(m.claim("x")));
  m.relate(RelationKind::attack, Maker::end(b), Maker::end(a));
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, Reinstatement) {
  Maker m;
  for (char const* name : {"a", "b", "c"}) m.source_of_argument(name);
  ArgumentId const a = m.argument("a");
  ArgumentId const b = m.argument("b");
  ArgumentId const c = m.argument("c");
  m.relate(RelationKind::support, Maker::end(a), Maker::end(m.claim("x")));
  m.relate(RelationKind::attack, Maker::end(b), Maker::end(a));
  m.relate(RelationKind::attack, Maker::end(c), Maker::end(b));
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, IndependentSourcesAreCounted) {
  Maker m;
  m.options.standard.sources = 2;
  m.source("x", 0.5, 7);
  m.source("x", 0.5, 7);
  EXPECT_EQ(m.verdict("x"), "unsupported below-standard");
  EXPECT_EQ(m.evaluate().verdicts[m.claim("x")].origins, 1U);
  m.source("x", 0.5, 8);
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
  EXPECT_EQ(m.evaluate().verdicts[m.claim("x")].origins, 2U);
}

TEST(Verdicts, SourcesAreCountedAlongTheChain) {
  Maker m;
  m.options.standards.emplace_back(m.claim("x"), StandardOfProof{.sources = 2});
  m.source("p", 0.5, 7);
  m.source("q", 0.5, 8);
  m.step("a", {"p", "q"}, "x");
  EXPECT_EQ(m.verdict("x"), "supported by-argument");
}

TEST(Verdicts, AClaimBelowItsStandardCarriesNothing) {
  Maker m;
  m.options.standards.emplace_back(m.claim("p"), StandardOfProof{.primary = true});
  m.source("p");
  m.supports("p", "x");
  EXPECT_EQ(m.verdict("p"), "unsupported below-standard");
  EXPECT_EQ(m.verdict("x"), "unsupported unsourced");
}

TEST(Verdicts, OpinionIsNotChecked) {
  Maker m;
  m.source("x");
  m.tag("x", "Opinion");
  EXPECT_EQ(m.verdict("x"), "not-checkable opinion");
}

// --- pathologies -----------------------------------------------------------------------------------------

TEST(Pathologies, SelfAttack) {
  Maker m;
  m.options.standard.standard = Standard::dialectical;
  m.source("a");
  m.attacks("a", "a");
  m.source("b");
  EXPECT_EQ(m.verdict("a"), "undetermined self-attack");
  EXPECT_EQ(m.verdict("b"), "supported by-evidence");  // does not block others
}

TEST(Pathologies, OddLoop) {
  Maker m;
  for (char const* name : {"a", "b", "c"}) m.source(name);
  m.attacks("a", "b");
  m.attacks("b", "c");
  m.attacks("c", "a");
  for (char const* name : {"a", "b", "c"}) EXPECT_EQ(m.verdict(name), "undetermined odd-loop");
}

TEST(Pathologies, EvenLoopIsSplit) {
  Maker m;
  m.source("a");
  m.source("b");
  m.attacks("a", "b");
  m.attacks("b", "a");
  EXPECT_EQ(m.verdict("a"), "contested split");
  EXPECT_EQ(m.verdict("b"), "contested split");
}

TEST(Pathologies, CircleOfSupport) {
  Maker m;
  m.supports("x", "y");
  m.supports("y", "x");
  EXPECT_EQ(m.verdict("x"), "unsupported circular");
  Evaluation const e = m.evaluate();
  ASSERT_EQ(e.circles.size(), 1U);
  EXPECT_EQ(e.circles[0], (std::vector{m.claim("x"), m.claim("y")}));
  EXPECT_EQ(e.verdicts[m.claim("x")].granted, Label::out);
}

TEST(Pathologies, CircleNamedInOrder) {
  Maker m;
  m.supports("a", "b");
  m.supports("b", "c");
  m.supports("c", "a");
  m.supports("c", "d");
  EXPECT_EQ(m.verdict("d"), "unsupported circular");
  EXPECT_EQ(m.evaluate().circles,
            (std::vector<std::vector<StatementId>>{{m.claim("a"), m.claim("b"), m.claim("c")}}));
  EXPECT_EQ(m.explain("d").circle, (std::vector{m.claim("a"), m.claim("b"), m.claim("c")}));
}

TEST(Pathologies, EachCircleOnce) {
  Maker m;
  m.supports("a", "b");
  m.supports("b", "a");
  m.supports("b", "c");
  m.supports("c", "d");
  m.supports("d", "c");
  EXPECT_EQ(m.evaluate().circles, (std::vector<std::vector<StatementId>>{{m.claim("a"), m.claim("b")},
                                                                         {m.claim("c"), m.claim("d")}}));
}

TEST(Pathologies, CircleWithEvidenceStands) {
  Maker m;
  m.supports("x", "y");
  m.supports("y", "x");
  m.source("x");
  EXPECT_EQ(m.verdict("x"), "supported by-evidence");
  EXPECT_EQ(m.verdict("y"), "supported by-argument");
  EXPECT_TRUE(m.evaluate().circles.empty());
}

TEST(Pathologies, CircleThatLosesItsGround) {
  Maker m;
  m.supports("x", "y");
  m.supports("y", "x");
  m.source("p");
  InferenceId const step = m.step("a", {"p"}, "x");
  m.source("u");
  StatementId const u = m.claim("u");
  m.relate(RelationKind::undercut, Maker::end(u), Maker::end(step));
  EXPECT_EQ(m.verdict("x"), "unsupported circular");
  EXPECT_EQ(m.verdict("y"), "unsupported circular");
}

TEST(Pathologies, MutualUndercutIsSplit) {
  Maker m;
  m.source_of_argument("a");
  m.source_of_argument("b");
  ArgumentId const a = m.argument("a");
  ArgumentId const b = m.argument("b");
  m.relate(RelationKind::attack, Maker::end(a), Maker::end(b));
  m.relate(RelationKind::attack, Maker::end(b), Maker::end(a));
  m.relate(RelationKind::support, Maker::end(a), Maker::end(m.claim("x")));
  m.relate(RelationKind::support, Maker::end(b), Maker::end(m.claim("y")));
  EXPECT_EQ(m.verdict("x"), "contested split");
  EXPECT_EQ(m.verdict("y"), "contested split");
}

TEST(Pathologies, GrantedContradictionIsNotBothAccepted) {
  Maker m;
  m.contradicts("x", "y");
  Evaluation const e = m.evaluate();
  EXPECT_EQ(e.verdicts[m.claim("x")].granted, Label::undecided);
  EXPECT_EQ(e.verdicts[m.claim("y")].granted, Label::undecided);
}

// --- words -----------------------------------------------------------------------------------------------

TEST(Standards, WrittenAndRead) {
  for (char const* text :
       {"preponderance", "scintilla", "dialectical", "clear-and-convincing", "beyond-reasonable-doubt",
        "sources(2)", "dialectical+primary", "sources(3)+primary+on-record", "dialectical+sources(2)"}) {
    auto const standard = parse_standard(text);
    ASSERT_TRUE(standard.has_value()) << text;
    EXPECT_EQ(to_string(*standard), text);
  }
  for (char const* text : {"", "sources()", "sources(0)", "sources(x)", "sources(2", "prime", "primary+",
                           "sources(99999999999)"}) {
    EXPECT_FALSE(parse_standard(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
