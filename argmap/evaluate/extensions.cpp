#include "argmap/evaluate/extensions.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace stet::argmap::evaluate {

Extensions::Extensions(Framework framework, Semantics semantics, Budget budget)
    : framework_(std::move(framework)), semantics_(semantics), budget_(budget) {
  attackers_.resize(framework_.size);
  for (Argument32 a = 0; a < framework_.size; ++a) {
    for (Argument32 const b : framework_.attacks_of(a)) attackers_[b].push_back(a);
  }
  for (auto& list : attackers_) list.erase(std::ranges::unique(list).begin(), list.end());
  next_variable_ = static_cast<int>(3 * framework_.size) + 1;
}

// Two variables an argument, as in Caminada's labellings: IN, OUT, or neither. In stable ones nothing is
// neither, so one is enough.
void Extensions::encode_one(Sat& sat, Base base, int offset, Argument32 a) const {
  auto in_ = [&](Argument32 x) { return in(x) + offset; };
  auto out_ = [&](Argument32 x) { return out(x) + offset; };
  std::vector<int> clause;
  if (base == Base::stable) {
    clause.push_back(in_(a));
    for (Argument32 const b : attackers_[a]) {
      sat.add({-in_(a), -in_(b)});
      clause.push_back(in_(b));
    }
    sat.add(clause);
    return;
  }
  sat.add({-in_(a), -out_(a)});
  clause.push_back(-out_(a));  // OUT only by an attacker that is IN
  for (Argument32 const b : attackers_[a]) {
    sat.add({-in_(b), out_(a)});
    clause.push_back(in_(b));
    if (base != Base::conflict_free) sat.add({-in_(a), out_(b)});  // IN only with all attackers OUT
  }
  sat.add(clause);
  if (base == Base::complete) {  // all attackers OUT: IN
    clause.assign(1, in_(a));
    for (Argument32 const b : attackers_[a]) clause.push_back(-out_(b));
    sat.add(clause);
  }
}

void Extensions::encode_into(Sat& sat, Base base, int offset) const {
  for (Argument32 a = 0; a < framework_.size; ++a) encode_one(sat, base, offset, a);
}

// Prefers small sets: most arguments have no need to be accepted.
Extensions::Cone Extensions::cone_of(Argument32 argument) const {
  Cone cone{Sat(budget_), {argument}};
  std::vector<std::uint8_t> seen(framework_.size, 0);
  seen[argument] = 1;
  for (std::size_t i = 0; i < cone.arguments.size(); ++i) {  // grows
    for (Argument32 const b : attackers_[cone.arguments[i]]) {
      if (std::exchange(seen[b], std::uint8_t{1}) == 0) cone.arguments.push_back(b);
    }
  }
  std::ranges::sort(cone.arguments);
  for (Argument32 const a : cone.arguments) encode_one(cone.sat, Base::admissible, 0, a);
  for (Argument32 const a : cone.arguments) {
    cone.sat.phase(-in(a));
    cone.sat.phase(-out(a));
  }
  return cone;
}

Found Extensions::set_with(Cone& cone, int literal) const {
  cone.sat.assume(literal);
  Found found{cone.sat.solve(), {}, true};
  if (found.answer == Answer::yes)
    std::ranges::copy_if(cone.arguments, std::back_inserter(found.witness),
                         [&](Argument32 a) { return cone.sat.value(in(a)); });
  return found;
}

Sat Extensions::encode(Base base, bool with_range, bool expect_many) {
  Sat sat(budget_);
  if (expect_many) sat.expect_many();
  encode_into(sat, base, 0);
  for (Argument32 a = 0; a < framework_.size; ++a) {
    sat.phase(in(a));
    if (!with_range) continue;
    sat.add({-range(a), in(a), out(a)});
    sat.add({range(a), -in(a)});
    sat.add({range(a), -out(a)});
  }
  return sat;
}

Extension Extensions::extension_of(Sat const& sat, int offset) const {
  Extension out;
  for (Argument32 a = 0; a < framework_.size; ++a) {
    if (sat.value(in(a) + offset)) out.push_back(a);
  }
  return out;
}

Answer Extensions::maximise(Sat& sat, std::vector<int> const& all, std::vector<int> const& fixed,
                            Extension& model) {
  std::vector<int> inside;
  std::vector<int> outside = all;
  while (true) {
    // Taken before anything is added: adding ends the life of the model.
    model = extension_of(sat);
    std::vector<int> still;
    for (int const literal : outside) {
      (sat.value(literal) ? inside : still).push_back(literal);
    }
    outside = std::move(still);
    if (outside.empty()) return Answer::yes;
    int const active = next_variable_++;
    std::vector<int> clause = outside;
    clause.push_back(-active);
    sat.add(clause);
    for (int const literal : fixed) sat.assume(literal);
    for (int const literal : inside) sat.assume(literal);
    sat.assume(active);
    Answer const more = sat.solve();
    if (more == Answer::yes) {
      continue;
    }
    sat.add({-active});
    return more == Answer::no ? Answer::yes : Answer::unknown;
  }
}

