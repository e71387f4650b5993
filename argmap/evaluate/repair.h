// What would change a verdict: sources that would make a claim supported, and citations it cannot lose.
// Both are found by evaluating the changed cone again, so what they promise holds by construction.
#pragma once

#include <vector>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/explain.h"

namespace stet::argmap::evaluate {

// Smallest first; empty if the claim is supported, or if no few sources can help.
[[nodiscard]] std::vector<Repair> repairs_of(Graph const& graph, ClaimId claim);

// A smallest set of counting citations whose loss changes the verdict; empty if none of up to three does.
[[nodiscard]] std::vector<CitationId> fragile_of(Graph const& graph, ClaimId claim);

}  // namespace stet::argmap::evaluate
