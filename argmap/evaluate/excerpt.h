// Undecided parts of a graph, taken out of it to be looked at on their own.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "argmap/evaluate/dependents.h"
#include "argmap/evaluate/graph.h"

namespace stet::argmap::evaluate {

// The undecided nodes that hang together with the seeds, ascending. `mark` has a zero for every node, before
// and after.
[[nodiscard]] std::vector<Node> undecided_around(Graph const& graph, Dependents const& dependents,
                                                 std::vector<Label> const& label, std::span<Node const> seeds,
                                                 std::vector<std::uint8_t>& mark);

// Such nodes as a graph of their own, with what is decided around them pinned: its well-founded model leaves
// exactly them undecided. Its first claims are the `claims` of the original, its first links the `links`.
// `gate_of` says whether a claim meets its editorial standard.
struct Excerpt {
  Graph graph;
  std::vector<ClaimId> claims;
  std::vector<LinkId> links;
};
[[nodiscard]] Excerpt excerpt_of(Graph const& graph, std::vector<Label> const& label,
                                 std::span<Node const> nodes, std::function<Label(ClaimId)> const& gate_of);

}  // namespace stet::argmap::evaluate
