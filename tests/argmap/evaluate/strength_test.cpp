// The gradual layer: its formulas, what they promise, and what they do not.
#include "argmap/evaluate/strength.h"

#include <cmath>

#include <gtest/gtest.h>

#include "argmap/evaluate/compile.h"
#include "random_map.h"

namespace stet::argmap::evaluate::test {
namespace {

constexpr Gradual all[] = {Gradual::df_quad, Gradual::quadratic_energy, Gradual::h_categoriser, Gradual::mlp};

TEST(Strength, Formulas) {
  EXPECT_DOUBLE_EQ(combine(Gradual::df_quad, 0.5, {0.5, 0.5}, {}), 0.875);
  EXPECT_DOUBLE_EQ(combine(Gradual::df_quad, 0.5, {}, {1.0}), 0.0);
  EXPECT_DOUBLE_EQ(combine(Gradual::quadratic_energy, 0.5, {1.0}, {}), 0.75);
  EXPECT_DOUBLE_EQ(combine(Gradual::quadratic_energy, 0.5, {}, {1.0}), 0.25);
  EXPECT_DOUBLE_EQ(combine(Gradual::h_categoriser, 0.5, {1.0}, {1.0}), 0.25);
  EXPECT_DOUBLE_EQ(combine(Gradual::mlp, 0.5, {1.0}, {1.0}), 0.5);
}

TEST(Strength, PropertiesOfTheFormulas) {
  std::mt19937 random(seed() + 40);
  auto value = [&] { return static_cast<double>(random() % 1001) / 1000.0; };
  for (int i = 0; i < 20'000; ++i) {
    std::vector<double> supporters;
    std::vector<double> attackers;
    for (auto n = random() % 4; n > 0; --n) supporters.push_back(value());
    for (auto n = random() % 4; n > 0; --n) attackers.push_back(value());
    double const base = value();
    for (Gradual const g : all) {
      double const strength = combine(g, base, supporters, attackers);
      ASSERT_TRUE(strength >= 0.0 && strength <= 1.0);
      // Nothing of strength zero changes anything.
      auto padded = attackers;
      padded.push_back(0.0);
      ASSERT_NEAR(combine(g, base, supporters, padded), strength, 1e-12);
      // Another attacker never helps.
      padded.back() = value();
      ASSERT_LE(combine(g, base, supporters, padded), strength + 1e-12);
      if (g == Gradual::h_categoriser) continue;
      auto more = supporters;
      more.push_back(value());
      ASSERT_GE(combine(g, base, more, attackers), strength - 1e-12);
      // Turning everything round turns the strength round.
      ASSERT_NEAR(combine(g, 1.0 - base, attackers, supporters), 1.0 - strength, 1e-9);
    }
  }
}

// Known weaknesses, kept in mind by being tested: one certain attacker cancels any number of supporters short
// of certainty, and the h-categoriser knows no support.
TEST(Strength, WhatTheFormulasDoNotPromise) {
  EXPECT_LT(combine(Gradual::df_quad, 0.5, {0.9, 0.9, 0.9}, {1.0}), 0.5);
  EXPECT_GT(combine(Gradual::quadratic_energy, 0.5, {0.9, 0.9, 0.9}, {1.0}), 0.5);
  EXPECT_DOUBLE_EQ(combine(Gradual::h_categoriser, 0.5, {1.0, 1.0}, {}), 0.5);
  EXPECT_DOUBLE_EQ(combine(Gradual::mlp, 1.0, {}, {1.0, 1.0}), 1.0);
}

double balance(Maker const& m, std::string const& title) {
  return balances(m.evaluate()).of[m.map.statement_by_title.at(title)];
}

TEST(Strength, OneOriginCountsOnce) {
  Maker once;
  once.source("x", 0.6, 1);
  Maker often;
  for (int i = 0; i < 10; ++i) often.source("x", 0.6, 1);
  EXPECT_DOUBLE_EQ(balance(once, "x"), balance(often, "x"));
  often.source("x", 0.6, 2);
  EXPECT_GT(balance(often, "x"), balance(once, "x"));
  Maker by_arguments;
  for (char const* name : {"first", "second"}) {
    by_arguments.source_of_argument(name, 0.6, 1);
    by_arguments.relate(RelationKind::support, Maker::end(by_arguments.argument(name)),
                        Maker::end(by_arguments.claim("x")));
  }
  EXPECT_DOUBLE_EQ(balance(by_arguments, "x"), balance(once, "x"));
}

TEST(Strength, SettlesWhereEveryoneAttacksEveryone) {
  for (int size = 2; size <= 30; size += 7) {
    Maker m;
    for (int i = 0; i < size; ++i) m.source("c" + std::to_string(i), 0.9);
    for (int i = 0; i < size; ++i) {
      for (int k = 0; k < size; ++k) {
        if (i != k) m.attacks("c" + std::to_string(i), "c" + std::to_string(k));
      }
    }
    Graph const graph = compile(m.map, m.evidence, m.options);
    for (Gradual const g : all) {
      Strengths const s = strengths(graph, {.semantics = g});
      EXPECT_TRUE(s.converged) << size;
      for (double const value : s.claim) EXPECT_NEAR(value, s.claim.front(), 1e-6);  // nobody is first
    }
  }
}

TEST(Strength, SaysWhenItWasCutOff) {
  Maker m;
  m.source("a");
  m.attacks("a", "b");
  m.attacks("b", "a");
  Graph const graph = compile(m.map, m.evidence, m.options);
  EXPECT_FALSE(strengths(graph, {.sweeps = 1}).converged);
  EXPECT_TRUE(strengths(graph).converged);
}

TEST(Strength, BetterSourceNeverLowersWhatItSupports) {
  std::mt19937 random(seed() + 41);
  for (int i = 0; i < 500; ++i) {
    Maker m = random_map(random, {.acyclic = true, .reconstructions = false, .oppositions = false});
    for (Relation& r : m.map.stated) {
      if (r.kind == RelationKind::attack || r.kind == RelationKind::contrary) r.kind = RelationKind::support;
    }
    if (m.evidence.empty() || m.evidence[0].state != EvidenceState::present) continue;
    auto const before = balances(m.evaluate());
    m.evidence[0].weight = std::min(1.0, m.evidence[0].weight + 0.2);
    auto const after = balances(m.evaluate());
    for (StatementId const s : m.map.statements.ids()) {
      ASSERT_GE(after.of[s], before.of[s] - 1e-12);
    }
  }
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