// What has been reached is fixed for good: with a solver that is asked nothing else, that is cheaper than
// assuming it again and again.
Found Extensions::some_preferred(int fixed) {
  Sat sat = encode(Base::complete, false);
  if (fixed != 0) sat.add({fixed});
  std::vector<Argument32> outside(framework_.size);
  std::iota(outside.begin(), outside.end(), 0U);
  Found found{Answer::no, {}};
  std::vector<int> more;
  while (true) {
    Answer const answer = sat.solve();
    if (answer == Answer::unknown) return {};
    if (answer == Answer::no) return found;
    found = {Answer::yes, extension_of(sat)};
    Extension const& model = found.witness;
    std::erase_if(outside, [&](Argument32 a) { return std::ranges::binary_search(model, a); });
    for (Argument32 const a : model) sat.add({in(a)});
    more.clear();
    for (Argument32 const a : outside) more.push_back(in(a));
    sat.add(more);
  }
}

Found Extensions::preferred_from(Sat& sat, std::vector<int> const& fixed) {
  for (int const literal : fixed) sat.assume(literal);
  Answer const answer = sat.solve();
  if (answer != Answer::yes) return {answer, {}};
  std::vector<int> all;
  for (Argument32 a = 0; a < framework_.size; ++a) all.push_back(in(a));
  Extension model;
  Answer const done = maximise(sat, all, fixed, model);
  return {done, std::move(model)};
}

Found Extensions::some() {
  switch (semantics_) {
    case Semantics::conflict_free:
    case Semantics::admissible: return {Answer::yes, {}};
    case Semantics::complete:
    case Semantics::grounded: {
      Grounded const labelling = grounded(framework_);
      Found out{Answer::yes, {}};
      for (Argument32 a = 0; a < framework_.size; ++a) {
        if (labelling.label[a] == Grounded::Label::in) out.witness.push_back(a);
      }
      return out;
    }
    case Semantics::preferred: return some_preferred(0);
    case Semantics::stable: {
      Sat sat = encode(Base::stable, false);
      Answer const answer = sat.solve();
      return {answer, answer == Answer::yes ? extension_of(sat) : Extension{}};
    }
    case Semantics::semi_stable:
    case Semantics::stage: return of_largest_range(0);
    case Semantics::ideal: return ideal();
  }
  return {};
}

Found Extensions::credulous(Argument32 argument) {
  switch (semantics_) {
    case Semantics::conflict_free: {
      bool const free = std::ranges::find(attackers_[argument], argument) == attackers_[argument].end();
      return free ? Found{Answer::yes, {argument}} : Found{Answer::no, {}};
    }
    case Semantics::admissible:
    case Semantics::complete: {
      Cone cone = cone_of(argument);
      return set_with(cone, in(argument));
    }
    case Semantics::preferred: return some_preferred(in(argument));
    case Semantics::stable: {
      Sat sat = encode(Base::stable, false);
      sat.assume(in(argument));
      Answer const answer = sat.solve();
      return {answer, answer == Answer::yes ? extension_of(sat) : Extension{}};
    }
    case Semantics::semi_stable:
    case Semantics::stage: return of_largest_range(in(argument));
    case Semantics::grounded:
    case Semantics::ideal: {
      Found out = some();
      if (out.answer == Answer::yes && !std::ranges::binary_search(out.witness, argument))
        return {Answer::no, {}};
      return out;
    }
  }
  return {};
}

Found Extensions::sceptical(Argument32 argument) {
  auto opposite = [](Found found) {
    found.answer = found.answer == Answer::yes  ? Answer::no
                   : found.answer == Answer::no ? Answer::yes
                                                : Answer::unknown;
    return found;
  };
  switch (semantics_) {
    case Semantics::conflict_free:
    case Semantics::admissible: return {Answer::no, {}};  // the empty set
    case Semantics::complete:
    case Semantics::grounded:
    case Semantics::ideal: {
      Found out = some();  // the least complete extension decides
      if (out.answer != Answer::yes) return out;
      if (std::ranges::binary_search(out.witness, argument)) return {Answer::yes, {}};
      out.answer = Answer::no;
      return out;
    }
    case Semantics::preferred: return sceptical_preferred(argument, Route::either);
    case Semantics::stable: {
      Sat sat = encode(Base::stable, false);
      sat.assume(-in(argument));
      Answer const answer = sat.solve();
      return opposite({answer, answer == Answer::yes ? extension_of(sat) : Extension{}});
    }
    case Semantics::semi_stable:
    case Semantics::stage: return opposite(of_largest_range(-in(argument)));
  }
  return {};
}

