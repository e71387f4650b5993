// Explanations keep their promises: whatever one says would change a verdict is done here by other means, to
// the map itself, and the map is evaluated again.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "random_map.h"
#include "tests/support/rounds.h"

namespace stet::argmap::evaluate::test {
namespace {

constexpr Shape everything{.undecided_evidence = true, .editorial_standards = true, .claims = 6};

// Some citations share their source.
Maker random_map_of_few_sources(std::mt19937& random) {
  Maker m = random_map(random, everything);
  for (Citation& citation : m.map.citations) {
    if (random() % 2 == 0) citation.key = fmt::format("source{}", random() % 4);
  }
  return m;
}

Verdict verdict(Maker const& m, StatementId claim) { return m.evaluate().verdicts[claim].verdict; }

Explanation explanation(Maker const& m, StatementId claim) {
  return explain(m.map, m.evaluate(), m.options.policy, claim);
}

Maker without(Maker m, std::set<std::string> const& keys) {
  std::erase_if(m.evidence,
                [&](Evidence const& piece) { return keys.contains(m.map.citations[piece.citation].key); });
  return m;
}

void give_source(Maker& m, Subject const& subject) {
  if (subject.statement.valid()) {
    m.source(std::string(m.map.statements[subject.statement].title));
  } else {
    m.source_of_argument(std::string(m.map.arguments[subject.argument].title));
  }
  m.evidence.back().primary = true;
}

// The sources lost change the verdict to the one named, and no smaller set of sources changes it.
TEST(Explanations, FragilityIsSmallest) {
  std::mt19937 random(seed() + 20);
  std::map<std::size_t, int> by_size;
  for (int i = 0; i < stet::test::rounds(600); ++i) {
    Maker const m = random_map_of_few_sources(random);
    std::set<std::string> keys;
    for (Evidence const& piece : m.evidence) {
      if (piece.state != EvidenceState::absent) keys.insert(m.map.citations[piece.citation].key);
    }
    std::vector<std::string> const all(keys.begin(), keys.end());
    ASSERT_LT(all.size(), 20U);
    for (StatementId const s : m.map.statements.ids()) {
      Verdict const now = verdict(m, s);
      Fragility const fragility = explanation(m, s).fragility;
      std::set<std::string> lost;
      for (CitationId const id : fragility.sources) lost.insert(m.map.citations[id].key);
      ASSERT_EQ(lost.size(), fragility.sources.size());
      ++by_size[lost.size()];
      std::size_t const bound = lost.empty() ? 4 : lost.size();
      for (std::size_t bits = 1; bits < std::size_t{1} << all.size(); ++bits) {
        std::set<std::string> some;
        for (std::size_t k = 0; k < all.size(); ++k) {
          if ((bits >> k & 1U) != 0) some.insert(all[k]);
        }
        if (some.size() >= bound) continue;
        ASSERT_EQ(verdict(without(m, some), s), now) << "a smaller set, claim " << s.index() << ", map " << i;
      }
      if (lost.empty()) continue;
      ASSERT_NE(fragility.without, now);
      ASSERT_EQ(verdict(without(m, lost), s), fragility.without) << "claim " << s.index() << ", map " << i;
    }
  }
  EXPECT_GT(by_size[1], stet::test::rounds(300));
  EXPECT_GT(by_size[2], stet::test::rounds(10));
}

// Inside the interval the verdict is the same at every weight there is; one step outside it is the one named.
TEST(Explanations, WeightIntervalsAreExact) {
  std::mt19937 random(seed() + 21);
  int intervals = 0;
  int bounded_twice = 0;
  for (int i = 0; i < stet::test::rounds(400); ++i) {
    Maker m = random_map(random, {.undecided_evidence = true, .claims = 5});
    for (StatementId const s : m.map.statements.ids()) {
      Verdict const now = verdict(m, s);
      Explanation const why = explanation(m, s);
      for (Evidence& piece : m.evidence) {
        if (piece.state == EvidenceState::absent) continue;
        auto const found = std::ranges::find(why.weights, piece.citation, &WeightInterval::citation);
        double const before = piece.weight;
        auto at = [&](int thousandths) {
          piece.weight = thousandths / 1000.0;
          Verdict const there = verdict(m, s);
          piece.weight = before;
          return there;
        };
        if (found == why.weights.end()) {  // no weight matters
          for (int w = 1; w <= 1000; w += 7) ASSERT_EQ(at(w), now) << w;
          continue;
        }
        ++intervals;
        bounded_twice += found->below && found->above ? 1 : 0;
        int const from = static_cast<int>(std::lround(found->from * 1000.0));
        int const to = static_cast<int>(std::lround(found->to * 1000.0));
        ASSERT_LE(found->from, found->now);
        ASSERT_GE(found->to, found->now);
        for (int w = from; w <= to; ++w) ASSERT_EQ(at(w), now) << w << " of " << from << " to " << to;
        ASSERT_EQ(found->below.has_value(), from > 1);
        ASSERT_EQ(found->above.has_value(), to < 1000);
        if (found->below) {
          ASSERT_NE(*found->below, now);
          ASSERT_EQ(at(from - 1), *found->below);
        }
        if (found->above) {
          ASSERT_NE(*found->above, now);
          ASSERT_EQ(at(to + 1), *found->above);
        }
      }
    }
  }
  EXPECT_GT(intervals, stet::test::rounds(60));
  EXPECT_GE(bounded_twice, stet::test::rounds(400) / 400);  // rare: none in a short run
}

// Every question changes the verdict as it says. A source against a claim is an argument of its own that
// attacks it.
TEST(Explanations, QuestionsMatter) {
  std::mt19937 random(seed() + 22);
  std::map<std::string, int> asked;
  for (int i = 0; i < stet::test::rounds(800); ++i) {
    Maker const m = random_map(random, everything);
    for (StatementId const s : m.map.statements.ids()) {
      Verdict const now = verdict(m, s);
      for (Question const& question : explanation(m, s).questions) {
        ASSERT_TRUE(question.holds != now || question.fails != now);
        Maker holds = m;
        Maker fails = m;
        if (question.citation.valid()) {
          ++asked["citation"];
          for (Maker* const changed : {&holds, &fails}) {
            for (Evidence& piece : changed->evidence) {
              if (piece.citation != question.citation) continue;
              ASSERT_EQ(piece.state, EvidenceState::undecided);
              piece.state = changed == &holds ? EvidenceState::present : EvidenceState::absent;
            }
          }
        } else {
          give_source(holds, question.subject);
          for (Subject const& other : question.with) give_source(holds, other);
          if (!question.with.empty()) {
            ++asked["together"];
          } else {
            bool const statement = question.subject.statement.valid();
            ++asked[statement ? "statement" : "argument"];
            asked["against argument"] += !statement && question.fails != now ? 1 : 0;
            fails.source_of_argument("against");
            fails.relate(
                RelationKind::attack, Maker::end(fails.argument("against")),
                statement ? Maker::end(question.subject.statement) : Maker::end(question.subject.argument));
          }
        }
        ASSERT_EQ(verdict(holds, s), question.holds) << "claim " << s.index() << ", map " << i;
        ASSERT_EQ(verdict(fails, s), question.fails) << "claim " << s.index() << ", map " << i;
      }
    }
  }
  for (char const* const kind : {"citation", "together", "statement", "argument", "against argument"}) {
    EXPECT_GT(asked[kind], stet::test::rounds(50)) << kind;
  }
}

// A claim that is settled: presumed or not, with nothing for it and nothing against it but that.
Maker settle(Maker m, StatementId claim, bool accepted) {
  auto const concerns = [&](End const& end) { return end.statement == claim; };
  for (Inference& inference : m.map.inferences) {
    if (inference.conclusion == claim) inference.conclusion = m.claim("nowhere");
  }
  Table<Relation, StatedId> others;
  for (Relation const& relation : m.map.stated) {
    if (!concerns(relation.to)) others.add(relation);
  }
  m.map.stated = std::move(others);
  std::erase_if(m.evidence, [&](Evidence const& piece) { return piece.statement == claim; });
  std::erase(m.options.presumed, claim);
  if (accepted) m.options.presumed.push_back(claim);
  return m;
}

// Splits among presumptions and attacks: settling a crux either way, by presuming it or by leaving nothing
// that speaks for it, ends the split as it says.
TEST(Explanations, CruxesDecideSplits) {
  std::mt19937 random(seed() + 23);
  int splits = 0;
  int single = 0;
  int pairs = 0;
  for (int i = 0; i < stet::test::rounds(6'000); ++i) {
    Maker m;
    m.options.standard.standard = Standard::dialectical;
    std::size_t const claims = 2 + random() % 6;
    for (std::size_t c = 0; c < claims; ++c) {
      m.claim(fmt::format("c{}", c));
      if (random() % 4 != 0) m.options.presumed.push_back(StatementId{c});
    }
    for (std::size_t n = random() % (2 * claims + 1); n > 0; --n) {
      std::size_t const from = random() % claims;
      std::size_t const to = random() % claims;
      bool const attacks = random() % 4 != 0;
      m.relate(attacks ? RelationKind::attack : RelationKind::support, Maker::end(StatementId{from}),
               Maker::end(StatementId{to}));
    }
    Evaluation const e = m.evaluate();
    for (StatementId const s : m.map.statements.ids()) {
      Explanation const why = explanation(m, s);
      if (e.verdicts[s].reason != Reason::split) {
        ASSERT_TRUE(why.cruxes.empty());
        continue;
      }
      ++splits;
      ASSERT_EQ(why.positions.size(), 2U);
      for (Crux const& crux : why.cruxes) {
        ASSERT_EQ(crux.outcomes.size(), std::size_t{1} << crux.subjects.size());
        ++(crux.subjects.size() == 1 ? single : pairs);
        for (std::size_t bits = 0; bits < crux.outcomes.size(); ++bits) {
          Maker changed = m;
          for (std::size_t k = 0; k < crux.subjects.size(); ++k) {
            ASSERT_NE(crux.subjects[k].statement, s);
            changed = settle(std::move(changed), crux.subjects[k].statement, (bits >> k & 1U) != 0);
          }
          ClaimVerdict const after = changed.evaluate().verdicts[s];
          ASSERT_NE(after.label, Label::undecided) << "claim " << s.index() << ", map " << i;
          ASSERT_NE(after.reason, Reason::split);
          ASSERT_EQ(after.verdict, crux.outcomes[bits]) << "claim " << s.index() << ", map " << i;
        }
      }
    }
  }
  EXPECT_GT(splits, stet::test::rounds(500));
  EXPECT_GT(single, stet::test::rounds(500));
  EXPECT_GT(pairs, 0);
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
