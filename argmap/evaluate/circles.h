// Circles of support that nothing outside them carries, named in order.
#pragma once

#include <vector>

#include "argmap/evaluate/causes.h"

namespace stet::argmap::evaluate {

// Each circle begins with its smallest claim, and each claim in it supports the next (the last the first).
// Every claim that lies on an unfounded circle is on one of those named, as long as the work stays bounded.
[[nodiscard]] std::vector<std::vector<ClaimId>> circles(Graph const& graph, Circular const& circular);

// The circle that the claim lies on, or that its support leads back to; empty if there is none.
[[nodiscard]] std::vector<ClaimId> circle_of(Graph const& graph, Circular const& circular, ClaimId claim);

}  // namespace stet::argmap::evaluate