// A counterexample-guided search: a candidate of largest range among those with `fixed` is an extension if no
// other set, with or without it, reaches further.
Found Extensions::of_largest_range(int fixed) {
  Sat sat = encode(semantics_ == Semantics::stage ? Base::conflict_free : Base::complete, true);
  std::vector<int> all;
  for (Argument32 a = 0; a < framework_.size; ++a) all.push_back(range(a));
  std::vector<int> assumptions;
  if (fixed != 0) assumptions.push_back(fixed);
  // A stable extension, if there is one, has the largest range there can be.
  for (int const literal : all) sat.assume(literal);
  for (int const literal : assumptions) sat.assume(literal);
  Answer answer = sat.solve();
  if (answer == Answer::unknown) return {};
  if (answer == Answer::yes) return {Answer::yes, extension_of(sat)};
  int const asked = next_variable_++;  // guards what only candidates must obey
  assumptions.push_back(asked);
  while (true) {
    for (int const literal : assumptions) sat.assume(literal);
    answer = sat.solve();
    if (answer != Answer::yes) return {answer, {}};
    Extension candidate;
    if (maximise(sat, all, assumptions, candidate) == Answer::unknown) return {};
    std::vector<std::uint8_t> reached(framework_.size, 0);
    for (Argument32 const a : candidate) {
      reached[a] = 1;
      for (Argument32 const b : framework_.attacks_of(a)) reached[b] = 1;
    }
    std::vector<int> beyond;
    std::vector<int> kept;
    for (Argument32 a = 0; a < framework_.size; ++a) (reached[a] != 0 ? kept : beyond).push_back(range(a));
    if (beyond.empty() || fixed == 0) return {Answer::yes, std::move(candidate)};
    int const active = next_variable_++;
    beyond.push_back(-active);
    sat.add(beyond);
    beyond.pop_back();
    for (int const literal : kept) sat.assume(literal);
    sat.assume(active);
    answer = sat.solve();
    if (answer == Answer::unknown) return {};
    if (answer == Answer::no) return {Answer::yes, std::move(candidate)};
    Extension larger;
    kept.push_back(active);
    if (maximise(sat, all, kept, larger) == Answer::unknown) return {};
    sat.add({-active});
    // No candidate may stay within the larger range.
    std::fill(reached.begin(), reached.end(), 0);
    for (Argument32 const a : larger) {
      reached[a] = 1;
      for (Argument32 const b : framework_.attacks_of(a)) reached[b] = 1;
    }
    std::vector<int> clause{-asked};
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (reached[a] == 0) clause.push_back(range(a));
    }
    // Within it or equal to it: those equal to it do not satisfy `fixed`, or they would have been found.
    sat.add(clause);
  }
}

Answer Extensions::each_of_largest_range(std::function<bool(Extension const&)> const& use) {
  Sat sat = encode(semantics_ == Semantics::stage ? Base::conflict_free : Base::complete, true, true);
  std::vector<int> all;
  for (Argument32 a = 0; a < framework_.size; ++a) all.push_back(range(a));
  while (true) {
    Answer answer = sat.solve();
    if (answer != Answer::yes) return answer == Answer::no ? Answer::yes : Answer::unknown;
    Extension extension;
    if (maximise(sat, all, {}, extension) == Answer::unknown) return Answer::unknown;
    std::vector<std::uint8_t> reached(framework_.size, 0);
    for (Argument32 const a : extension) {
      reached[a] = 1;
      for (Argument32 const b : framework_.attacks_of(a)) reached[b] = 1;
    }
    // All extensions of exactly this range, then nothing inside it any more.
    int const active = next_variable_++;
    while (true) {
      if (!use(extension)) return Answer::yes;
      std::vector<int> other{-active};
      std::vector<std::uint8_t> member(framework_.size, 0);
      for (Argument32 const a : extension) member[a] = 1;
      for (Argument32 a = 0; a < framework_.size; ++a) other.push_back(member[a] != 0 ? -in(a) : in(a));
      sat.add(other);
      for (Argument32 a = 0; a < framework_.size; ++a) sat.assume(reached[a] != 0 ? range(a) : -range(a));
      sat.assume(active);
      answer = sat.solve();
      if (answer == Answer::unknown) return Answer::unknown;
      if (answer == Answer::no) break;
      extension = extension_of(sat);
    }
    std::vector<int> clause;
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (reached[a] == 0) clause.push_back(range(a));
    }
    if (clause.empty()) return Answer::yes;
    sat.add(clause);
  }
}

