// Whether an argument is in all preferred extensions: two searches that are hard on different frameworks,
// taken by turns. Each keeps what its solver has learnt from one turn to the next, and turns grow, so that
// together they take at most a small multiple of what the better one would.
#include <algorithm>
#include <utility>

#include "argmap/evaluate/extensions.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::int64_t first_turn = 1'000;  // conflicts for one call to the solver

}  // namespace

// Thimm, Cerutti & Vallati 2021 (CDAS): the argument is in all preferred extensions if it is in one, and
// every admissible set that attacks some admissible set with it can itself be extended to one with it.
struct Extensions::ByAttackers {
  Cone cone;
  std::optional<Sat> single = std::nullopt;
  // Once it is needed: an admissible set, and in a second copy of the variables one with the argument that it
  // attacks.
  std::optional<Sat> pairs = std::nullopt;
  std::int64_t turn = -1;
};

// By the vacuous reduct (the reduct of Baumann, Brewka & Ulbricht 2020): a set is preferred if it is
// admissible and what it leaves undecided has no admissible set of its own. Goes from one largest set without
// the argument to the next, and asks each whether the rest of the framework could still give it the argument.
struct Extensions::ByReducts {
  Sat sat;
  int asked;  // guards what only candidates must obey
};

Sat Extensions::pairs_for(Argument32 argument) {
  int const offset = next_variable_;  // the second copy's variables are offset + 1 to offset + 2 * size
  next_variable_ += static_cast<int>(2 * framework_.size) + 1;
  Sat pairs(budget_);
  encode_into(pairs, Base::complete, 0);
  encode_into(pairs, Base::admissible, offset);
  pairs.add({in(argument) + offset});
  std::vector<int> attacks;
  for (Argument32 a = 0; a < framework_.size; ++a) {  // the first attacks some argument of the second
    int const hit = next_variable_++;
    pairs.add({-hit, out(a)});
    pairs.add({-hit, in(a) + offset});
    attacks.push_back(hit);
  }
  pairs.add(attacks);
  return pairs;
}

Extensions::ByReducts Extensions::by_reducts() {
  Sat sat = encode(Base::complete, false);
  return {std::move(sat), next_variable_++};
}

Found Extensions::advance(ByAttackers& search, Argument32 argument) {
  auto without = [](Found other) {
    return Found{other.answer == Answer::yes ? Answer::no : Answer::unknown, std::move(other.witness)};
  };
  if (!search.pairs) {
    search.cone.sat.allow(search.turn);
    Found attacked = set_with(search.cone, out(argument));  // mostly soon found, if there is one
    if (attacked.answer == Answer::unknown) return {};
    if (attacked.answer == Answer::yes) return {Answer::no, std::move(attacked.witness), true};
    Answer const with = set_with(search.cone, in(argument)).answer;
    if (with == Answer::unknown) return {};
    if (with == Answer::no) return without(some_preferred(0));
    search.single = encode(Base::complete, false);
    search.pairs = pairs_for(argument);
  }
  search.single->allow(search.turn);
  search.pairs->allow(search.turn);
  while (true) {
    Answer const answer = search.pairs->solve();
    if (answer == Answer::no) return {Answer::yes, {}};
    if (answer == Answer::unknown) return {};
    std::vector<int> fixed;
    for (Argument32 const a : extension_of(*search.pairs)) fixed.push_back(in(a));
    std::vector<int> together = fixed;
    together.push_back(in(argument));
    Found const extended = preferred_from(*search.single, together);
    if (extended.answer == Answer::unknown) return {};
    if (extended.answer == Answer::no) return without(preferred_from(*search.single, fixed));
    std::vector<int> clause;  // whatever is inside that extension can be extended to it as well
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (!std::ranges::binary_search(extended.witness, a)) clause.push_back(in(a));
    }
    search.pairs->add(clause);
  }
}

Found Extensions::advance(ByReducts& search, Argument32 argument) {
  while (true) {
    Found candidate = preferred_from(search.sat, {search.asked, -in(argument)});
    if (candidate.answer == Answer::no) return {Answer::yes, {}};
    if (candidate.answer == Answer::unknown) return {};
    std::vector<int> together{in(argument)};
    for (Argument32 const a : candidate.witness) together.push_back(in(a));
    Found const extended = preferred_from(search.sat, together);
    if (extended.answer == Answer::unknown) return {};
    // The largest without the argument, and it cannot be had with it: preferred.
    if (extended.answer == Answer::no) return {Answer::no, std::move(candidate.witness)};
    std::vector<int> clause{-search.asked};  // what lies within an extension with the argument proves nothing
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (!std::ranges::binary_search(extended.witness, a)) clause.push_back(in(a));
    }
    search.sat.add(clause);
  }
}

Found Extensions::sceptical_preferred(Argument32 argument, Route route) {
  std::optional<ByAttackers> attackers;
  std::optional<ByReducts> reducts;
  std::int64_t turn = route == Route::either ? first_turn : budget_.conflicts;
  while (true) {
    if (route != Route::reducts) {
      if (!attackers) attackers.emplace(ByAttackers{cone_of(argument)});
      attackers->turn = turn;
      Found found = advance(*attackers, argument);
      if (found.answer != Answer::unknown) return found;
    }
    if (route != Route::attackers) {
      if (!reducts) reducts.emplace(by_reducts());
      reducts->sat.allow(turn);
      Found found = advance(*reducts, argument);
      if (found.answer != Answer::unknown) return found;
    }
    // A bound on conflicts is one on both together.
    bool const over = budget_.conflicts >= 0 && turn >= budget_.conflicts;
    if (route != Route::either || over || budget_.spent()) return {};
    turn *= 2;
    if (budget_.conflicts >= 0) turn = std::min(turn, budget_.conflicts);
  }
}

}  // namespace stet::argmap::evaluate
