// Why atoms stay undecided in the well-founded model: the loops through negation that they hang on.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

enum class Blockage : std::uint8_t {
  decided,
  waiting,      // for something that only the outside can decide
  even_loop,    // positions that exclude each other
  odd_loop,     // a loop that contradicts itself
  self_attack,  // an odd loop through one claim at most
};

// By atom, the first `claims` of which are claims. An atom outside any loop inherits the worst of what it
// depends on.
[[nodiscard]] std::vector<Blockage> blockages(std::size_t claims, Labelling const& labelling);

// The claims of a shortest loop of the given kind that the claim depends on, in the order of dependence;
// empty if there is none.
[[nodiscard]] std::vector<ClaimId> loop_of(Graph const& graph, Labelling const& labelling, ClaimId claim,
                                           bool odd);

}  // namespace stet::argmap::evaluate
