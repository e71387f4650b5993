// The evaluation graph read upwards, what depends on a node, and downwards. For whoever follows changes.
#pragma once

#include <algorithm>

#include "argmap/evaluate/graph.h"

namespace stet::argmap::evaluate {

struct Dependents {
  Rows<LinkId> resting;       // by node: links that have it among their premises
  Rows<LinkId> disarmed;      // by node: links that it undercuts
  Rows<ClaimId> opposing_of;  // by claim: claims that it is an opponent of

  // Calls `f` with every node whose label can depend on that of `node` directly.
  template <class F>
  void of(Graph const& graph, Node node, F f) const {
    for (LinkId const link : resting[node]) f(graph.node(link));
    for (LinkId const link : disarmed[node]) f(graph.node(link));
    if (graph.is_claim(node)) {
      for (ClaimId const claim : opposing_of[node]) {
        if (graph.claims[claim].presumed) f(graph.node(claim));
      }
      return;
    }
    Link const& link = graph.links[graph.link(node)];
    if (!link.conclusion.valid()) return;
    f(graph.node(link.conclusion));
    if (!link.pro) return;
    for (ClaimId const claim : opposing_of[link.conclusion.index()]) f(graph.node(claim));
  }
};

[[nodiscard]] Dependents dependents_of(Graph const& graph);

// Calls `f` with every node that the label of `node` can depend on directly.
template <class F>
void each_below(Graph const& graph, Node node, F f) {
  auto visit_link = [&](LinkId link) { f(graph.node(link)); };
  if (graph.is_claim(node)) {
    std::ranges::for_each(graph.pros[node], visit_link);
    std::ranges::for_each(graph.cons[node], visit_link);
    for (ClaimId const opponent : graph.opponents[node]) {
      if (graph.claims[graph.claim(node)].presumed) f(graph.node(opponent));
      std::ranges::for_each(graph.pros[opponent.index()], visit_link);
    }
  } else {
    std::size_t const row = graph.link(node).index();
    std::ranges::for_each(graph.premises[row], f);
    std::ranges::for_each(graph.undercutters[row], f);
  }
}

}  // namespace stet::argmap::evaluate
