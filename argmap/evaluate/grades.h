// How well accepted claims are established: the best chain of rules that accepts each, by its weakest link
// (docs/semantics.md, "Grades").
#pragma once

#include <vector>

#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

// By claim; `assumed` for what is not accepted.
[[nodiscard]] std::vector<Grade> grades(Graph const& graph, Labelling const& labelling);

}  // namespace stet::argmap::evaluate
