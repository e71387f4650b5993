// Sessions: after any edits the verdicts are what evaluating anew gives.
#include "argmap/evaluate/session.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include <gtest/gtest.h>

#include "random_map.h"

namespace stet::argmap::evaluate::test {
namespace {

// A map and a session that are edited alike. What the session calls relation k is `drawn[k]`.
class Twins {
 public:
  Twins(Maker maker, std::mt19937& random)
      : m_(std::move(maker)), random_(random), session_(m_.map, m_.evidence, m_.options) {
    for (Relation const& relation : m_.map.relations) drawn_.push_back(relation);
    alive_.assign(drawn_.size(), true);
    removed_.assign(m_.map.statements.size(), false);
    known_ = m_.evaluate();
  }

  // One edit of some kind; says which.
  std::string edit() {
    switch (below(9)) {
      case 0:
      case 1: return draw();
      case 2: return erase();
      case 3: return change();
      case 4:
      case 5: return cite();
      case 6: return cite_argument();
      case 7: return describe();
      default: return below(3) == 0 ? remove() : add();
    }
  }

  // Whether the session agrees with a fresh evaluation, and said what has changed.
  void compare(std::string const& edits) {
    std::vector<StatementId> const said = session_.update();
    m_.map.relations.clear();
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      if (alive_[i]) m_.map.relations.add(drawn_[i]);
    }
    Evaluation const fresh = m_.evaluate();
    std::vector<StatementId> changed;
    for (StatementId const s : m_.map.statements.ids()) {
      ClaimVerdict const want = fresh.verdicts[s];
      ClaimVerdict const have = session_.verdict(s);
      std::string const title = m_.map.statements[s].title + " after " + edits;
      ASSERT_EQ(to_string(have.verdict), to_string(want.verdict)) << title;
      ASSERT_EQ(to_string(have.reason), to_string(want.reason)) << title;
      ASSERT_EQ(have.label, want.label) << title;
      ASSERT_EQ(have.granted, want.granted) << title;
      ASSERT_EQ(have.origins, want.origins) << title;
      ASSERT_EQ(to_string(have.standard), to_string(want.standard)) << title;
      ClaimVerdict const old = s.index() < known_.verdicts.size() ? known_.verdicts[s] : ClaimVerdict{};
      if (want.verdict != old.verdict || want.reason != old.reason || want.label != old.label ||
          want.granted != old.granted) {
        changed.push_back(s);
      }
    }
    ASSERT_EQ(said, changed) << edits;
    known_ = fresh;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  StatementId any_statement() {
    while (true) {
      StatementId const s{below(m_.map.statements.size())};
      if (!removed_[s.index()]) return s;
    }
  }
  End any_end() {
    std::size_t const kind = below(8);
    if (kind == 0 && !m_.map.arguments.empty()) return Maker::end(ArgumentId{below(m_.map.arguments.size())});
    return Maker::end(any_statement());
  }
  RelationKind any_kind() {
    RelationKind const kinds[] = {RelationKind::support, RelationKind::support,  RelationKind::attack,
                                  RelationKind::entails, RelationKind::contrary, RelationKind::contradictory,
                                  RelationKind::attack};
    return kinds[below(std::size(kinds))];
  }
  std::vector<Evidence> pieces() {
    EvidenceState const states[] = {EvidenceState::present, EvidenceState::present, EvidenceState::absent,
                                    EvidenceState::undecided};
    double const weights[] = {0.2, 0.3, 0.5, 0.5, 0.6, 0.8, 1.0};
    std::vector<Evidence> out;
    for (std::size_t n = below(3); n > 0; --n) {
      Evidence piece;
      piece.state = states[below(unchecked_ ? 4 : 3)];
      piece.weight = weights[below(std::size(weights))];
      piece.origin = static_cast<std::uint32_t>(1 + below(3));
      piece.primary = below(2) == 0;
      piece.on_record = below(3) != 0;
      out.push_back(piece);
    }
    return out;
  }

