// From a program to a plain framework, for other tools and for semantics that are defined there.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "argmap/evaluate/framework.h"
#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

// Two nodes an atom, one a rule: the atom, its opposite (which attacks it), and each rule, which attacks the
// opposite of its head and is attacked by the opposites of its positive and by its negative body.
// Exact if no atom supports itself: then complete labellings agree on the atoms (Caminada et al. 2015).
struct Translation {
  Framework framework;
  std::vector<Argument32> atom;      // by atom
  std::vector<Argument32> opposite;  // by atom
  std::vector<Argument32> rule;      // by rule; none of those that can no longer fire
  bool tight = true;                 // no positive cycle is left
};

// Atoms rejected in the model are translated without the rules that could only have bootstrapped them, so
// that a circle of support stays what it is.
[[nodiscard]] Translation translate(Program const& program, Model const& model);

}  // namespace stet::argmap::evaluate
