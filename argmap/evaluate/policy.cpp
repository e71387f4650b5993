#include "argmap/evaluate/policy.h"

#include <algorithm>
#include <numeric>

#include "argmap/evaluate/solve.h"
#include "base/components.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::int64_t conflicts_of_a_policy = 20'000;
constexpr std::uint32_t largest = 50'000;  // nodes of the framework asked

// Asks about the atoms of one part, each with what it depends on as a framework (as translate.h does it).
class Asker {
 public:
  Asker(Component const& part, Semantics semantics) : part_(part), semantics_(semantics) {
    // Rules of an atom stand together, in the order of atoms.
    first_rule_.assign(part.atoms.size() + 1, 0);
    for (std::uint32_t const head : part.heads) ++first_rule_[head + 1];
    std::partial_sum(first_rule_.begin(), first_rule_.end(), first_rule_.begin());
    number_.assign(part.atoms.size(), none);
  }

  // Whether the atom is in all extensions; false also if that cannot be said.
  [[nodiscard]] bool accepts(std::uint32_t atom) {
    collect(atom);
    bool const yes = is_tight() && asked_.size() <= largest && solved();
    for (std::uint32_t const a : asked_) number_[a] = none;
    return yes;
  }

 private:
  template <class F>
  void each_rule(std::uint32_t atom, F f) const {
    for (std::uint32_t r = first_rule_[atom]; r < first_rule_[atom + 1]; ++r) f(r);
  }

  void collect(std::uint32_t atom) {
    asked_.clear();
    auto const visit = [&](std::uint32_t a) {
      if (number_[a] != none) return;
      number_[a] = static_cast<std::uint32_t>(asked_.size());
      asked_.push_back(a);
    };
    visit(atom);
    for (std::size_t i = 0; i < asked_.size(); ++i) {  // grows
      each_rule(asked_[i], [&](std::uint32_t r) {
        std::ranges::for_each(part_.positive[r], visit);
        std::ranges::for_each(part_.negative[r], visit);
      });
    }
  }

  [[nodiscard]] bool is_tight() const {
    Rows<std::uint32_t> rests_on;
    for (std::uint32_t const a : asked_) {
      each_rule(a, [&](std::uint32_t r) {
        for (std::uint32_t const b : part_.positive[r]) rests_on.items.push_back(number_[b]);
      });
      rests_on.begin.push_back(static_cast<std::uint32_t>(rests_on.items.size()));
    }
    auto const cyclic = components_of(rests_on).cyclic;
    return std::ranges::find(cyclic, 1) == cyclic.end();
  }

  [[nodiscard]] bool solved() const {
    auto const itself = [&](std::uint32_t a) { return 2 * number_[a]; };
    auto const opposite = [&](std::uint32_t a) { return 2 * number_[a] + 1; };
    auto next = static_cast<Argument32>(2 * asked_.size());
    Argument32 const waits = next++;  // attacks itself and what needs the outside
    Attacks attacks{{waits, waits}};
    for (std::uint32_t const a : asked_) {
      attacks.emplace_back(opposite(a), itself(a));
      each_rule(a, [&](std::uint32_t r) {
        Argument32 const rule = next++;
        attacks.emplace_back(rule, opposite(a));
        for (std::uint32_t const b : part_.positive[r]) attacks.emplace_back(opposite(b), rule);
        for (std::uint32_t const b : part_.negative[r]) attacks.emplace_back(itself(b), rule);
        if (part_.capped[r] != 0) attacks.emplace_back(waits, rule);
      });
    }
    if (next > largest) return false;
    Budget budget;
    budget.conflicts = conflicts_of_a_policy;
    Task const task{Problem::sceptical, semantics_};
    return solve(task, framework_of(next, attacks), itself(asked_.front()), budget).answer == Answer::yes;
  }

  Component const& part_;
  Semantics semantics_;
  std::vector<std::uint32_t> first_rule_;  // by atom; one more than atoms
  std::vector<std::uint32_t> asked_;       // the atom asked about, and all that it depends on
  std::vector<std::uint32_t> number_;      // by atom: its place there, or `none`
};

}  // namespace

std::vector<std::optional<Reason>> accepted_by(Policy policy, std::size_t claims, Labelling const& labelling,
                                               std::vector<Blockage> const& blockage,
                                               std::vector<Stance> const& stance) {
  std::vector<std::optional<Reason>> out(claims);
  if (policy == Policy::cautious) return out;
  if (policy == Policy::credulous) {
    for (std::size_t c = 0; c < out.size(); ++c) {
      if (stance[c].can_be_in) out[c] = Reason::maintainable;
    }
    return out;
  }
  // What can be rejected is rejected in some preferred labelling, and what cannot be accepted is in none.
  auto const may_be_lifted = [&](Atom atom) {
    return atom < out.size() && !stance[atom].can_be_out && (stance[atom].can_be_in || !stance[atom].known);
  };
  bool const ideal = policy == Policy::ideal;
  Residual residual(labelling, blockage);
  for (std::vector<Atom> const& atoms : residual.parts()) {
    if (std::ranges::none_of(atoms, may_be_lifted)) continue;
    Component const part = residual.component(atoms);
    Asker asker(part, ideal ? Semantics::ideal : Semantics::preferred);
    for (std::uint32_t a = 0; a < atoms.size(); ++a) {
      if (may_be_lifted(atoms[a]) && asker.accepts(a))
        out[atoms[a]] = ideal ? Reason::ideal : Reason::floating;
    }
  }
  return out;
}

void apply(Policy policy, Graph const& graph, Labelling const& labelling, Judgement& judgement) {
  auto const accepted =
      accepted_by(policy, graph.claims.size(), labelling, judgement.blockage, judgement.stance);
  for (std::size_t c = 0; c < accepted.size(); ++c) {
    if (!accepted[c] || judgement.verdicts[c].verdict == Verdict::supported) continue;
    judgement.verdicts[c].verdict = Verdict::supported;
    judgement.verdicts[c].reason = *accepted[c];
  }
}

}  // namespace stet::argmap::evaluate