  std::string draw() {
    RelationKind kind = any_kind();
    End to = any_end();
    if (below(6) == 0 && !m_.map.inferences.empty()) {
      kind = RelationKind::undercut;
      to = Maker::end(InferenceId{below(m_.map.inferences.size())});
    }
    End const from = any_end();
    Relation relation;
    relation.kind = kind;
    relation.from = from;
    relation.to = to;
    drawn_.push_back(relation);
    alive_.push_back(true);
    EXPECT_EQ(session_.add(kind, from, to).index(), drawn_.size() - 1);
    return "draw " + std::string(argmap::to_string(kind));
  }
  std::size_t some_relation() {
    if (std::ranges::find(alive_, true) == alive_.end()) return drawn_.size();
    while (true) {
      std::size_t const i = below(drawn_.size());
      if (alive_[i]) return i;
    }
  }
  std::string erase() {
    std::size_t const i = some_relation();
    if (i == drawn_.size()) return "nothing";
    alive_[i] = false;
    session_.remove(RelationId{i});
    return "erase";
  }
  std::string change() {
    std::size_t const i = some_relation();
    if (i == drawn_.size() || drawn_[i].to.inference.valid()) return "nothing";
    drawn_[i].kind = any_kind();
    session_.change(RelationId{i}, drawn_[i].kind);
    return "change to " + std::string(argmap::to_string(drawn_[i].kind));
  }
  std::string cite() {
    StatementId const s = any_statement();
    auto const evidence = pieces();
    std::erase_if(m_.evidence, [&](Evidence const& piece) { return piece.statement == s; });
    for (Evidence piece : evidence) {
      piece.statement = s;
      m_.evidence.push_back(piece);
    }
    std::vector<Evidence> mine;
    std::ranges::copy_if(m_.evidence, std::back_inserter(mine),
                         [&](Evidence const& piece) { return piece.statement == s; });
    session_.set_evidence(s, mine);
    return "cite";
  }
  std::string cite_argument() {
    if (m_.map.arguments.empty()) return "nothing";
    ArgumentId const a{below(m_.map.arguments.size())};
    std::erase_if(m_.evidence, [&](Evidence const& piece) { return piece.argument == a; });
    std::vector<Evidence> mine;
    for (Evidence piece : pieces()) {
      piece.argument = a;
      m_.evidence.push_back(piece);
      mine.push_back(piece);
    }
    session_.set_evidence(a, mine);
    return "cite argument";
  }
  std::string describe() {
    StatementId const s = any_statement();
    Properties properties = session_.properties(s);
    Standard const standards[] = {Standard::scintilla, Standard::preponderance,
                                  Standard::clear_and_convincing, Standard::beyond_reasonable_doubt,
                                  Standard::dialectical};
    switch (below(4)) {
      case 0: properties.presumed = !properties.presumed; break;
      case 1: properties.not_checkable = below(2) == 0 ? std::optional(Reason::opinion) : std::nullopt; break;
      case 2:
        properties.standard.sources = gates_ ? static_cast<std::uint32_t>(below(4)) : 0;
        properties.standard.primary = gates_ && below(3) == 0;
        properties.standard.on_record = gates_ && below(3) == 0;
        [[fallthrough]];
      default: properties.standard.standard = standards[below(std::size(standards))];
    }
    session_.set(s, properties);
    tell(s, properties);
    return "describe";
  }
  void tell(StatementId s, Properties const& properties) {
    m_.options.standards.emplace_back(s, properties.standard);
    std::erase(m_.options.presumed, s);
    if (properties.presumed) m_.options.presumed.push_back(s);
    m_.map.statements[s].tags.clear();
    if (properties.not_checkable)
      m_.map.statements[s].tags.push_back(m_.map.tags.add(std::string(to_string(*properties.not_checkable))));
  }
  std::string add() {
    StatementId const s = m_.claim("new " + std::to_string(m_.map.statements.size()));
    removed_.push_back(false);
    EXPECT_EQ(session_.add_statement(), s);
    return "add statement";
  }
  std::string remove() {
    if (std::ranges::count(removed_, false) < 3) return "nothing";
    StatementId const s = any_statement();
    session_.remove(s);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      if (drawn_[i].from.statement == s || drawn_[i].to.statement == s) alive_[i] = false;
    }
    std::erase_if(m_.evidence, [&](Evidence const& piece) { return piece.statement == s; });
    tell(s, {.standard = m_.options.standard, .presumed = false, .not_checkable = {}});
    removed_[s.index()] = true;
    return "remove statement";
  }

  Maker m_;
  std::mt19937& random_;
  Session session_;
  std::vector<Relation> drawn_;
  std::vector<bool> alive_;
  std::vector<bool> removed_;
  Evaluation known_;

