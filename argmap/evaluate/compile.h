// Map + evidence + options → evaluation graph. What each way of writing means is decided here
// (docs/semantics.md, "From a map to claims and links").
#pragma once

#include <vector>

#include "argmap/evaluate/evidence.h"
#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/options.h"

namespace stet::argmap::evaluate {

// Claim k of the graph is statement k of the map; the implicit premises of arguments follow.
[[nodiscard]] Graph compile(ArgumentMap const& map, std::vector<Evidence> const& evidence,
                            Options const& options);

}  // namespace stet::argmap::evaluate
