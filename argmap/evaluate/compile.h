// Map + evidence + options → evaluation graph. What each way of writing means is decided here
// (docs/semantics.md, "From a map to claims and links").
#pragma once

#include <optional>
#include <vector>

#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/wiring.h"

namespace stet::argmap::evaluate {

// Claim k of the graph is statement k of the map; the implicit premises of arguments follow.
[[nodiscard]] Graph compile(ArgumentMap const& map, std::vector<Evidence> const& evidence,
                            Options const& options);
// The same, and how relations that are drawn later would be connected.
[[nodiscard]] Graph compile(ArgumentMap const& map, std::vector<Evidence> const& evidence,
                            Options const& options, Wiring& wiring);

// What one piece of evidence becomes; nothing if it has no claim to speak for.
[[nodiscard]] std::optional<Link> link_of(Graph const& graph, Evidence const& piece, Options const& options);

}  // namespace stet::argmap::evaluate