 public:
  bool unchecked_ = true;  // edits may cite what cannot be checked
  bool gates_ = false;     // and ask for two sources
};

void edit_at_random(std::mt19937& random, Shape const& shape, int maps, int edits, Policy policy,
                    bool gates) {
  for (int i = 0; i < maps && !testing::Test::HasFatalFailure(); ++i) {
    Maker maker = random_map(random, shape);
    maker.options.policy = policy;
    Twins twins(std::move(maker), random);
    twins.unchecked_ = shape.undecided_evidence;
    twins.gates_ = gates;
    std::string said = "map " + std::to_string(i);
    for (int k = 0; k < edits && !testing::Test::HasFatalFailure(); ++k) {
      for (std::size_t n = 1 + random() % 2; n > 0; --n) said += ", " + twins.edit();
      twins.compare(said);
      said += ";";
    }
  }
}

TEST(Session, AgreesWithEvaluatingAnew) {
  std::mt19937 random(seed() + 40);
  edit_at_random(random, {.presumptions = true, .claims = 8}, 400, 20, Policy::cautious, false);
  edit_at_random(random, {.undecided_evidence = true, .presumptions = true, .claims = 8}, 300, 20,
                 Policy::cautious, false);
  edit_at_random(random, {.undecided_evidence = true, .presumptions = true, .claims = 20}, 100, 40,
                 Policy::cautious, false);
}

TEST(Session, AgreesWithEvaluatingAnewUnderPolicies) {
  std::mt19937 random(seed() + 41);
  for (Policy const policy : {Policy::ideal, Policy::sceptical_preferred, Policy::credulous}) {
    edit_at_random(random, {.presumptions = true, .claims = 8}, 150, 20, policy, false);
    edit_at_random(random, {.undecided_evidence = true, .presumptions = true, .claims = 12}, 60, 30, policy,
                   false);
  }
}

TEST(Session, AgreesWithEvaluatingAnewUnderEditorialStandards) {
  std::mt19937 random(seed() + 42);
  Shape shape{.editorial_standards = true, .presumptions = true, .claims = 8};
  edit_at_random(random, shape, 300, 20, Policy::cautious, true);
  shape.undecided_evidence = true;
  edit_at_random(random, shape, 300, 20, Policy::cautious, true);
  shape.claims = 20;
  edit_at_random(random, shape, 100, 40, Policy::cautious, true);
  for (Policy const policy : {Policy::ideal, Policy::sceptical_preferred, Policy::credulous})
    edit_at_random(random, shape, 40, 20, policy, true);
}

// Chains of some length: what is found in one step on a small map takes many there.
Maker ring(std::mt19937& random, std::size_t claims, std::string_view standard) {
  Maker m;
  auto name = [](std::size_t i) { return "c" + std::to_string(i); };
  for (std::size_t i = 0; i < claims; ++i) {
    StatementId const s = m.claim(name(i));
    if (random() % 3 == 0) {
      m.source(name(i), 0.5, static_cast<std::uint32_t>(1 + random() % 50));
      m.evidence.back().primary = random() % 3 == 0;
      m.evidence.back().on_record = random() % 3 != 0;
    }
    if (random() % 2 == 0) m.options.standards.emplace_back(s, *parse_standard(standard));
  }
  for (std::size_t i = 0; i < 3 * claims; ++i) {
    std::size_t const from = random() % claims;
    std::string const to = name((from + 1 + random() % 10) % claims);
    if (random() % 3 == 0) {
      m.attacks(name(from), to);
    } else {
      m.supports(name(from), to);
    }
  }
  return m;
}

TEST(Session, AgreesWithEvaluatingAnewOnLongChains) {
  std::mt19937 random(seed() + 43);
  for (char const* standard : {"preponderance", "sources(2)", "sources(3)", "primary", "on-record",
                               "dialectical+sources(2)+primary"}) {
    Twins twins(ring(random, 800, standard), random);
    twins.gates_ = std::string_view(standard) != "preponderance";
    for (int k = 0; k < 40 && !testing::Test::HasFatalFailure(); ++k) twins.compare(twins.edit());
  }
}

// More edits than the session has room for at first.
TEST(Session, GrowsWithTheMap) {
  Maker m;
  m.source("0");
  Session session(m.map, m.evidence);
  StatementId last{0U};
  for (int i = 0; i < 400; ++i) {
    StatementId const next = session.add_statement();
    session.add(RelationKind::support, Maker::end(last), Maker::end(next));
    last = next;
    if (i % 50 == 0) session.update();
  }
  session.update();
  EXPECT_EQ(session.verdict(last).verdict, Verdict::supported);
  session.set_evidence(StatementId{0U}, {});
  EXPECT_EQ(session.update().size(), 401U);
  EXPECT_EQ(session.verdict(last).reason, Reason::unsourced);
}

TEST(Session, AnEvenCycleSplitsAndClosesAgain) {
  Maker m;
  m.source("x");
  m.source("y");
  m.attacks("x", "y");
  m.supports("y", "z");
  Session session(m.map, m.evidence);
  StatementId const x = m.claim("x");
  StatementId const y = m.claim("y");
  StatementId const z = m.claim("z");
  EXPECT_EQ(session.verdict(x).verdict, Verdict::supported);
  RelationId const back = session.add(RelationKind::attack, Maker::end(y), Maker::end(x));
  EXPECT_EQ(session.update(), (std::vector<StatementId>{x, y, z}));
  EXPECT_EQ(session.verdict(z).reason, Reason::split);
  session.remove(back);
  session.update();
  EXPECT_EQ(session.verdict(x).verdict, Verdict::supported);
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
