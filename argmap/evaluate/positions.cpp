#include "argmap/evaluate/positions.h"

#include <algorithm>
#include <optional>

#include "argmap/evaluate/loops.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t work_limit = 20'000'000;  // atoms in components, once for each call to the solver
constexpr std::int64_t conflict_limit = 20'000;
constexpr std::size_t loop_limit = 2'000;  // loop formulas for one question

// One weak component of the undecided part, with its own numbering of atoms.
struct Component {
  std::vector<Atom> atoms;  // ascending: claims come first
  struct Rule {
    std::uint32_t head;
    std::vector<std::uint32_t> positive;
    std::vector<std::uint32_t> negative;
  };
  std::vector<Rule> rules;
};

class Residual {
 public:
  explicit Residual(Labelling const& labelling) : labelling_(labelling) {
    Program const& program = labelling.program;
    parent_.resize(program.atom_count);
    for (Atom a = 0; a < program.atom_count; ++a) parent_[a] = a;
    for (Atom a = 0; a < program.atom_count; ++a) {
      if (!open(a)) continue;
      for (RuleIndex const rule : labelling.rules_of[a]) {
        if (dead(rule)) continue;
        for (Atom const b : program.body(rule)) {
          if (open(b)) join(a, b);
        }
      }
    }
  }

  [[nodiscard]] bool open(Atom a) const { return labelling_.model.label[a] == Label::undecided; }

  // By the smallest atom of each. Those made of nothing but waiting have no positions and are left out.
  [[nodiscard]] std::vector<Component> components(std::vector<Blockage> const& blockage) {
    std::vector<std::uint32_t> number(parent_.size(), none);
    std::vector<std::uint8_t> looped(parent_.size(), 0);
    for (Atom a = 0; a < parent_.size(); ++a) {
      if (open(a) && blockage[a] != Blockage::waiting) looped[root(a)] = 1;
    }
    std::vector<Component> out;
    inner_.assign(parent_.size(), none);
    for (Atom a = 0; a < parent_.size(); ++a) {
      if (!open(a) || looped[root(a)] == 0) continue;
      std::uint32_t& index = number[root(a)];
      if (index == none) {
        index = static_cast<std::uint32_t>(out.size());
        out.emplace_back();
      }
      inner_[a] = static_cast<std::uint32_t>(out[index].atoms.size());
      out[index].atoms.push_back(a);
    }
    for (Component& component : out) add_rules(component);
    return out;
  }

 private:
  [[nodiscard]] bool dead(RuleIndex rule) const {
    auto const& label = labelling_.model.label;
    auto const is = [&](Label wanted) { return [&label, wanted](Atom a) { return label[a] == wanted; }; };
    return std::ranges::any_of(labelling_.program.positive(rule), is(Label::out)) ||
           std::ranges::any_of(labelling_.program.negative(rule), is(Label::in));
  }

  void add_rules(Component& component) const {
    for (Atom const a : component.atoms) {
      for (RuleIndex const rule : labelling_.rules_of[a]) {
        if (dead(rule)) continue;
        Component::Rule made{inner_[a], {}, {}};
        for (Atom const b : labelling_.program.positive(rule)) {
          if (open(b)) made.positive.push_back(inner_[b]);
        }
        for (Atom const b : labelling_.program.negative(rule)) {
          if (open(b)) made.negative.push_back(inner_[b]);
        }
        component.rules.push_back(std::move(made));
      }
    }
  }

  Atom root(Atom a) {
    while (parent_[a] != a) {
      parent_[a] = parent_[parent_[a]];
      a = parent_[a];
    }
    return a;
  }
  void join(Atom a, Atom b) {
    Atom const x = root(a);
    Atom const y = root(b);
    if (x != y) parent_[std::max(x, y)] = std::min(x, y);
  }

  Labelling const& labelling_;
  std::vector<Atom> parent_;
  std::vector<std::uint32_t> inner_;
};