Answer Extensions::each(std::function<bool(Extension const&)> const& use) {
  if (semantics_ == Semantics::semi_stable || semantics_ == Semantics::stage)
    return each_of_largest_range(use);
  if (semantics_ == Semantics::grounded || semantics_ == Semantics::ideal) {
    Found const found = some();
    if (found.answer == Answer::yes) use(found.witness);
    return found.answer;
  }
  bool const preferred = semantics_ == Semantics::preferred;
  Base const base = semantics_ == Semantics::conflict_free ? Base::conflict_free
                    : semantics_ == Semantics::admissible  ? Base::admissible
                    : semantics_ == Semantics::stable      ? Base::stable
                                                           : Base::complete;
  Sat sat = encode(base, false, true);
  bool const incomparable = preferred || base == Base::stable;  // none lies within another
  while (true) {
    Extension extension;
    if (preferred) {
      Found found = preferred_from(sat, {});
      if (found.answer != Answer::yes) return found.answer == Answer::no ? Answer::yes : Answer::unknown;
      extension = std::move(found.witness);
    } else {
      Answer const answer = sat.solve();
      if (answer != Answer::yes) return answer == Answer::no ? Answer::yes : Answer::unknown;
      extension = extension_of(sat);
    }
    if (!use(extension)) return Answer::yes;
    std::vector<std::uint8_t> member(framework_.size, 0);
    for (Argument32 const a : extension) member[a] = 1;
    std::vector<int> clause;
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (member[a] == 0) clause.push_back(in(a));
      if (member[a] != 0 && !incomparable) clause.push_back(-in(a));
    }
    if (clause.empty()) return Answer::yes;
    sat.add(clause);
  }
}

// Thimm, Cerutti & Vallati 2021 (CDIS): drop whatever some admissible set attacks; of the rest, the largest
// admissible set is the ideal one.
Found Extensions::ideal() {
  Sat sat = encode(Base::complete, false);
  std::vector<std::uint8_t> possible(framework_.size, 1);
  // The first model takes as much as it can; after that the ones that remain are asked to be attacked.
  Answer answer = sat.solve();
  while (true) {
    if (answer == Answer::unknown) return {};
    if (answer == Answer::no) break;
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (sat.value(out(a))) possible[a] = 0;
    }
    std::vector<int> clause;
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (possible[a] != 0) clause.push_back(out(a));
    }
    if (clause.empty()) break;
    for (Argument32 a = 0; a < framework_.size; ++a) {
      sat.phase(possible[a] != 0 ? out(a) : -out(a));
    }
    int const active = next_variable_++;
    clause.push_back(-active);
    sat.add(clause);
    sat.assume(active);
    answer = sat.solve();
  }
  // Conflicts inside, then what is left undefended, to the fixpoint.
  std::vector<std::uint8_t> kept = possible;
  for (Argument32 a = 0; a < framework_.size; ++a) {
    if (std::ranges::any_of(attackers_[a], [&](Argument32 b) { return possible[b] != 0; })) kept[a] = 0;
  }
  std::vector<std::uint32_t> defence(framework_.size, 0);  // by attacker: how many kept arguments attack it
  for (Argument32 a = 0; a < framework_.size; ++a) {
    if (kept[a] == 0) continue;
    for (Argument32 const b : framework_.attacks_of(a)) ++defence[b];
  }
  std::vector<Argument32> dropped;
  auto drop = [&](Argument32 a) {
    kept[a] = 0;
    dropped.push_back(a);
  };
  for (Argument32 a = 0; a < framework_.size; ++a) {
    if (kept[a] != 0 && std::ranges::any_of(attackers_[a], [&](Argument32 b) { return defence[b] == 0; }))
      drop(a);
  }
  // Counts are updated only here, so an argument dropped above is still counted until its turn comes.
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    for (Argument32 const b : framework_.attacks_of(dropped[i])) {
      if (--defence[b] != 0) continue;
      for (Argument32 const c : framework_.attacks_of(b)) {
        if (kept[c] != 0) drop(c);
      }
    }
  }
  Found found{Answer::yes, {}};
  for (Argument32 a = 0; a < framework_.size; ++a) {
    if (kept[a] != 0) found.witness.push_back(a);
  }
  return found;
}

}  // namespace stet::argmap::evaluate
