// Policies: what becomes of claims that the well-founded model leaves undecided (docs/semantics.md).
#pragma once

#include "argmap/evaluate/judge.h"

namespace stet::argmap::evaluate {

// Lifts to `supported` what the policy accepts. Claims that hang on circles of support, or on too large a
// tangle, stay as they are.
void apply(Policy policy, Graph const& graph, Labelling const& labelling, Judgement& judgement);

}  // namespace stet::argmap::evaluate