// The partial stable models of a component: the completion in clauses, and loop formulas as they are needed
// (Lin & Zhao 2004, for both bounds of a three-valued model).
class Models {
 public:
  Models(Component const& component, Labelling const& labelling)
      : component_(component),
        sat_(Budget{.deadline = Budget::Clock::time_point::max(), .conflicts = conflict_limit}) {
    rules_of_.resize(component.atoms.size());
    uses_.resize(component.atoms.size());
    next_ = static_cast<int>(2 * component.atoms.size()) + 1;
    for (std::uint32_t r = 0; r < component.rules.size(); ++r) {
      Component::Rule const& rule = component.rules[r];
      rules_of_[rule.head].push_back(r);
      for (std::uint32_t const b : rule.positive) uses_[b].push_back(r);
      add_body(rule);
    }
    std::vector<std::uint8_t> outside(component.atoms.size(), 0);
    for (std::uint32_t a = 0; a < component.atoms.size(); ++a) {
      Atom const atom = component.atoms[a];
      outside[a] = std::ranges::binary_search(labelling.program.open, atom) ? 1 : 0;
    }
    for (std::uint32_t a = 0; a < component.atoms.size(); ++a) add_atom(a, outside[a] != 0);
    for (std::uint32_t a = 0; a < component.atoms.size(); ++a) sat_.phase(in(a));
  }

  [[nodiscard]] static int in(std::uint32_t a) { return static_cast<int>(2 * a) + 1; }
  [[nodiscard]] static int out(std::uint32_t a) { return static_cast<int>(2 * a) + 2; }

  // A model in which the literal holds; its labels are then in `labels`.
  [[nodiscard]] Answer with(int literal) {
    for (std::size_t tries = 0; tries < loop_limit; ++tries) {
      sat_.assume(literal);
      Answer const answer = sat_.solve();
      if (answer != Answer::yes) return answer;
      labels_.assign(component_.atoms.size(), Label::undecided);
      for (std::uint32_t a = 0; a < labels_.size(); ++a) {
        if (sat_.value(in(a))) labels_[a] = Label::in;
        if (sat_.value(out(a))) labels_[a] = Label::out;
      }
      bool const lower = refute_loop(true);
      bool const upper = refute_loop(false);
      if (!lower && !upper) return Answer::yes;
    }
    return Answer::unknown;
  }
  [[nodiscard]] std::vector<Label> const& labels() const { return labels_; }

 private:
  void add_body(Component::Rule const& rule) {
    std::vector<int> holds;  // each of these for the body to be accepted
    std::vector<int> fails;  // any of these for it to be rejected
    for (std::uint32_t const b : rule.positive) {
      holds.push_back(in(b));
      fails.push_back(out(b));
    }
    for (std::uint32_t const b : rule.negative) {
      holds.push_back(out(b));
      fails.push_back(in(b));
    }
    if (holds.size() == 1) {
      accepted_.push_back(holds.front());
      rejected_.push_back(fails.front());
      return;
    }
    int const yes = next_++;
    int const no = next_++;
    accepted_.push_back(yes);
    rejected_.push_back(no);
    std::vector<int> all{yes};
    std::vector<int> any{-no};
    for (int const literal : holds) {
      sat_.add({-yes, literal});
      all.push_back(-literal);
    }
    for (int const literal : fails) {
      sat_.add({no, -literal});
      any.push_back(literal);
    }
    sat_.add(all);
    sat_.add(any);
  }

  void add_atom(std::uint32_t a, bool outside) {
    sat_.add({-in(a), -out(a)});
    if (outside) {
      sat_.add({-in(a)});
      sat_.add({-out(a)});
      return;
    }
    std::vector<int> some{-in(a)};
    std::vector<int> all{out(a)};
    for (std::uint32_t const r : rules_of_[a]) {
      sat_.add({in(a), -accepted_[r]});
      sat_.add({-out(a), rejected_[r]});
      some.push_back(accepted_[r]);
      all.push_back(-rejected_[r]);
    }
    sat_.add(some);
    sat_.add(all);
  }

