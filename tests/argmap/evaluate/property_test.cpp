// What must hold of every map, on many random ones.
#include <algorithm>
#include <array>
#include <numeric>

#include <gtest/gtest.h>

#include "argmap/evaluate/compiled.h"
#include "random_map.h"
#include "reference.h"

namespace stet::argmap::evaluate::test {
namespace {

std::string dump(Maker const& m) {
  std::string out = "standard " + to_string(m.options.standard) + "\n";
  for (auto const& [s, standard] : m.options.standards) {
    out += m.map.statements[s].title + ": " + to_string(standard) + "\n";
  }
  auto name = [&](End const& e) {
    return e.statement.valid()  ? m.map.statements[e.statement].title
           : e.argument.valid() ? m.map.arguments[e.argument].title
                                : "step " + std::to_string(e.inference.index());
  };
  for (Inference const& i : m.map.inferences) {
    out += m.map.arguments[i.argument].title + (i.strict ? " strictly" : "") + ":";
    for (StatementId const p : i.premises) out += " " + m.map.statements[p].title;
    out += " => " + m.map.statements[i.conclusion].title + "\n";
  }
  for (Relation const& r : m.map.stated) {
    out += name(r.from) + " " + std::string(argmap::to_string(r.kind)) + " " + name(r.to) + "\n";
  }
  for (Evidence const& e : m.evidence) {
    out += "evidence " + std::to_string(e.weight) + " state " + std::to_string(static_cast<int>(e.state)) +
           " for " +
           (e.statement.valid() ? m.map.statements[e.statement].title : m.map.arguments[e.argument].title) +
           "\n";
  }
  return out;
}

// From worst to best for the claim. Open is open, whether a loop or an unread source keeps it so.
int standing(Verdict verdict) {
  switch (verdict) {
    case Verdict::refuted: return 0;
    case Verdict::unsupported: return 1;
    case Verdict::undetermined: return 2;
    case Verdict::unverifiable: return 2;
    case Verdict::contested: return 4;
    case Verdict::supported: return 5;
    case Verdict::not_checkable: return -1;
  }
  return -1;
}

TEST(Properties, LabelsAgreeWithTheReference) {
  std::mt19937 random(seed());
  for (int i = 0; i < 12'000; ++i) {
    Maker const m = random_map(random);
    Evaluation const e = m.evaluate();
    for (bool const granted : {false, true}) {
      auto const expected = reference_labels(m, granted);
      for (StatementId const s : m.map.statements.ids()) {
        Label const label = granted ? e.verdicts[s].granted : e.verdicts[s].label;
        // In the granted reading a claim whose only citations do not count is a leaf too; the reference knows
        // no such citations, as they are left out of it altogether.
        ASSERT_EQ(label, expected.at(m.map.statements[s].title))
            << "map " << i << (granted ? ", granted, " : ", on the evidence, ") << m.map.statements[s].title
            << "\n"
            << dump(m);
      }
    }
  }
}

TEST(Properties, GradesAgreeWithTheReference) {
  std::mt19937 random(seed() + 20);
  std::array<std::size_t, all_grades.size()> met{};
  for (int i = 0; i < 6'000; ++i) {
    Maker const m = random_map(random, {.presumptions = true});
    Evaluation const e = m.evaluate();
    auto const expected = reference_grades(m);
    for (StatementId const s : m.map.statements.ids()) {
      if (e.verdicts[s].label != Label::in) continue;
      ASSERT_EQ(e.verdicts[s].grade, expected.at(m.map.statements[s].title))
          << "map " << i << ", " << m.map.statements[s].title << "\n"
          << dump(m);
      ++met[static_cast<std::size_t>(e.verdicts[s].grade)];
    }
  }
  for (std::size_t const n : met) EXPECT_GT(n, 500U);
}

// The standard `compared` is met exactly where a chain of accepted links has no weaker link.
TEST(Properties, ComparedIsMetByComparedChains) {
  std::mt19937 random(seed() + 21);
  std::array<std::size_t, 2> decided{};
  for (int i = 0; i < 300; ++i) {
    Maker m = random_map(random, {.undecided_evidence = true, .claims = 100});
    for (StatementId const s : m.map.statements.ids())
      if (random() % 2 == 0) m.options.standards.emplace_back(s, *parse_standard("compared"));
    auto const compiled = m.evaluate().compiled;
    Graph const& graph = compiled->graph;
    Labelling const& labelling = compiled->readings.evidence;
    std::vector<std::uint8_t> compared(graph.node_count(), 0);
    for (bool grown = true; grown;) {
      grown = false;
      for (LinkId const id : graph.links.ids()) {
        if (labelling.of(graph.node(id)) != Label::in || compared[graph.node(id)] != 0) continue;
        auto const premises = graph.premises[id.index()];
        bool const holds = graph.links[id].kind == LinkKind::evidence
                               ? graph.links[id].grade == Grade::compared
                               : std::ranges::all_of(premises, [&](Node p) { return compared[p] != 0; });
        if (!holds) continue;
        grown = true;
        compared[graph.node(id)] = 1;
        Link const& link = graph.links[id];
        if (link.pro && link.conclusion.valid()) compared[graph.node(link.conclusion)] = 1;
      }
    }
    for (auto const& [claim, gate] : labelling.program().gates) {
      if (!graph.claims[claim].standard.compared) continue;
      bool const meets = compared[graph.node(claim)] != 0;
      ASSERT_EQ(labelling.model.label[gate] == Label::in, meets) << "map " << i << " claim " << claim.index();
      ++decided[meets ? 1 : 0];
    }
  }
  for (std::size_t const n : decided) EXPECT_GT(n, 500U);
}

// A claim meets an editorial standard exactly if the chains that are accepted in the end do. Chains have to
// be long for that to be found in more than one step.
TEST(Properties, EditorialStandardsAreMetByTheAcceptedChains) {
  std::mt19937 random(seed() + 8);
  std::size_t met = 0;
  std::size_t missed = 0;
  for (int i = 0; i < 300; ++i) {
    Maker m = random_map(random, {.undecided_evidence = true, .editorial_standards = true, .claims = 300});
    for (StatementId const s : m.map.statements.ids()) {
      if (random() % 2 == 0) m.options.standards.emplace_back(s, *parse_standard("primary"));
    }
    auto const compiled = m.evaluate().compiled;
    Labelling const& labelling = compiled->readings.evidence;
    for (auto const& [claim, gate] : labelling.program().gates) {
      StandardOfProof const& standard = compiled->graph.claims[claim].standard;
      Chains const& chains = labelling.chains;
      std::size_t const at = claim.index();
      bool const meets = chains.origins[at] >= standard.sources &&
                         (chains.primary[at] != 0 || !standard.primary) &&
                         (chains.on_record[at] != 0 || !standard.on_record);
      ASSERT_EQ(labelling.model.label[gate] == Label::in, meets) << "map " << i << " claim " << at;
      ++(meets ? met : missed);
    }
  }
  EXPECT_GT(met, 1'000U);
  EXPECT_GT(missed, 1'000U);
}

TEST(Properties, MoreSupportingEvidenceNeverLowersAClaim) {
  std::mt19937 random(seed() + 1);
  for (int i = 0; i < 3'000; ++i) {
    Maker m = random_map(random, {.acyclic = true, .undecided_evidence = true, .editorial_standards = true});
    StatementId const claim{random() % m.map.statements.size()};
    Verdict const before = m.evaluate().verdicts[claim].verdict;
    m.source(m.map.statements[claim].title, 0.1 * static_cast<double>(1 + random() % 10));
    m.evidence.back().primary = random() % 2 == 0;
    Verdict const after = m.evaluate().verdicts[claim].verdict;
    ASSERT_GE(standing(after), standing(before)) << m.map.statements[claim].title << "\n" << dump(m);
  }
}

TEST(Properties, DuplicatesChangeNothing) {
  std::mt19937 random(seed() + 2);
  for (int i = 0; i < 3'000; ++i) {
    Maker m = random_map(random, {.undecided_evidence = true, .editorial_standards = true});
    Evaluation const before = m.evaluate();
    for (int k = 0; k < 3; ++k) {
      if (!m.map.stated.empty()) {
        Relation const copy = m.map.stated[StatedId{random() % m.map.stated.size()}];
        m.map.stated.add(copy);
      }
      if (!m.evidence.empty()) m.evidence.push_back(Evidence(m.evidence[random() % m.evidence.size()]));
    }
    Evaluation const after = m.evaluate();
    for (StatementId const s : m.map.statements.ids()) {
      ASSERT_EQ(before.verdicts[s].verdict, after.verdicts[s].verdict) << m.map.statements[s].title << "\n"
                                                                       << dump(m);
      ASSERT_EQ(before.verdicts[s].reason, after.verdicts[s].reason) << m.map.statements[s].title << "\n"
                                                                     << dump(m);
      ASSERT_EQ(before.verdicts[s].label, after.verdicts[s].label) << m.map.statements[s].title << "\n"
                                                                   << dump(m);
      ASSERT_EQ(before.verdicts[s].origins, after.verdicts[s].origins) << dump(m);
    }
  }
}

// The same map with everything renumbered.
Maker reordered(Maker const& m, std::mt19937& random) {
  auto permutation = [&](std::size_t n) {
    std::vector<std::size_t> p(n);
    std::iota(p.begin(), p.end(), std::size_t{0});
    std::ranges::shuffle(p, random);
    return p;
  };
  Maker out;
  auto const statements = permutation(m.map.statements.size());
  for (std::size_t const i : statements) out.claim(m.map.statements[StatementId{i}].title);
  auto statement = [&](StatementId id) { return out.claim(m.map.statements[id].title); };
  auto const arguments = permutation(m.map.arguments.size());
  for (std::size_t const i : arguments) out.argument(m.map.arguments[ArgumentId{i}].title);
  auto argument = [&](ArgumentId id) { return out.argument(m.map.arguments[id].title); };
  std::vector<InferenceId> steps(m.map.inferences.size());
  for (std::size_t const i : arguments) {
    for (InferenceId const id : m.map.arguments[ArgumentId{i}].inferences) {
      Inference const& old = m.map.inferences[id];
      std::vector<std::string> premises;
      for (StatementId const p : old.premises) premises.push_back(m.map.statements[p].title);
      std::ranges::shuffle(premises, random);
      steps[id.index()] = out.step(m.map.arguments[old.argument].title, premises,
                                   m.map.statements[old.conclusion].title, old.strict);
    }
  }
  auto end = [&](End const& e) {
    return e.statement.valid()  ? Maker::end(statement(e.statement))
           : e.argument.valid() ? Maker::end(argument(e.argument))
                                : Maker::end(steps[e.inference.index()]);
  };
  for (std::size_t const i : permutation(m.map.stated.size())) {
    Relation const& r = m.map.stated[StatedId{i}];
    out.relate(r.kind, end(r.from), end(r.to));
  }
  for (std::size_t const i : permutation(m.evidence.size())) {
    Evidence piece = m.evidence[i];
    if (piece.statement.valid()) piece.statement = statement(piece.statement);
    if (piece.argument.valid()) piece.argument = argument(piece.argument);
    out.evidence.push_back(piece);
  }
  out.options = m.options;
  // The last word on a claim's standard counts, so these keep their order.
  for (auto& [s, standard] : out.options.standards) s = statement(s);
  for (auto& [step, weight] : out.options.steps) step = steps[step.index()];
  return out;
}

TEST(Properties, OrderAndNamesChangeNothing) {
  std::mt19937 random(seed() + 3);
  for (int i = 0; i < 3'000; ++i) {
    Maker const m = random_map(random, {.undecided_evidence = true, .editorial_standards = true});
    Maker const other = reordered(m, random);
    Evaluation const a = m.evaluate();
    Evaluation const b = other.evaluate();
    for (StatementId const s : m.map.statements.ids()) {
      ClaimVerdict const& x = a.verdicts[s];
      ClaimVerdict const& y = b.verdicts[other.map.statement_by_title.at(m.map.statements[s].title)];
      ASSERT_EQ(x.verdict, y.verdict) << m.map.statements[s].title << "\n" << dump(m);
      ASSERT_EQ(x.reason, y.reason) << m.map.statements[s].title << "\n" << dump(m);
      ASSERT_EQ(x.origins, y.origins) << dump(m);
      ASSERT_EQ(x.granted, y.granted) << dump(m);
    }
  }
}

// Turning all that bears on a claim round turns support into refutation and back (not under scintilla, which
// is not meant to be even-handed).
TEST(Properties, ProAndConAreDual) {
  std::mt19937 random(seed() + 4);
  for (int i = 0; i < 3'000; ++i) {
    Maker m = random_map(random, {.acyclic = true, .reconstructions = false, .oppositions = false});
    StatementId const claim = m.claim("c0");  // nothing is built on it
    std::erase_if(m.evidence, [&](Evidence const& piece) { return piece.statement == claim; });
    Standard const standards[] = {Standard::preponderance, Standard::clear_and_convincing,
                                  Standard::beyond_reasonable_doubt, Standard::dialectical};
    StandardOfProof standard;
    standard.standard = standards[random() % 4];
    m.options.standards.emplace_back(claim, standard);
    for (Relation& r : m.map.stated) {
      if (r.to.statement == claim && r.kind == RelationKind::entails) r.kind = RelationKind::support;
    }
    Verdict const before = m.evaluate().verdicts[claim].verdict;
    for (Relation& r : m.map.stated) {
      if (r.to.statement != claim) continue;
      r.kind = r.kind == RelationKind::attack ? RelationKind::support : RelationKind::attack;
    }
    Verdict const after = m.evaluate().verdicts[claim].verdict;
    ASSERT_EQ(before == Verdict::supported, after == Verdict::refuted) << dump(m);
    ASSERT_EQ(before == Verdict::refuted, after == Verdict::supported) << dump(m);
    // What does not reach a standard's weight is too little on one side, and on the other no refutation.
    if (alpha({}, standard.standard) > 0.0) continue;
    ASSERT_EQ(before == Verdict::contested, after == Verdict::contested) << dump(m);
  }
}

// A loop that contradicts itself somewhere else in the document disturbs nobody.
TEST(Properties, StrangersDoNotInterfere) {
  std::mt19937 random(seed() + 5);
  for (int i = 0; i < 2'000; ++i) {
    Maker m = random_map(random, {.undecided_evidence = true, .editorial_standards = true});
    Evaluation const before = m.evaluate();
    std::size_t const count = m.map.statements.size();
    for (char const* name : {"s1", "s2", "s3"}) m.source(name);
    m.attacks("s1", "s2");
    m.attacks("s2", "s3");
    m.attacks("s3", "s1");
    m.attacks("s3", "s3");
    Evaluation const after = m.evaluate();
    for (std::size_t k = 0; k < count; ++k) {
      ASSERT_EQ(before.verdicts[StatementId{k}].verdict, after.verdicts[StatementId{k}].verdict) << dump(m);
      ASSERT_EQ(before.verdicts[StatementId{k}].reason, after.verdicts[StatementId{k}].reason) << dump(m);
    }
  }
}

// Nothing and its opposite are never both supported.
TEST(Properties, DirectConsistency) {
  std::mt19937 random(seed() + 6);
  for (int i = 0; i < 4'000; ++i) {
    Maker const m = random_map(random);
    Evaluation const e = m.evaluate();
    std::vector<Standard> standards(m.map.statements.size(), m.options.standard.standard);
    for (auto const& [s, standard] : m.options.standards) standards[s.index()] = standard.standard;
    for (Relation const& r : m.map.stated) {
      if (r.kind != RelationKind::contradictory || !r.from.statement.valid() || !r.to.statement.valid())
        continue;
      if (r.from == r.to) continue;
      if (standards[r.from.statement.index()] == Standard::scintilla ||
          standards[r.to.statement.index()] == Standard::scintilla) {
        continue;
      }
      for (bool const granted : {false, true}) {
        auto in = [&](StatementId s) {
          return (granted ? e.verdicts[s].granted : e.verdicts[s].label) == Label::in;
        };
        ASSERT_FALSE(in(r.from.statement) && in(r.to.statement)) << dump(m);
      }
    }
  }
}

TEST(Properties, ExplanationsKeepTheirPromise) {
  std::mt19937 random(seed() + 7);
  std::size_t repairs = 0;
  std::size_t circles = 0;
  for (int i = 0; i < 1'500; ++i) {
    Maker const m =
        random_map(random, {.undecided_evidence = true, .editorial_standards = true, .claims = 6});
    Evaluation const e = m.evaluate();
    for (StatementId const s : m.map.statements.ids()) {
      Explanation const why = evaluate::explain(m.map, e, m.options.policy, s);
      EXPECT_FALSE(why.summary.empty());
      ASSERT_FALSE(why.proof.empty());
      EXPECT_EQ(why.proof.front().statement, s);
      for (Repair const& repair : why.repairs) {
        ++repairs;
        Maker changed = m;
        for (StatementId const target : repair.statements) {
          changed.source(m.map.statements[target].title);
          changed.evidence.back().primary = true;
        }
        for (ArgumentId const target : repair.arguments) {
          changed.source_of_argument(m.map.arguments[target].title);
          changed.evidence.back().primary = true;
        }
        ASSERT_EQ(changed.evaluate().verdicts[s].verdict, Verdict::supported)
            << m.map.statements[s].title << "\n"
            << dump(changed);
      }
      for (std::size_t k = 0; k < why.circle.size(); ++k) {
        ++circles;
        StatementId const a = why.circle[k];
        StatementId const b = why.circle[(k + 1) % why.circle.size()];
        EXPECT_EQ(e.verdicts[a].label, Label::out);
        bool const premise = std::ranges::any_of(m.map.inferences, [&](Inference const& inference) {
          return inference.conclusion == b &&
                 std::ranges::find(inference.premises, a) != inference.premises.end();
        });
        bool const relation = std::ranges::any_of(m.map.stated, [&](Relation const& r) {
          return (r.kind == RelationKind::support || r.kind == RelationKind::entails) &&
                 (r.from.statement == a || r.from.argument.valid()) &&
                 (r.to.statement == b || r.to.argument.valid());
        });
        ASSERT_TRUE(premise || relation) << dump(m);
      }
    }
  }
  EXPECT_GT(repairs, 1000U);
  EXPECT_GT(circles, 100U);
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
