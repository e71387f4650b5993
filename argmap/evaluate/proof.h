// The proof tree of a verdict: what speaks for and against a claim, down to the sources or to what is
// missing.
#pragma once

#include <vector>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/explanation.h"
#include "argmap/evaluate/text.h"

namespace stet::argmap::evaluate {

// In preorder. A claim that was told already is named and not told again; long trees are cut at a bound.
[[nodiscard]] std::vector<Step> proof_of(ArgumentMap const& map, Compiled const& compiled, ClaimId claim);

}  // namespace stet::argmap::evaluate
