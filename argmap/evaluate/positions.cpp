#include "argmap/evaluate/positions.h"

#include <algorithm>

#include "argmap/evaluate/loops.h"
#include "argmap/evaluate/sat.h"
#include "argmap/evaluate/small_search.h"
#include "base/components.h"

namespace stet::argmap::evaluate {
namespace {

// Bounds. All are in proportion to what is undecided, and none is a time.
constexpr std::size_t calls_of_part = 200;              // how often one part may be given to the solver
constexpr std::size_t calls_of_all = 32;                // and how often an average part
constexpr std::int64_t conflicts_of_a_call = 5'000;     // for one call
constexpr std::int64_t conflict_limit_of_one = 20'000;  // where one claim is asked about
constexpr std::size_t loop_limit = 2'000;               // loop formulas for one question
constexpr std::size_t part_size = 300;     // small components share a solver up to this many atoms
constexpr std::size_t search_limit = 400;  // choices in a component before a solver is asked

// The partial stable models of a component: the completion in clauses, and loop formulas as they are needed
// (Lin & Zhao 2004, for both bounds of a three-valued model).
class Models {
 public:
  Models(Component const& component, std::int64_t conflicts, std::int64_t checks = -1)
      : component_(component),
        sat_(Budget{.deadline = Budget::Clock::time_point::max(), .conflicts = conflicts, .checks = checks}) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> heads;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> uses;
    next_ = static_cast<int>(2 * component.atoms.size()) + 1;
    for (std::uint32_t r = 0; r < component.rule_count(); ++r) {
      heads.emplace_back(component.heads[r], r);
      for (std::uint32_t const b : component.positive[r]) uses.emplace_back(b, r);
      add_body(r);
    }
    rules_of_ = rows_of<std::uint32_t>(component.atoms.size(), heads);
    uses_ = rows_of<std::uint32_t>(component.atoms.size(), uses);
    for (std::uint32_t a = 0; a < component.atoms.size(); ++a) add_atom(a);
    for (std::uint32_t a = 0; a < component.atoms.size(); ++a) sat_.phase(in(a));
  }

  [[nodiscard]] static int in(std::uint32_t a) { return static_cast<int>(2 * a) + 1; }
  [[nodiscard]] static int out(std::uint32_t a) { return static_cast<int>(2 * a) + 2; }

  // A model in which one of the literals holds; its labels are then in `labels`. Prefers as many of them as
  // it can have.
  [[nodiscard]] Answer with_some(std::vector<int> literals) {
    int const active = next_++;
    for (int const literal : literals) sat_.phase(literal);
    literals.push_back(-active);
    sat_.add(literals);
    Answer const answer = with(active);
    sat_.add({-active});
    return answer;
  }

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
  [[nodiscard]] std::int64_t checks() const { return sat_.checks(); }

