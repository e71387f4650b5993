// Repairs and questions against the plain way: every set of up to three sources for anything in the map is
// tried by changing the map and evaluating it anew.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "argmap/evaluate/compiled.h"
#include "parser/parse.h"
#include "random_map.h"
#include "tests/support/rounds.h"

namespace stet::argmap::evaluate::test {
namespace {

constexpr std::size_t largest = 3;
constexpr std::size_t most_repairs = 8;
constexpr std::size_t most_questions = 8;

// What can be given a source: a claim that can be checked, or an argument without reconstruction. Numbers
// name claims first.
using Set = std::multiset<std::size_t>;

std::vector<std::size_t> subjects_of(Maker const& m) {
  std::vector<std::size_t> out;
  for (StatementId const s : m.map.statements.ids()) {
    bool const checkable = std::ranges::none_of(
        m.map.statements[s].tags, [&](TagId tag) { return not_checkable(m.map.tags[tag]).has_value(); });
    if (checkable) out.push_back(s.index());
  }
  for (ArgumentId const a : m.map.arguments.ids()) {
    if (m.map.arguments[a].inferences.empty()) out.push_back(m.map.statements.size() + a.index());
  }
  return out;
}

Maker with_source(Maker m, std::size_t subject) {
  std::size_t const claims = m.map.statements.size();
  if (subject < claims) {
    m.source(std::string(m.map.statements[StatementId{subject}].title));
  } else {
    m.source_of_argument(std::string(m.map.arguments[ArgumentId{subject - claims}].title));
  }
  m.evidence.back().primary = true;
  return m;
}

// An argument from a source of its own attacks it.
Maker with_source_against(Maker m, Subject const& subject) {
  m.source_of_argument("against");
  m.relate(RelationKind::attack, Maker::end(m.argument("against")),
           subject.statement.valid() ? Maker::end(subject.statement) : Maker::end(subject.argument));
  return m;
}

// Whether the claim, or a step of the argument, is not accepted.
bool is_open(Graph const& graph, Labelling const& evidence, Subject const& subject) {
  if (subject.statement.valid())
    return evidence.of(graph.node(graph.claim_of_statement[subject.statement.index()])) != Label::in;
  for (LinkId const id : graph.links.ids()) {
    Link const& link = graph.links[id];
    bool const own = link.kind == LinkKind::step || link.kind == LinkKind::standing;
    if (own && link.argument == subject.argument && evidence.of(graph.node(id)) != Label::in) return true;
  }
  return false;
}

Set members_of(Maker const& m, Repair const& repair) {
  Set out;
  for (StatementId const s : repair.statements) out.insert(s.index());
  for (ArgumentId const a : repair.arguments) out.insert(m.map.statements.size() + a.index());
  return out;
}

bool contains(Set const& set, Set const& smaller) { return std::ranges::includes(set, smaller); }

// By claim: the sets that make it supported and contain no other that does.
std::map<StatementId, std::vector<Set>> all_repairs(Maker const& m) {
  std::map<StatementId, std::vector<Set>> out;
  std::vector<std::size_t> const subjects = subjects_of(m);
  struct Tried {
    Maker changed;
    Set set;
    std::size_t from = 0;  // in subjects
  };
  std::vector<Tried> level{{m, {}, 0}};
  Evaluation const now = m.evaluate();
  for (std::size_t size = 1; size <= largest; ++size) {
    std::vector<Tried> next;
    for (Tried const& tried : level) {
      for (std::size_t i = tried.from; i < subjects.size(); ++i) {
        Tried more{with_source(tried.changed, subjects[i]), tried.set, i};
        more.set.insert(subjects[i]);
        Evaluation const then = more.changed.evaluate();
        for (StatementId const s : m.map.statements.ids()) {
          if (now.verdicts[s].verdict == Verdict::supported || then.verdicts[s].verdict != Verdict::supported)
            continue;
          auto& found = out[s];
          if (std::ranges::none_of(found, [&](Set const& known) { return contains(more.set, known); }))
            found.push_back(more.set);
        }
        next.push_back(std::move(more));
      }
    }
    level = std::move(next);
  }
  return out;
}

void tag_some(std::mt19937& random, Maker& m) {
  for (StatementId const s : m.map.statements.ids()) {
    if (random() % 6 == 0) m.tag(std::string(m.map.statements[s].title), "opinion");
  }
}

// Under a standard that counts origins accepted claims can want another source, and one claim can want three.
TEST(Repairs, AreAllThereAreAndSmallest) {
  std::mt19937 random(seed() + 30);
  std::map<std::size_t, int> by_size;
  int repeated = 0;
  for (int i = 0; i < stet::test::rounds(250); ++i) {
    Maker m = random_map(random, {.undecided_evidence = i % 2 == 0,
                                  .editorial_standards = i % 4 != 0,
                                  .presumptions = i % 3 == 0,
                                  .claims = 5});
    if (i % 5 == 0) tag_some(random, m);
    if (i % 7 == 0) m.options.standard.sources = 2;  // then many sets do
    auto const expected = all_repairs(m);
    Evaluation const evaluation = m.evaluate();
    Explainer explainer(m.map, evaluation, m.options.policy);
    for (StatementId const s : m.map.statements.ids()) {
      if (evaluation.verdicts[s].verdict == Verdict::not_checkable) continue;
      Explanation const why = explainer.explain(s);
      auto const known = expected.find(s);
      std::vector<Set> const all = known == expected.end() ? std::vector<Set>{} : known->second;
      std::size_t last = 0;
      for (Repair const& repair : why.repairs) {
        Set const set = members_of(m, repair);
        ASSERT_TRUE(std::ranges::find(all, set) != all.end()) << "claim " << s.index() << ", map " << i;
        ASSERT_GE(set.size(), last) << "the smaller come first";
        last = set.size();
        ++by_size[last];
        repeated += set.count(*set.begin()) == largest ? 1 : 0;
      }
      ASSERT_EQ(why.repairs.size(), std::min(all.size(), most_repairs))
          << "claim " << s.index() << ", map " << i;
      ASSERT_EQ(why.cut.repairs, all.size() > most_repairs) << "claim " << s.index() << ", map " << i;
    }
  }
  for (std::size_t size = 1; size <= largest; ++size)
    EXPECT_GE(by_size[size], stet::test::rounds(10)) << size;
  EXPECT_GT(repeated, 0);
}

TEST(Repairs, SecondSourceForAPremise) {
  Maker m;
  m.options.standards.emplace_back(m.claim("conclusion"), StandardOfProof{.sources = 2});
  m.source("premise");
  m.step("argument", {"premise"}, "conclusion");
  ASSERT_EQ(m.verdict("conclusion"), "unsupported below-standard");
  Explanation const why = m.explain("conclusion");
  ASSERT_EQ(why.repairs.size(), 2U);
  EXPECT_EQ(why.repairs[0].statements, std::vector{m.claim("conclusion")});
  EXPECT_EQ(why.repairs[1].statements, std::vector{m.claim("premise")});
  ASSERT_EQ(why.questions.size(), 2U);
  EXPECT_EQ(why.questions[1].subject.statement, m.claim("premise"));
  EXPECT_EQ(why.questions[1].holds, Verdict::supported);
}

TEST(Repairs, SayThatThereAreMore) {
  Maker m;
  for (int i = 0; i < 7; ++i) m.supports(fmt::format("reason {}", i), "claim");
  EXPECT_EQ(m.explain("claim").repairs.size(), most_repairs);
  EXPECT_FALSE(m.explain("claim").cut.repairs);
  m.supports("one more", "claim");
  EXPECT_EQ(m.explain("claim").repairs.size(), most_repairs);
  EXPECT_TRUE(m.explain("claim").cut.repairs);
}

TEST(Repairs, ThreeSourcesForOneClaim) {
  Maker m;
  m.options.standards.emplace_back(m.claim("alone"), StandardOfProof{.sources = 3});
  Explanation const why = m.explain("alone");
  ASSERT_EQ(why.repairs.size(), 1U);
  EXPECT_EQ(why.repairs[0].statements, std::vector(3, m.claim("alone")));
}

// What cannot be given a source is no repair, and takes no place from what can.
TEST(Repairs, OpinionsAreNotAskedForSources) {
  Maker m;
  for (int i = 0; i < 12; ++i) {
    std::string const name = fmt::format("opinion {}", i);
    m.supports(name, "claim");
    m.tag(name, "opinion");
  }
  m.supports("fact", "claim");
  Explanation const why = m.explain("claim");
  ASSERT_EQ(why.repairs.size(), 2U);
  EXPECT_EQ(why.repairs[1].statements, std::vector{m.claim("fact")});
  EXPECT_FALSE(why.cut.repairs);
}

// Every citation that was not checked, and every source for or against something that is not accepted, is
// asked about if, and only if, it matters.
TEST(Questions, AreAllThereAre) {
  std::mt19937 random(seed() + 31);
  int asked = 0;
  int against_arguments = 0;
  for (int i = 0; i < stet::test::rounds(300); ++i) {
    Maker const m =
        random_map(random, {.undecided_evidence = true, .editorial_standards = i % 2 == 0, .claims = 5});
    Evaluation const now = m.evaluate();
    Explainer explainer(m.map, now, m.options.policy);
    // What each does to all claims.
    std::vector<std::pair<std::size_t, Evaluation>> sourced;
    for (std::size_t const subject : subjects_of(m))
      sourced.emplace_back(subject, with_source(m, subject).evaluate());
    std::vector<std::pair<Subject, Evaluation>> opposed;
    for (StatementId const s : m.map.statements.ids()) opposed.emplace_back(Subject{s, {}}, Evaluation{});
    for (ArgumentId const a : m.map.arguments.ids()) opposed.emplace_back(Subject{{}, a}, Evaluation{});
    for (auto& [subject, then] : opposed) then = with_source_against(m, subject).evaluate();
    std::vector<std::pair<CitationId, Evaluation>> checked;
    for (std::size_t k = 0; k < m.evidence.size(); ++k) {
      if (m.evidence[k].state != EvidenceState::undecided) continue;
      for (EvidenceState const state : {EvidenceState::present, EvidenceState::absent}) {
        Maker changed = m;
        changed.evidence[k].state = state;
        checked.emplace_back(m.evidence[k].citation, changed.evaluate());
      }
    }
    for (StatementId const s : m.map.statements.ids()) {
      Explanation const why = explainer.explain(s);
      if (why.cut.questions) {
        ASSERT_EQ(why.questions.size(), most_questions);
        continue;
      }
      auto const verdict = now.verdicts[s].verdict;
      std::set<CitationId> citations;
      for (auto const& [citation, then] : checked) {
        if (then.verdicts[s].verdict != verdict) citations.insert(citation);
      }
      std::set<CitationId> found;
      for (Question const& question : why.questions) {
        if (question.citation.valid()) found.insert(question.citation);
      }
      ASSERT_EQ(found, citations) << "claim " << s.index() << ", map " << i;
      for (auto const& [subject, then] : sourced) {
        if (then.verdicts[s].verdict == verdict) continue;
        std::size_t const claims = m.map.statements.size();
        Subject const wanted =
            subject < claims ? Subject{StatementId{subject}, {}} : Subject{{}, ArgumentId{subject - claims}};
        ++asked;
        // A source that only takes support away, from an accepted claim, is no open question.
        bool const is_asked = std::ranges::any_of(why.questions, [&](Question const& question) {
          return question.subject == wanted && question.with.empty() &&
                 question.holds == then.verdicts[s].verdict;
        });
        Graph const& graph = now.compiled->graph;
        ClaimId const claim = wanted.statement.valid() ? graph.claim_of_statement[wanted.statement.index()]
                                                       : graph.claim_of_argument[wanted.argument.index()];
        bool const accepted = now.compiled->readings.evidence.of(graph.node(claim)) == Label::in;
        ASSERT_TRUE(accepted || is_asked) << "claim " << s.index() << ", map " << i;
      }
      for (auto const& [subject, then] : opposed) {
        if (then.verdicts[s].verdict == verdict) continue;
        if (!is_open(now.compiled->graph, now.compiled->readings.evidence, subject)) continue;
        against_arguments += subject.argument.valid() ? 1 : 0;
        ASSERT_TRUE(std::ranges::any_of(why.questions,
                                        [&](Question const& question) {
                                          return question.subject == subject && question.with.empty() &&
                                                 question.fails == then.verdicts[s].verdict;
                                        }))
            << "claim " << s.index() << ", map " << i;
      }
    }
  }
  EXPECT_GT(asked, stet::test::rounds(300));
  EXPECT_GE(against_arguments, stet::test::rounds(10));
}

// ---- in the text

// A map of claims that support, attack and exclude each other, as somebody would write it.
std::string random_text(std::mt19937& random) {
  std::string out;
  std::size_t const claims = 2 + random() % 5;
  int sources = 0;
  for (std::size_t c = 0; c < claims; ++c) {
    out += fmt::format("[C{}]: Claim {}.", c, c);
    if (random() % 3 == 0) out += fmt::format(" [@source-{}]", ++sources);
    out += "\n";
    for (std::size_t n = random() % 3; n > 0; --n) {
      std::size_t const other = random() % claims;
      constexpr std::array signs{"+", "-", "-", "><"};
      bool const reason = random() % 4 == 0;
      if (reason) {
        out += fmt::format("  {} <A{}-{}>: A reason.\n", random() % 2 == 0 ? "+" : "-", c, n);
      } else if (other != c) {
        out += fmt::format("  {} [C{}]\n", signs[random() % signs.size()], other);
      }
    }
    out += "\n";
  }
  if (claims > 3) out += "<Step>\n\n(1) [C1]\n(2) [C2]\n-----\n(3) [C0]\n";
  return out;
}

struct Read {
  ArgumentMap map;
  Evaluation evaluation;
};

Read read_text(std::string const& text) {
  Sources sources;
  FileId const file = sources.add("map.argdown", text);
  auto const parsed = parser::parse(file, sources[file].text());
  Document const document{file, &parsed.tree};
  Read out{build(sources, {&document, 1}).map, {}};
  std::vector<Evidence> evidence;
  for (CitationId const id : out.map.citations.ids()) {
    Citation const& citation = out.map.citations[id];
    evidence.push_back({.citation = id,
                        .statement = out.map.statement_of[citation.occurrence],
                        .argument = out.map.argument_of[citation.occurrence],
                        .origin = static_cast<std::uint32_t>(id.index()),
                        .roots = {},
                        .fault = {}});
  }
  out.evaluation = evaluate::evaluate(out.map, evidence);
  return out;
}

TEST(Repairs, HoldInTheText) {
  std::mt19937 random(seed() + 32);
  int repairs = 0;
  int joint = 0;
  for (int i = 0; i < stet::test::rounds(200); ++i) {
    std::string const text = random_text(random);
    Read const before = read_text(text);
    Explainer explainer(before.map, before.evaluation, Policy::cautious);
    for (StatementId const s : before.map.statements.ids()) {
      for (Repair const& repair : explainer.explain(s).repairs) {
        std::string changed = text;
        int fresh = 0;
        for (StatementId const target : repair.statements)
          changed +=
              fmt::format("\n[{}]: Claim. [@found-{}]\n", before.map.statements[target].title, ++fresh);
        for (ArgumentId const target : repair.arguments)
          changed +=
              fmt::format("\n<{}>: Reason. [@found-{}]\n", before.map.arguments[target].title, ++fresh);
        ++repairs;
        joint += fresh > 1 ? 1 : 0;
        Read const after = read_text(changed);
        StatementId const same = after.map.statement_by_title.at(before.map.statements[s].title);
        ASSERT_EQ(after.evaluation.verdicts[same].verdict, Verdict::supported) << changed;
      }
    }
  }
  EXPECT_GT(repairs, stet::test::rounds(300));
  EXPECT_GT(joint, stet::test::rounds(10));
}

// Whoever asks, and whatever was asked before, gets the same answer.
TEST(Explainer, AnswersTheSameAloneAndTogether) {
  std::mt19937 random(seed() + 33);
  for (int i = 0; i < stet::test::rounds(150); ++i) {
    Maker const m =
        random_map(random, {.undecided_evidence = true, .editorial_standards = i % 2 == 0, .claims = 6});
    Evaluation const evaluation = m.evaluate();
    Explainer together(m.map, evaluation, m.options.policy);
    for (StatementId const s : m.map.statements.ids()) {
      Explanation const a = together.explain(s);
      Explanation const b = explain(m.map, evaluation, m.options.policy, s);
      ASSERT_EQ(a.repairs.size(), b.repairs.size());
      for (std::size_t k = 0; k < a.repairs.size(); ++k)
        ASSERT_EQ(members_of(m, a.repairs[k]), members_of(m, b.repairs[k]));
      ASSERT_EQ(a.fragility.sources, b.fragility.sources);
      ASSERT_EQ(a.fragility.without, b.fragility.without);
      ASSERT_EQ(a.weights.size(), b.weights.size());
      for (std::size_t k = 0; k < a.weights.size(); ++k) {
        ASSERT_EQ(a.weights[k].from, b.weights[k].from);
        ASSERT_EQ(a.weights[k].to, b.weights[k].to);
      }
      ASSERT_EQ(a.questions.size(), b.questions.size());
      for (std::size_t k = 0; k < a.questions.size(); ++k) {
        ASSERT_EQ(a.questions[k].holds, b.questions[k].holds);
        ASSERT_EQ(a.questions[k].fails, b.questions[k].fails);
      }
    }
  }
}

// A claim that is accepted in some position and rejected in none has no position against it.
TEST(Positions, WithoutOneThatDoesNotExist) {
  Maker m;
  for (char const* name : {"left", "right"}) m.source(name);
  m.attacks("left", "right");
  m.attacks("right", "left");
  m.supports("left", "a car came");
  m.supports("right", "a car came");
  ASSERT_EQ(m.verdict("a car came"), "contested weakly-for");
  Explanation const why = m.explain("a car came");
  ASSERT_EQ(why.positions.size(), 1U);
  EXPECT_EQ(why.positions[0].claim, Label::in);
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
