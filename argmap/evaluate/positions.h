// The positions one can take where the well-founded model leaves a claim undecided: partial stable models of
// what is left of the program, which are the complete labellings of a map (Przymusinski 1990; Wu & Caminada
// 2010).
#pragma once

#include <optional>
#include <vector>

#include "argmap/evaluate/labelling.h"
#include "argmap/evaluate/loops.h"
#include "argmap/evaluate/residual.h"

namespace stet::argmap::evaluate {

// By claim. The work is bounded by numbers in proportion to what is undecided, and by what is left of
// `checks` (sat.h) if given, not by time, so that the answer is always the same.
[[nodiscard]] std::vector<Stance> stances(std::size_t claims, Labelling const& labelling,
                                          std::vector<Blockage> const& blockage,
                                          std::int64_t* checks = nullptr);

// Of the first `claims` atoms those that are accepted in a position in which `atom` is accepted (or
// rejected); nothing if there is none, or none was found in bounds.
[[nodiscard]] std::optional<std::vector<Atom>> position_with(std::size_t claims, Labelling const& labelling,
                                                             Atom atom, Label label);

}  // namespace stet::argmap::evaluate
