// Policies: what becomes of claims that the well-founded model leaves undecided (docs/semantics.md).
#pragma once

#include <optional>
#include <vector>

#include "argmap/evaluate/judge.h"

namespace stet::argmap::evaluate {

// By claim, and claims are the first atoms: why the policy accepts it although it is undecided, if it does.
// Claims that hang on undecided circles of support, or on too large a tangle, stay as they are. What is said
// of a claim depends on the part of the undecided that it is in, and on nothing else.
[[nodiscard]] std::vector<std::optional<Reason>> accepted_by(Policy policy, std::size_t claims,
                                                             Labelling const& labelling,
                                                             std::vector<Blockage> const& blockage,
                                                             std::vector<Stance> const& stance);

// Lifts to `supported` what the policy accepts.
void apply(Policy policy, Graph const& graph, Labelling const& labelling, Judgement& judgement);

}  // namespace stet::argmap::evaluate
