// Extensions of one framework by SAT: the encodings and searches. Everything here takes a framework as it is;
// what can be cut away beforehand is the caller's business (solve.cpp).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "argmap/evaluate/framework.h"
#include "argmap/evaluate/sat.h"

namespace stet::argmap::evaluate {

enum class Semantics : std::uint8_t {
  conflict_free,
  admissible,
  complete,
  grounded,
  preferred,
  stable,
  semi_stable,
  stage,
  ideal
};

using Extension = std::vector<Argument32>;  // ascending

// An answer with its witness, if it has one.
struct Found {
  Answer answer = Answer::unknown;
  Extension witness;
  bool alone = false;  // the witness is an admissible set that answers by itself, whatever else is accepted
};

class Extensions {
 public:
  Extensions(Framework framework, Semantics semantics, Budget budget);

  // Some extension; `no` only for stable.
  [[nodiscard]] Found some();
  // Is the argument in some extension? Witness: that one; of complete extensions an admissible set with it.
  [[nodiscard]] Found credulous(Argument32 argument);
  // Is the argument in all of them? Witness of `no`: one without it; of preferred ones perhaps an admissible
  // set that attacks it.
  [[nodiscard]] Found sceptical(Argument32 argument);
  // Preferred: by one of two routes, or by turns until one of them has an answer.
  enum class Route : std::uint8_t { attackers, reducts, either };
  [[nodiscard]] Found sceptical_preferred(Argument32 argument, Route route);
  // Calls `use` for each extension once, until it returns false; `unknown` if the budget ran out.
  [[nodiscard]] Answer each(std::function<bool(Extension const&)> const& use);

 private:
  enum class Base : std::uint8_t { conflict_free, admissible, complete, stable };
  struct Encoding;

  [[nodiscard]] Sat encode(Base base, bool with_range, bool expect_many = false);
  // Adds one more copy of the encoding with variables from `offset` on.
  void encode_into(Sat& sat, Base base, int offset) const;
  void encode_one(Sat& sat, Base base, int offset, Argument32 a) const;
  // The admissible sets among what attacks an argument, what attacks that, and so on: nothing else has a say.
  struct Cone {
    Sat sat;
    std::vector<Argument32> arguments;  // ascending
  };
  [[nodiscard]] Cone cone_of(Argument32 argument) const;
  [[nodiscard]] Found set_with(Cone& cone, int literal) const;
  [[nodiscard]] Extension extension_of(Sat const& sat, int offset = 0) const;
  [[nodiscard]] int in(Argument32 a) const { return static_cast<int>(2 * a) + 1; }
  [[nodiscard]] int out(Argument32 a) const { return static_cast<int>(2 * a) + 2; }
  [[nodiscard]] int range(Argument32 a) const { return static_cast<int>(2 * framework_.size + a) + 1; }

  // Enlarges a set as far as it goes, keeping the assumptions; the set may be over any variables. `set` holds
  // the literals true in the last model. The model is that of the last success.
  [[nodiscard]] Answer maximise(Sat& sat, std::vector<int> const& all, std::vector<int> const& fixed,
                                Extension& model);

  // A preferred extension in which `fixed` holds (a literal, or 0).
  [[nodiscard]] Found some_preferred(int fixed);
  [[nodiscard]] Found preferred_from(Sat& sat, std::vector<int> const& fixed);
  struct ByAttackers;
  struct ByReducts;
  [[nodiscard]] Sat pairs_for(Argument32 argument);
  [[nodiscard]] ByReducts by_reducts();
  [[nodiscard]] Found advance(ByAttackers& search, Argument32 argument);
  [[nodiscard]] Found advance(ByReducts& search, Argument32 argument);
  // Semi-stable and stage: extensions of largest range in which `fixed` holds (a literal, or 0).
  [[nodiscard]] Found of_largest_range(int fixed);
  [[nodiscard]] Answer each_of_largest_range(std::function<bool(Extension const&)> const& use);
  [[nodiscard]] Found ideal();

  Framework framework_;
  std::vector<std::vector<Argument32>> attackers_;
  Semantics semantics_;
  Budget budget_;
  int next_variable_ = 0;
};

}  // namespace stet::argmap::evaluate