  // Looks for atoms that carry each other only: among the accepted (`lower`), or among those not rejected.
  // Adds what forbids it; false if there is none.
  bool refute_loop(bool lower) {
    auto stands = [&](std::uint32_t a) { return lower ? labels_[a] == Label::in : labels_[a] != Label::out; };
    auto negative_holds = [&](std::uint32_t a) {
      return lower ? labels_[a] == Label::out : labels_[a] != Label::in;
    };
    std::vector<std::uint32_t> missing(component_.rules.size(), 0);
    std::vector<std::uint8_t> founded(component_.atoms.size(), 0);
    std::vector<std::uint32_t> queue;
    auto found = [&](std::uint32_t a) {
      if (founded[a] != 0) return;
      founded[a] = 1;
      queue.push_back(a);
    };
    for (std::uint32_t a = 0; a < component_.atoms.size(); ++a) {
      if (rules_of_[a].empty() && !lower) found(a);  // open to the outside
    }
    for (std::uint32_t r = 0; r < component_.rules.size(); ++r) {
      Component::Rule const& rule = component_.rules[r];
      bool const usable = std::ranges::all_of(rule.negative, negative_holds);
      missing[r] = usable ? static_cast<std::uint32_t>(rule.positive.size()) : none;
      if (missing[r] == 0) found(rule.head);
    }
    for (std::size_t i = 0; i < queue.size(); ++i) {
      for (std::uint32_t const r : uses_[queue[i]]) {
        if (missing[r] != none && --missing[r] == 0) found(component_.rules[r].head);
      }
    }
    std::vector<std::uint32_t> loop;
    for (std::uint32_t a = 0; a < component_.atoms.size(); ++a) {
      if (stands(a) && founded[a] == 0) loop.push_back(a);
    }
    if (loop.empty()) return false;
    std::vector<int> outside;
    for (std::uint32_t const a : loop) {
      for (std::uint32_t const r : rules_of_[a]) {
        bool const inside = std::ranges::any_of(component_.rules[r].positive, [&](std::uint32_t b) {
          return std::ranges::binary_search(loop, b);
        });
        if (!inside) outside.push_back(lower ? accepted_[r] : -rejected_[r]);
      }
    }
    for (std::uint32_t const a : loop) {
      std::vector<int> clause = outside;
      clause.push_back(lower ? -in(a) : out(a));
      sat_.add(clause);
    }
    return true;
  }

  Component const& component_;
  Sat sat_;
  int next_ = 0;
  std::vector<int> accepted_;  // by rule: the literal that says its body is accepted
  std::vector<int> rejected_;
  std::vector<std::vector<std::uint32_t>> rules_of_;
  std::vector<std::vector<std::uint32_t>> uses_;
  std::vector<Label> labels_;
};

}  // namespace

std::vector<Stance> stances(Graph const& graph, Labelling const& labelling) {
  std::vector<Stance> out(graph.claims.size());
  if (std::ranges::find(labelling.model.label, Label::undecided) == labelling.model.label.end()) return out;
  std::size_t work = work_limit;
  for (Component const& component : Residual(labelling).components(blockages(graph, labelling))) {
    std::size_t claims = 0;
    while (claims < component.atoms.size() && component.atoms[claims] < graph.claims.size()) ++claims;
    std::size_t const cost = component.atoms.size() + 1;
    if (claims == 0 || work < 3 * cost) continue;
    Models models(component, labelling);
    work -= cost;
    auto ask = [&](std::uint32_t a, bool accepted) {
      if (work < cost) return Answer::unknown;
      work -= cost;
      Answer const answer = models.with(accepted ? Models::in(a) : Models::out(a));
      if (answer != Answer::yes) return answer;
      for (std::uint32_t b = 0; b < claims; ++b) {  // one model says something of every claim
        Stance& stance = out[component.atoms[b]];
        stance.can_be_in = stance.can_be_in || models.labels()[b] == Label::in;
        stance.can_be_out = stance.can_be_out || models.labels()[b] == Label::out;
      }
      return answer;
    };
    for (std::uint32_t a = 0; a < claims; ++a) {
      Stance& stance = out[component.atoms[a]];
      bool known = stance.can_be_in || ask(a, true) != Answer::unknown;
      known = (stance.can_be_out || ask(a, false) != Answer::unknown) && known;
      stance.known = known;
    }
  }
  return out;
}

std::vector<ClaimId> position_with(Graph const& graph, Labelling const& labelling, ClaimId claim,
                                   Label label) {
  for (Component const& component : Residual(labelling).components(blockages(graph, labelling))) {
    auto const at = std::ranges::lower_bound(component.atoms, graph.node(claim));
    if (at == component.atoms.end() || *at != graph.node(claim)) continue;
    Models models(component, labelling);
    auto const inner = static_cast<std::uint32_t>(at - component.atoms.begin());
    if (models.with(label == Label::in ? Models::in(inner) : Models::out(inner)) != Answer::yes) return {};
    std::vector<ClaimId> out;
    for (std::uint32_t a = 0; a < component.atoms.size() && component.atoms[a] < graph.claims.size(); ++a) {
      if (models.labels()[a] == Label::in) out.push_back(ClaimId{component.atoms[a]});
    }
    return out;
  }
  return {};
}

}  // namespace stet::argmap::evaluate
