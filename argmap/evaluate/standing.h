// Whether an argument counts as a reason, and if not, why: for pictures, which show it beside verdicts.
#pragma once

#include <cstdint>

#include "argmap/evaluate/evaluate.h"

namespace stet::argmap::evaluate {

enum class Standing : std::uint8_t {
  counts,     // it stands, on the evidence
  defeated,   // what it needs is beaten, or it is undercut
  unsourced,  // what it needs has no source that counts
  open,       // not decided: a source was not checked, or reasons balance each other
};

// One an argument: that of its last step, or of itself where it has no steps.
[[nodiscard]] Table<Standing, ArgumentId> standings(ArgumentMap const& map, Evaluation const& evaluation);

// The same of a claim as a reason for others.
[[nodiscard]] Standing standing_of(Evaluation const& evaluation, StatementId claim);

}  // namespace stet::argmap::evaluate
