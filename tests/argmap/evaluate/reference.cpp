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
};

struct Pro {
  std::string name;
  double weight;
};

struct Theory {
  std::vector<Rule> links;
  std::map<std::string, std::vector<Pro>> pros;
  std::map<std::string, std::vector<Pro>> cons;
  std::map<std::string, std::set<std::string>> rivals;  // contradictory or contrary to it
  std::map<std::string, Standard> claims;
  std::set<std::string> presumed;

  void link(std::string const& name, Atoms body, std::string const& claim, bool pro, double weight) {
    links.push_back({name, std::move(body), {}});
    if (claim.empty()) return;
    (pro ? pros : cons)[claim].push_back({name, weight});
  }
  void undercut(std::string const& name, Atoms const& body) {
    std::string const helper =
        name + " undercut by " + (body.empty() ? "" : *body.begin()) + "/" + std::to_string(links.size());
    links.push_back({helper, body, {}});
    for (Rule& rule : links) {
      if (rule.head == name) rule.negative.insert(helper);
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
  return standard == Standard::clear_and_convincing || standard == Standard::beyond_reasonable_doubt ? 0.5
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
        t_.link("standing " + argument.title, {premise_name(m_, a)}, "", true, 0.5);
      }
      for (InferenceId const i : argument.inferences) {
        Inference const& inference = m_.map.inferences[i];
        Atoms body;
        for (StatementId const p : inference.premises) body.insert(claim_name(m_, p));
        t_.link(step_name(i), body, claim_name(m_, inference.conclusion), true, inference.strict ? 1.0 : 0.5);
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
      }
    }
    for (RelationId const r : m_.map.relations.ids())
      relation(m_.map.relations[r], static_cast<int>(r.index()));
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

  double weight(End const& from, bool strict) {
    if (strict) return 1.0;
    double best = 0;
    if (from.argument.valid() && m_.map.arguments[from.argument].inferences.empty()) {
      for (Evidence const& piece : m_.evidence) {
        if (piece.argument == from.argument && piece.state == EvidenceState::present) {
          best = std::max(best, piece.weight);
        }
      }
    }
    return best > 0 ? best : 0.5;
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
      draw(r.from, r.to, false, false, number);
      if (r.kind == RelationKind::contradictory) draw(r.to, r.from, false, false, number);
      return;
    }
    bool const pro = r.kind == RelationKind::support || r.kind == RelationKind::entails;
    draw(r.from, r.to, pro, r.kind == RelationKind::entails, number);
  }

  void draw(End const& from, End const& to, bool pro, bool strict, int number) {
    std::string const name =
        "relation " + std::to_string(number) +
        (from == m_.map.relations[RelationId{static_cast<std::size_t>(number)}].from ? " forth" : " back");
    if (to.statement.valid()) {
      if (pro && from.argument.valid() && !m_.map.arguments[from.argument].inferences.empty() &&
          m_.map.inferences[m_.map.arguments[from.argument].inferences.back()].conclusion == to.statement) {
        return;
      }
      t_.link(name, body(from), claim_name(m_, to.statement), pro, weight(from, strict));
    } else if (to.inference.valid()) {
      if (!pro) t_.undercut(step_name(to.inference), body(from));
    } else if (m_.map.arguments[to.argument].inferences.empty()) {
      if (pro) {
        t_.link(name, body(from), premise_name(m_, to.argument), true, weight(from, strict));
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

std::vector<Rule> rules_of(Theory const& t, bool granted) {
  std::vector<Rule> rules = t.links;
  for (auto const& [claim, standard] : t.claims) {
    std::vector<Pro> cons;
    if (auto const it = t.cons.find(claim); it != t.cons.end()) cons = it->second;
    std::set<std::string> rivals;
    if (auto const it = t.rivals.find(claim); it != t.rivals.end()) rivals = it->second;
    for (std::string const& rival : rivals) {
      if (auto const it = t.pros.find(rival); it != t.pros.end()) {
        cons.insert(cons.end(), it->second.begin(), it->second.end());
      }
    }
    std::vector<Pro> pros;
    if (auto const it = t.pros.find(claim); it != t.pros.end()) pros = it->second;
    for (Pro const& pro : pros) {
      if (pro.weight < least(standard)) continue;
      Rule rule{claim, {pro.name}, {}};
      for (Pro const& con : cons) {
        if (con.weight > demand(standard, pro.weight) - 1e-9) rule.negative.insert(con.name);
      }
      rules.push_back(rule);
    }
    if (t.presumed.contains(claim) || (granted && pros.empty())) {
      Rule rule{claim, {}, rivals};
      for (Pro const& con : cons) {
        if (standard == Standard::dialectical || con.weight >= 0.5) rule.negative.insert(con.name);
      }
      rules.push_back(rule);
    }
  }
  return rules;
}

// What follows if exactly the atoms of `believed` may be believed when negation asks.
Atoms consequences(std::vector<Rule> const& rules, Atoms const& believed) {
  Atoms out;
  for (bool changed = true; changed;) {
    changed = false;
    for (Rule const& rule : rules) {
      if (out.contains(rule.head)) continue;
      bool const fires =
          std::ranges::all_of(rule.positive, [&](std::string const& a) { return out.contains(a); }) &&
          std::ranges::none_of(rule.negative, [&](std::string const& a) { return believed.contains(a); });
      if (fires) changed = out.insert(rule.head).second;
    }
  }
  return out;
}

}  // namespace

std::map<std::string, Label> reference_labels(Maker const& maker, bool granted) {
  Theory const theory = Translation{maker}.run();
  std::vector<Rule> const rules = rules_of(theory, granted);
  Atoms sure;
  Atoms possible = consequences(rules, sure);
  while (true) {
    Atoms const next = consequences(rules, possible);
    if (next == sure) break;
    sure = next;
    possible = consequences(rules, sure);
  }
  std::map<std::string, Label> out;
  for (Statement const& statement : maker.map.statements) {
    std::string const name = "claim " + statement.title;
    out[statement.title] = sure.contains(name)       ? Label::in
                           : possible.contains(name) ? Label::undecided
                                                     : Label::out;
  }
  return out;
}

}  // namespace stet::argmap::evaluate::test
