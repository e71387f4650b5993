#include "reference.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace stet::argmap::evaluate::test {
namespace {

using Atoms = std::set<std::string>;

struct Rule {
  std::string head;
  Atoms positive;
  Atoms negative;
  Grade grade = Grade::assumed;  // of a citation's
};

constexpr double by_premises = 0.0;  // a link without a weight of its own

struct ReferenceLink {
  std::string name;
  double weight;
  Atoms premises;
  Atoms undercutters;
  Grade grade = Grade::assumed;
};

struct Theory {
  std::vector<ReferenceLink> links;
  std::vector<double> scale{0.5};  // every weight there is
  std::map<std::string, Atoms> pros;
  std::map<std::string, Atoms> cons;
  std::map<std::string, std::set<std::string>> rivals;  // contradictory or contrary to it
  std::map<std::string, Standard> claims;
  std::set<std::string> presumed;

  void link(std::string const& name, Atoms premises, std::string const& claim, bool pro, double weight) {
    links.push_back({name, weight, std::move(premises), {}, Grade::assumed});
    if (weight > 0.0) scale.push_back(weight);
    if (!claim.empty()) (pro ? pros : cons)[claim].insert(name);
  }
  void undercut(std::string const& name, Atoms const& body) {
    std::string const helper = name + " undercut by " + *body.begin() + "/" + std::to_string(links.size());
    links.push_back({helper, by_premises, body, {}, Grade::assumed});
    for (ReferenceLink& each : links) {
      if (each.name == name) each.undercutters.insert(helper);
    }
  }
};

std::string claim_name(Maker const& m, StatementId id) { return "claim " + m.map.statements[id].title; }
std::string premise_name(Maker const& m, ArgumentId id) { return "premise " + m.map.arguments[id].title; }
std::string step_name(InferenceId id) { return "step " + std::to_string(id.index()); }

double demand(Standard standard, double weight) {
  switch (standard) {
    case Standard::scintilla: return 1e9;
    case Standard::preponderance: return weight;
    case Standard::clear_and_convincing: return weight - 0.3;
    case Standard::beyond_reasonable_doubt: return std::min(0.3, weight - 0.3);
    case Standard::dialectical: return 0;
  }
  return 0;
}

double least(Standard standard) {
  return standard == Standard::clear_and_convincing      ? 0.6
         : standard == Standard::beyond_reasonable_doubt ? 0.8
                                                         : 0.0;
}

class Translation {
 public:
  explicit Translation(Maker const& m) : m_(m) {}

  Theory run() {
    for (StatementId const s : m_.map.statements.ids())
      t_.claims[claim_name(m_, s)] = m_.options.standard.standard;
    for (auto const& [s, standard] : m_.options.standards) t_.claims[claim_name(m_, s)] = standard.standard;
    for (StatementId const s : m_.options.presumed) t_.presumed.insert(claim_name(m_, s));
    for (ArgumentId const a : m_.map.arguments.ids()) {
      Argument const& argument = m_.map.arguments[a];
      if (argument.inferences.empty()) {
        t_.claims[premise_name(m_, a)] = Standard::scintilla;
        t_.link("standing " + argument.title, {premise_name(m_, a)}, "", true, by_premises);
      }
      for (InferenceId const i : argument.inferences) {
        Inference const& inference = m_.map.inferences[i];
        Atoms body;
        for (StatementId const p : inference.premises) body.insert(claim_name(m_, p));
        if (body.empty()) continue;  // nothing follows from nothing
        t_.link(step_name(i), body, claim_name(m_, inference.conclusion), true, own_weight(i));
      }
    }
    int n = 0;
    for (Evidence const& piece : m_.evidence) {
      if (piece.state != EvidenceState::present) continue;
      std::string const name = "evidence " + std::to_string(n++);
      if (piece.statement.valid()) {
        t_.link(name, {}, claim_name(m_, piece.statement), true, piece.weight);
      } else if (m_.map.arguments[piece.argument].inferences.empty()) {
        t_.link(name, {}, premise_name(m_, piece.argument), true, piece.weight);
      } else {
        continue;
      }
      t_.links.back().grade = piece.grade;
    }
    for (StatedId const r : m_.map.stated.ids()) relation(m_.map.stated[r], static_cast<int>(r.index()));
    return std::move(t_);
  }

