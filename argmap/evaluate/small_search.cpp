#include "argmap/evaluate/small_search.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace stet::argmap::evaluate {

bool SmallSearch::run(Component const& component, std::span<Stance> stances) {
  if (!reduce(component) || has_circle()) return false;
  std::size_t const atoms = first_rule_.size() - 1;
  can_be_.assign(atoms, in | out | open);
  seen_.assign(atoms, 0);
  queued_.assign(atoms, 0);
  trail_.clear();
  queue_.clear();
  choices_ = 0;
  for (std::uint32_t a = 0; a < atoms; ++a) {
    queued_[a] = 1;
    queue_.push_back(a);
  }
  if (propagate() && !search()) return false;
  for (std::size_t a = 0; a < stances.size(); ++a) {
    Labels const seen = seen_[number_[same_as_[a]]];
    stances[a] = {.known = true, .can_be_in = (seen & in) != 0, .can_be_out = (seen & out) != 0};
  }
  return true;
}

// Leaves out atoms with one rule that asks for one atom, and rules that ask for more than another rule does.
bool SmallSearch::reduce(Component const& component) {
  auto const size = static_cast<std::uint32_t>(component.atoms.size());
  same_as_.assign(size, none);
  // Rules of an atom stand together, in the order of atoms.
  std::vector<std::uint32_t> first(size + 1, 0);
  for (std::uint32_t const head : component.heads) ++first[head + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  for (std::uint32_t a = 0; a < size; ++a) {
    std::uint32_t const r = first[a];
    bool const repeats = first[a + 1] == r + 1 && component.capped[r] == 0 && component.negative[r].empty() &&
                         component.positive[r].size() == 1;
    same_as_[a] = repeats ? component.positive[r].front() : a;
  }
  for (std::uint32_t a = 0; a < size; ++a) {
    std::uint32_t at = a;
    for (std::uint32_t steps = 0; same_as_[at] != at; ++steps) {
      if (steps > size) return false;  // a circle
      at = same_as_[at];
    }
    for (std::uint32_t next = a; same_as_[next] != next;) next = std::exchange(same_as_[next], at);
  }
  number_.assign(size, none);
  std::uint32_t kept = 0;
  for (std::uint32_t a = 0; a < size; ++a) {
    if (same_as_[a] == a) number_[a] = kept++;
  }
  if (kept > most_atoms) return false;

  rules_.clear();
  literals_.clear();
  first_rule_.assign(1, 0);
  std::vector<std::uint64_t> users(kept, 0);
  for (std::uint32_t a = 0; a < size; ++a) {
    if (same_as_[a] != a) continue;
    auto const literal = [&](std::uint32_t b, std::uint32_t negated) {
      return 2 * number_[same_as_[b]] + negated;
    };
    // Literals that are a whole body by themselves.
    std::uint64_t enough[2] = {0, 0};
    for (std::uint32_t r = first[a]; r < first[a + 1]; ++r) {
      if (component.capped[r] != 0 || component.positive[r].size() + component.negative[r].size() != 1)
        continue;
      std::uint32_t const only = component.negative[r].empty() ? literal(component.positive[r].front(), 0)
                                                               : literal(component.negative[r].front(), 1);
      if ((enough[only % 2] >> (only / 2) & 1U) != 0) continue;
      enough[only % 2] |= std::uint64_t{1} << (only / 2);
      auto const begin = static_cast<std::uint32_t>(literals_.size());
      literals_.push_back(only);
      rules_.push_back({begin, begin + 1, false});
    }
    for (std::uint32_t r = first[a]; r < first[a + 1]; ++r) {
      bool const capped = component.capped[r] != 0;
      if (!capped && component.positive[r].size() + component.negative[r].size() == 1) continue;
      auto const begin = static_cast<std::uint32_t>(literals_.size());
      for (std::uint32_t const b : component.positive[r]) literals_.push_back(literal(b, 0));
      for (std::uint32_t const b : component.negative[r]) literals_.push_back(literal(b, 1));
      auto const body = std::span(literals_).subspan(begin);
      bool const more =
          std::ranges::any_of(body, [&](std::uint32_t l) { return (enough[l % 2] >> (l / 2) & 1U) != 0; });
      if (more) {
        literals_.resize(begin);
      } else {
        rules_.push_back({begin, static_cast<std::uint32_t>(literals_.size()), capped});
      }
    }
    for (std::size_t r = first_rule_.back(); r < rules_.size(); ++r) {
      for (std::uint32_t i = rules_[r].begin; i < rules_[r].end; ++i)
        users[literals_[i] / 2] |= std::uint64_t{1} << number_[a];
    }
    first_rule_.push_back(static_cast<std::uint32_t>(rules_.size()));
  }
  users_.assign(kept, {});
  for (std::uint32_t a = 0; a < kept; ++a) {
    for (std::uint64_t left = users[a]; left != 0; left &= left - 1)
      users_[a].push_back(static_cast<std::uint32_t>(std::countr_zero(left)));
  }
  // Those that most depends on first.
  order_.resize(kept);
  std::iota(order_.begin(), order_.end(), 0U);
  std::ranges::stable_sort(order_, std::greater{}, [&](std::uint32_t a) { return users_[a].size(); });
  return true;
}

// Whether support goes round in a circle: then not all labels that agree with each other are a position.
bool SmallSearch::has_circle() const {
  std::size_t const atoms = first_rule_.size() - 1;
  std::uint64_t done = 0;
  for (std::size_t settled = 0; settled < atoms;) {
    std::size_t const before = settled;
    for (std::size_t a = 0; a < atoms; ++a) {
      if ((done >> a & 1U) != 0) continue;
      bool free = true;
      for (std::uint32_t r = first_rule_[a]; r < first_rule_[a + 1] && free; ++r) {
        for (std::uint32_t i = rules_[r].begin; i < rules_[r].end; ++i)
          free = free && (literals_[i] % 2 == 1 || (done >> (literals_[i] / 2) & 1U) != 0);
      }
      if (!free) continue;
      done |= std::uint64_t{1} << a;
      ++settled;
    }
    if (settled == before) return true;
  }
  return false;
}

SmallSearch::Labels SmallSearch::of_literal(std::uint32_t literal) const {
  Labels const labels = can_be_[literal / 2];
  if (literal % 2 == 0) return labels;
  return static_cast<Labels>((labels & open) | ((labels & in) != 0 ? out : 0) |
                             ((labels & out) != 0 ? in : 0));
}

SmallSearch::Labels SmallSearch::of_body(Rule const& rule) const {
  bool all_in = !rule.capped;
  bool some_out = false;
  bool none_out = true;
  bool some_open = rule.capped;
  for (std::uint32_t i = rule.begin; i < rule.end; ++i) {
    Labels const labels = of_literal(literals_[i]);
    all_in = all_in && (labels & in) != 0;
    some_out = some_out || (labels & out) != 0;
    none_out = none_out && (labels & (in | open)) != 0;
    some_open = some_open || (labels & open) != 0;
  }
  return static_cast<Labels>((all_in ? in : 0) | (some_out ? out : 0) | (none_out && some_open ? open : 0));
}

bool SmallSearch::narrow(std::uint32_t atom, Labels to) {
  Labels const left = can_be_[atom] & to;
  if (left == can_be_[atom]) return true;
  trail_.emplace_back(atom, can_be_[atom]);
  can_be_[atom] = left;
  if (left == 0) return false;
  auto enqueue = [&](std::uint32_t a) {
    if (queued_[a] != 0) return;
    queued_[a] = 1;
    queue_.push_back(a);
  };
  enqueue(atom);
  for (std::uint32_t const user : users_[atom]) enqueue(user);
  return true;
}

// An atom is what the best of its bodies is; a rejected one has no body that is not.
bool SmallSearch::revise(std::uint32_t atom) {
  bool some_in = false;
  bool all_out = true;
  bool none_in = true;
  bool some_open = false;
  for (std::uint32_t r = first_rule_[atom]; r < first_rule_[atom + 1]; ++r) {
    Labels const labels = of_body(rules_[r]);
    some_in = some_in || (labels & in) != 0;
    all_out = all_out && (labels & out) != 0;
    none_in = none_in && (labels & (out | open)) != 0;
    some_open = some_open || (labels & open) != 0;
  }
  auto const possible =
      static_cast<Labels>((some_in ? in : 0) | (all_out ? out : 0) | (none_in && some_open ? open : 0));
  if (!narrow(atom, possible)) return false;
  if (can_be_[atom] != out) return true;
  for (std::uint32_t r = first_rule_[atom]; r < first_rule_[atom + 1]; ++r) {
    if (rules_[r].end != rules_[r].begin + 1) continue;
    std::uint32_t const literal = literals_[rules_[r].begin];
    if (!narrow(literal / 2, literal % 2 == 0 ? out : in)) return false;
  }
  return true;
}

bool SmallSearch::propagate() {
  bool consistent = true;
  while (!queue_.empty()) {
    std::uint32_t const atom = queue_.back();
    queue_.pop_back();
    queued_[atom] = 0;
    consistent = consistent && revise(atom);
  }
  return consistent;
}

bool SmallSearch::shows_something_new() const {
  for (std::size_t a = 0; a < can_be_.size(); ++a) {
    if ((can_be_[a] & (in | out) & ~seen_[a]) != 0) return true;
  }
  return false;
}

void SmallSearch::undo(std::size_t to) {
  while (trail_.size() > to) {
    can_be_[trail_.back().first] = trail_.back().second;
    trail_.pop_back();
  }
}

// All that the present choices allow; false once there have been too many. As deep as there are atoms.
bool SmallSearch::search() {
  if (!shows_something_new()) return true;
  auto const open_choice =
      std::ranges::find_if(order_, [&](std::uint32_t a) { return !std::has_single_bit(can_be_[a]); });
  if (open_choice == order_.end()) {
    for (std::size_t a = 0; a < can_be_.size(); ++a) seen_[a] |= can_be_[a];
    return true;
  }
  std::uint32_t const atom = *open_choice;
  Labels const labels = can_be_[atom];
  bool const out_first = (seen_[atom] & in) != 0;
  for (Labels const label : {out_first ? out : in, out_first ? in : out, open}) {
    if ((labels & label) == 0) continue;
    if (++choices_ > limit_) return false;
    std::size_t const before = trail_.size();
    bool const consistent = narrow(atom, label) && propagate();
    bool const within = !consistent || search();
    undo(before);
    if (!within) return false;
  }
  return true;
}

}  // namespace stet::argmap::evaluate
