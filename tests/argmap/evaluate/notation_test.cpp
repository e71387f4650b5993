// Two editors who write the same thing in different ways get the same verdict, for the same reason and with
// the same weight; and what is added against a claim never raises it.
#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <span>

#include <gtest/gtest.h>

#include "argmap/evaluate/compiled.h"
#include "random_map.h"

namespace stet::argmap::evaluate::test {
namespace {

struct Outcome {
  Verdict verdict;
  Reason reason;
  Force force;
};

Outcome outcome(Maker const& m, std::string const& title) {
  Evaluation const e = m.evaluate();
  StatementId const s = m.map.statement_by_title.at(title);
  return {e.verdicts[s].verdict, e.verdicts[s].reason,
          e.compiled->judgement.force[e.compiled->graph.claim_of_statement[s.index()].index()]};
}

using Sources = std::vector<std::pair<double, EvidenceState>>;
using Writing = std::function<void(Maker&, Sources const&)>;

void cite(Maker& m, std::string const& claim, Sources const& sources) {
  for (auto const& [weight, state] : sources) m.source(claim, weight, 0, state);
}

void cite_argument(Maker& m, std::string const& argument, Sources const& sources) {
  for (auto const& [weight, state] : sources) m.source_of_argument(argument, weight, 0, state);
}

Writing const by_statement(RelationKind kind) {
  return [kind](Maker& m, Sources const& sources) {
    cite(m, "S", sources);
    m.relate(kind, Maker::end(m.claim("S")), Maker::end(m.claim("c0")));
  };
}

Writing const by_argument(RelationKind kind) {
  return [kind](Maker& m, Sources const& sources) {
    cite_argument(m, "S", sources);
    m.relate(kind, Maker::end(m.argument("S")), Maker::end(m.claim("c0")));
  };
}

// With the claim behind an implicit one of its own, a chain is as long as one wishes.
Writing const by_chain(RelationKind kind) {
  return [kind](Maker& m, Sources const& sources) {
    cite(m, "R", sources);
    m.supports("R", "S");
    m.relate(kind, Maker::end(m.claim("S")), Maker::end(m.claim("c0")));
  };
}

Writing const by_structure(RelationKind kind) {
  return [kind](Maker& m, Sources const& sources) {
    cite(m, "R", sources);
    m.step("A", {"R"}, "S");
    m.relate(kind, Maker::end(m.argument("A")), Maker::end(m.claim("c0")));
  };
}

Sources random_sources(std::mt19937& random) {
  Sources out;
  for (std::size_t n = 1 + random() % 3; n > 0; --n) {
    EvidenceState const states[] = {EvidenceState::present, EvidenceState::present, EvidenceState::undecided,
                                    EvidenceState::absent};
    out.emplace_back(0.1 * static_cast<double>(1 + random() % 10), states[random() % 4]);
  }
  return out;
}

// Claims by the least demanding standard say of `S` what its sources say, whatever the standard of `c0`.
Maker random_ground(std::mt19937& random) {
  Maker m = random_map(random, {.undecided_evidence = true, .presumptions = true});
  Standard const own = m.options.standard.standard;
  m.options.standard.standard = Standard::preponderance;
  StandardOfProof standard;
  standard.standard = own;
  m.options.standards.emplace_back(m.claim("c0"), standard);
  return m;
}

// Adds the same in each writing to random maps, and expects the same of `c0`.
void expect_equal(std::mt19937& random, std::span<Writing const> writings, bool presumed) {
  std::set<Verdict> seen;
  for (int i = 0; i < 3'000; ++i) {
    Maker const ground = random_ground(random);
    if (!presumed && ground.evaluate().compiled->graph.claims[ClaimId{0}].presumed) continue;
    Sources const sources = random_sources(random);
    std::optional<Outcome> first;
    for (std::size_t w = 0; w < writings.size(); ++w) {
      Maker m = ground;
      writings[w](m, sources);
      Outcome const now = outcome(m, "c0");
      if (!first) first = now;
      ASSERT_EQ(to_string(now.verdict), to_string(first->verdict)) << "map " << i << ", writing " << w;
      ASSERT_EQ(to_string(now.reason), to_string(first->reason)) << "map " << i << ", writing " << w;
      ASSERT_EQ(now.force, first->force) << "map " << i << ", writing " << w;
    }
    seen.insert(first->verdict);
  }
  EXPECT_EQ(seen.size(), 6U);  // all that a claim can have which is checked
}

TEST(Notation, AnObjectionIsOneHoweverItIsWritten) {
  std::mt19937 random(seed() + 60);
  std::array const writings{by_statement(RelationKind::attack), by_argument(RelationKind::attack),
                            by_statement(RelationKind::contrary), by_chain(RelationKind::attack),
                            by_structure(RelationKind::attack)};
  expect_equal(random, writings, false);  // two presumptions that exclude each other are another matter
}

TEST(Notation, AReasonIsOneHoweverItIsWritten) {
  std::mt19937 random(seed() + 61);
  std::array const writings{by_statement(RelationKind::support),
                            by_argument(RelationKind::support),
                            by_statement(RelationKind::entails),
                            by_chain(RelationKind::support),
                            by_structure(RelationKind::support),
                            Writing([](Maker& m, Sources const& sources) {
                              cite(m, "S", sources);
                              m.step("A", {"S"}, "c0");
                            })};
  expect_equal(random, writings, true);
}

// An attack more never raises what it attacks, as long as nothing rests on that or comes back to it.
TEST(Notation, AnAttackNeverRaises) {
  std::mt19937 random(seed() + 62);
  int lowered = 0;
  for (int i = 0; i < 6'000; ++i) {
    Maker m = random_map(random, {.undecided_evidence = true, .presumptions = true});
    StatementId const claim{random() % m.map.statements.size()};
    bool const goes_on =
        std::ranges::any_of(m.map.stated,
                            [&](Relation const& r) {
                              return r.from.statement == claim || r.from.argument.valid() ||
                                     (r.kind == RelationKind::contradictory && r.to.statement == claim);
                            }) ||
        std::ranges::any_of(m.map.inferences, [&](Inference const& step) {
          return std::ranges::find(step.premises, claim) != step.premises.end();
        });
    if (goes_on) continue;
    std::string const title = m.map.statements[claim].title;
    Force const before = outcome(m, title).force;
    m.source("attacker", 0.1 * static_cast<double>(1 + random() % 10));
    m.relate(random() % 2 == 0 ? RelationKind::attack : RelationKind::contrary,
             Maker::end(m.claim("attacker")), Maker::end(claim));
    Force const after = outcome(m, title).force;
    ASSERT_LE(after.accepted, before.accepted) << "map " << i;
    ASSERT_LE(after.live, before.live) << "map " << i;
    lowered += after.live < before.live ? 1 : 0;
  }
  EXPECT_GT(lowered, 100);
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