 private:
  Atoms body(End const& end) {
    if (end.statement.valid()) return {claim_name(m_, end.statement)};
    if (end.inference.valid()) return {step_name(end.inference)};
    Argument const& argument = m_.map.arguments[end.argument];
    if (argument.inferences.empty()) return {"standing " + argument.title};
    InferenceId const last = argument.inferences.back();
    return {step_name(last), claim_name(m_, m_.map.inferences[last].conclusion)};
  }

  double own_weight(InferenceId step) {
    for (auto const& [id, weight] : m_.options.steps) {
      if (id == step) return weight;
    }
    return by_premises;
  }

  void relation(Relation const& r, int number) {
    bool const between_statements = r.from.statement.valid() && r.to.statement.valid();
    if (r.kind == RelationKind::contradictory || r.kind == RelationKind::contrary) {
      if (between_statements) {
        t_.rivals[claim_name(m_, r.to.statement)].insert(claim_name(m_, r.from.statement));
        if (r.kind == RelationKind::contradictory) {
          t_.rivals[claim_name(m_, r.from.statement)].insert(claim_name(m_, r.to.statement));
        }
        return;
      }
      draw(r.from, r.to, false, number);
      if (r.kind == RelationKind::contradictory) draw(r.to, r.from, false, number);
      return;
    }
    bool const pro = r.kind == RelationKind::support || r.kind == RelationKind::entails;
    draw(r.from, r.to, pro, number);
  }

  void draw(End const& from, End const& to, bool pro, int number) {
    std::string const name =
        "relation " + std::to_string(number) +
        (from == m_.map.stated[StatedId{static_cast<std::size_t>(number)}].from ? " forth" : " back");
    if (to.statement.valid()) {
      if (pro && from.argument.valid() && !m_.map.arguments[from.argument].inferences.empty() &&
          m_.map.inferences[m_.map.arguments[from.argument].inferences.back()].conclusion == to.statement) {
        return;
      }
      t_.link(name, body(from), claim_name(m_, to.statement), pro, by_premises);
    } else if (to.inference.valid()) {
      if (!pro) t_.undercut(step_name(to.inference), body(from));
    } else if (m_.map.arguments[to.argument].inferences.empty()) {
      if (pro) {
        t_.link(name, body(from), premise_name(m_, to.argument), true, by_premises);
      } else {
        t_.undercut("standing " + m_.map.arguments[to.argument].title, body(from));
      }
    } else if (!pro) {
      for (InferenceId const i : m_.map.arguments[to.argument].inferences)
        t_.undercut(step_name(i), body(from));
    }
  }

