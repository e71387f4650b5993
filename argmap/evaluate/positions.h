// The positions one can take where the well-founded model leaves a claim undecided: partial stable models of
// what is left of the program, which are the complete labellings of a map (Przymusinski 1990; Wu & Caminada
// 2010).
#pragma once

#include <vector>

#include "argmap/evaluate/labelling.h"
#include "argmap/evaluate/loops.h"
#include "argmap/evaluate/sat.h"

namespace stet::argmap::evaluate {

// What can be said of an undecided claim across all positions.
struct Stance {
  bool known = false;  // false for decided claims, and where the work would have been too much
  bool can_be_in = false;
  bool can_be_out = false;
};

// By claim. The work is bounded by numbers in proportion to what is undecided, not by time, so that the
// answer is always the same.
[[nodiscard]] std::vector<Stance> stances(Graph const& graph, Labelling const& labelling,
                                          std::vector<Blockage> const& blockage);

// The claims accepted in a position in which the claim is accepted (or rejected); empty if there is none.
[[nodiscard]] std::vector<ClaimId> position_with(Graph const& graph, Labelling const& labelling,
                                                 ClaimId claim, Label label);

}  // namespace stet::argmap::evaluate