 private:
  void add_body(std::uint32_t rule) {
    std::vector<int> holds;  // each of these for the body to be accepted
    std::vector<int> fails;  // any of these for it to be rejected
    for (std::uint32_t const b : component_.positive[rule]) {
      holds.push_back(in(b));
      fails.push_back(out(b));
    }
    for (std::uint32_t const b : component_.negative[rule]) {
      holds.push_back(out(b));
      fails.push_back(in(b));
    }
    bool const capped = component_.capped[rule] != 0;
    if (holds.size() == 1 && !capped) {
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
    if (capped) {
      sat_.add({-yes});
    } else {
      sat_.add(all);
    }
    sat_.add(any);
  }

  void add_atom(std::uint32_t a) {
    sat_.add({-in(a), -out(a)});
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
    std::vector<std::uint32_t> missing(component_.rule_count(), 0);
    std::vector<std::uint8_t> founded(component_.atoms.size(), 0);
    std::vector<std::uint32_t> queue;
    auto found = [&](std::uint32_t a) {
      if (founded[a] != 0) return;
      founded[a] = 1;
      queue.push_back(a);
    };
    for (std::uint32_t r = 0; r < component_.rule_count(); ++r) {
      bool const usable = !(lower && component_.capped[r] != 0) &&
                          std::ranges::all_of(component_.negative[r], negative_holds);
      missing[r] = usable ? static_cast<std::uint32_t>(component_.positive[r].size()) : none;
      if (missing[r] == 0) found(component_.heads[r]);
    }
    for (std::size_t i = 0; i < queue.size(); ++i) {
      for (std::uint32_t const r : uses_[queue[i]]) {
        if (missing[r] != none && --missing[r] == 0) found(component_.heads[r]);
      }
    }
    // What stands unfounded falls apart into loops; each of them needs something from outside.
    std::vector<std::uint32_t> unfounded;
    std::vector<std::uint32_t> place(component_.atoms.size(), none);
    for (std::uint32_t a = 0; a < component_.atoms.size(); ++a) {
      if (!stands(a) || founded[a] != 0) continue;
      place[a] = static_cast<std::uint32_t>(unfounded.size());
      unfounded.push_back(a);
    }
    if (unfounded.empty()) return false;
    Rows<std::uint32_t> edges;
    for (std::uint32_t const a : unfounded) {
      for (std::uint32_t const r : rules_of_[a]) {
        if (missing[r] == none) continue;
        for (std::uint32_t const b : component_.positive[r]) {
          if (place[b] != none) edges.items.push_back(place[b]);
        }
      }
      edges.begin.push_back(static_cast<std::uint32_t>(edges.items.size()));
    }
    Components const loops = components_of(edges);
    for (std::size_t first = 0; first < loops.order.size();) {
      std::uint32_t const loop = loops.of[loops.order[first]];
      std::size_t last = first;
      while (last < loops.order.size() && loops.of[loops.order[last]] == loop) ++last;
      if (loops.cyclic[loop] != 0) {
        auto const inside = [&](std::uint32_t b) { return place[b] != none && loops.of[place[b]] == loop; };
        forbid(std::span(loops.order).subspan(first, last - first), unfounded, inside, lower);
      }
      first = last;
    }
    return true;
  }

  // The members of a loop stand only if some rule that needs none of them does.
  template <class Inside>
  void forbid(std::span<std::uint32_t const> members, std::vector<std::uint32_t> const& atoms, Inside inside,
              bool lower) {
    int const carried = next_++;
    std::vector<int> clause{-carried};
    for (std::uint32_t const member : members) {
      for (std::uint32_t const r : rules_of_[atoms[member]]) {
        if (std::ranges::any_of(component_.positive[r], inside)) continue;
        clause.push_back(lower ? accepted_[r] : -rejected_[r]);
      }
    }
    sat_.add(clause);
    for (std::uint32_t const member : members) {
      std::uint32_t const a = atoms[member];
      sat_.add({carried, lower ? -in(a) : out(a)});
    }
  }

  Component const& component_;
  Sat sat_;
  int next_ = 0;
  std::vector<int> accepted_;  // by rule: the literal that says its body is accepted
  std::vector<int> rejected_;
  Rows<std::uint32_t> rules_of_;  // by atom
  Rows<std::uint32_t> uses_;      // rules with the atom in their positive body
  std::vector<Label> labels_;
};

}  // namespace

namespace {

// Asks about all claims of a part, one side at a time: some claim that has not been seen on that side yet, as
// many of them as possible, until there is no such model. Returns false if a bound was met; what had been
// seen by then holds.
bool explore(Models& models, std::span<Stance> stances, bool accepted, std::size_t& calls) {
  auto seen = [&](std::size_t a) { return accepted ? stances[a].can_be_in : stances[a].can_be_out; };
  std::vector<int> wanted;
  while (true) {
    wanted.clear();
    for (std::size_t a = 0; a < stances.size(); ++a) {
      auto const atom = static_cast<std::uint32_t>(a);
      if (!seen(a)) wanted.push_back(accepted ? Models::in(atom) : Models::out(atom));
    }
    if (wanted.empty()) return true;
    if (calls == 0) return false;
    --calls;
    Answer const answer = models.with_some(wanted);
    if (answer != Answer::yes) return answer == Answer::no;
    for (std::size_t a = 0; a < stances.size(); ++a) {
      stances[a].can_be_in = stances[a].can_be_in || models.labels()[a] == Label::in;
      stances[a].can_be_out = stances[a].can_be_out || models.labels()[a] == Label::out;
    }
  }
}

}  // namespace

std::vector<Stance> stances(std::size_t claims, Labelling const& labelling,
                            std::vector<Blockage> const& blockage, std::int64_t* checks) {
  std::vector<Stance> out(claims);
  auto const undecided =
      static_cast<std::size_t>(std::ranges::count(labelling.model.label, Label::undecided));
  if (undecided == 0) return out;
  std::size_t work = calls_of_all * undecided;
  std::vector<Stance> part;
  auto is_claim = [&](Atom atom) { return atom < claims; };
  // Most parts are small, and searched through at once; what is left goes to a solver.
  SmallSearch search(search_limit);
  std::vector<Component> hard;
  Residual residual(labelling, blockage);
  for (std::vector<Atom> const& atoms : residual.parts()) {
    Component component = residual.component(atoms);
    part.assign(atoms.size(), {});
    if (search.run(component, part)) {
      for (std::size_t a = 0; a < atoms.size() && is_claim(atoms[a]); ++a) out[atoms[a]] = part[a];
    } else {
      hard.push_back(std::move(component));
    }
  }
  for (Component const& component : joined(std::move(hard), part_size)) {
    auto const first_link = std::ranges::partition_point(component.atoms, is_claim);
    part.assign(static_cast<std::size_t>(first_link - component.atoms.begin()), {});
    std::size_t const size = component.atoms.size();
    if (part.empty() || work < size || (checks != nullptr && *checks <= 0)) continue;
    std::size_t const allowed = std::min(calls_of_part, work / size);
    std::size_t calls = allowed;
    Models models(component, conflicts_of_a_call, checks != nullptr ? *checks : -1);
    bool known = explore(models, part, true, calls);
    known = explore(models, part, false, calls) && known;
    work -= (allowed - calls) * size;
    if (checks != nullptr) *checks -= models.checks();
    for (std::size_t a = 0; a < part.size(); ++a) {
      part[a].known = known || (part[a].can_be_in && part[a].can_be_out);
      out[component.atoms[a]] = part[a];
    }
  }
  return out;
}

std::optional<std::vector<Atom>> position_with(std::size_t claims, Labelling const& labelling, Atom atom,
                                               Label label) {
  std::vector<Blockage> const blockage = blockages(claims, labelling);
  Residual residual(labelling, blockage);
  std::vector<Atom> const atoms = residual.part_of(atom);
  if (atoms.empty()) return std::nullopt;
  Component const component = residual.component(atoms);
  Models models(component, conflict_limit_of_one);
  auto const inner = static_cast<std::uint32_t>(std::ranges::lower_bound(atoms, atom) - atoms.begin());
  if (models.with(label == Label::in ? Models::in(inner) : Models::out(inner)) != Answer::yes)
    return std::nullopt;
  std::vector<Atom> out;
  for (std::uint32_t a = 0; a < atoms.size() && atoms[a] < claims; ++a) {
    if (models.labels()[a] == Label::in) out.push_back(atoms[a]);
  }
  return out;
}

}  // namespace stet::argmap::evaluate