  Maker const& m_;
  Theory t_;
};

// One atom a name and weight: accepted, and with at least that weight.
std::string at(std::string const& name, double weight) { return name + " @ " + std::to_string(weight); }

std::vector<Rule> rules_of(Theory const& t, bool granted) {
  std::set<double> const scale(t.scale.begin(), t.scale.end());
  double const lightest = *scale.begin();
  auto const all_at = [](Atoms const& names, double weight) {
    Atoms out;
    for (std::string const& name : names) out.insert(at(name, weight));
    return out;
  };
  std::vector<Rule> rules;
  for (ReferenceLink const& link : t.links) {
    for (double const weight : scale) {
      bool const own = link.weight != by_premises;
      if (own && weight > link.weight) continue;
      if (!own && link.premises.empty()) continue;
      rules.push_back({at(link.name, weight), all_at(link.premises, own ? lightest : weight),
                       all_at(link.undercutters, lightest), link.grade});
    }
  }
  for (auto const& [claim, standard] : t.claims) {
    auto const of = [&name = claim](auto const& table) {
      auto const it = table.find(name);
      return it == table.end() ? Atoms{} : it->second;
    };
    Atoms cons = of(t.cons);
    Atoms const rivals = of(t.rivals);
    for (std::string const& rival : rivals) {
      if (auto const it = t.pros.find(rival); it != t.pros.end())
        cons.insert(it->second.begin(), it->second.end());
    }
    auto const cons_from = [&](double limit) {
      Atoms out;
      for (double const weight : scale) {
        if (weight > limit - 1e-9) out.merge(all_at(cons, weight));
      }
      return out;
    };
    Atoms const pros = of(t.pros);
    for (double const weight : scale) {
      for (double const heavier : scale) {
        if (heavier > weight) rules.push_back({at(claim, weight), {at(claim, heavier)}, {}, Grade::assumed});
      }
      if (weight < least(standard) - 1e-9) continue;
      for (std::string const& pro : pros)
        rules.push_back(
            {at(claim, weight), {at(pro, weight)}, cons_from(demand(standard, weight)), Grade::assumed});
    }
    if (t.presumed.contains(claim) || (granted && pros.empty())) {
      Rule rule{at(claim, 0.5), {}, all_at(rivals, lightest), Grade::assumed};
      rule.negative.merge(cons_from(standard == Standard::dialectical ? 0.0 : 0.5));
      rules.push_back(rule);
    }
  }
  return rules;
}

// What follows if exactly the atoms of `believed` may be believed when negation asks, from facts of at least
// a grade.
Atoms consequences(std::vector<Rule> const& rules, Atoms const& believed, Grade least = Grade::assumed) {
  Atoms out;
  for (bool changed = true; changed;) {
    changed = false;
    for (Rule const& rule : rules) {
      if (out.contains(rule.head) || (rule.positive.empty() && rule.grade < least)) continue;
      bool const fires =
          std::ranges::all_of(rule.positive, [&](std::string const& a) { return out.contains(a); }) &&
          std::ranges::none_of(rule.negative, [&](std::string const& a) { return believed.contains(a); });
      if (fires) changed = out.insert(rule.head).second;
    }
  }
  return out;
}

}  // namespace

namespace {

struct Fixpoint {
  Theory theory;
  std::vector<Rule> rules;
  Atoms sure;
  Atoms possible;

  Fixpoint(Maker const& maker, bool granted)
      : theory(Translation{maker}.run()),
        rules(rules_of(theory, granted)),
        possible(consequences(rules, sure)) {
    while (true) {
      Atoms const next = consequences(rules, possible);
      if (next == sure) break;
      sure = next;
      possible = consequences(rules, sure);
    }
  }
  [[nodiscard]] std::string atom(Statement const& statement) const {
    return at("claim " + statement.title, *std::ranges::min_element(theory.scale));
  }
};

}  // namespace

std::map<std::string, Label> reference_labels(Maker const& maker, bool granted) {
  Fixpoint const fixpoint(maker, granted);
  std::map<std::string, Label> out;
  for (Statement const& statement : maker.map.statements) {
    std::string const name = fixpoint.atom(statement);
    out[statement.title] = fixpoint.sure.contains(name)       ? Label::in
                           : fixpoint.possible.contains(name) ? Label::undecided
                                                              : Label::out;
  }
  return out;
}

std::map<std::string, Grade> reference_grades(Maker const& maker) {
  Fixpoint const fixpoint(maker, false);
  std::map<std::string, Grade> out;
  for (Grade const grade : {Grade::assumed, Grade::cited, Grade::compared}) {
    Atoms const reached = consequences(fixpoint.rules, fixpoint.possible, grade);
    for (Statement const& statement : maker.map.statements)
      if (reached.contains(fixpoint.atom(statement))) out[statement.title] = grade;
  }
  return out;
}

}  // namespace stet::argmap::evaluate::test
