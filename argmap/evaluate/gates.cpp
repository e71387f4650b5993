#include "argmap/evaluate/gates.h"

#include <algorithm>

namespace stet::argmap::evaluate {
namespace {

constexpr std::uint32_t least_sources = 4;  // told apart in any case

std::uint32_t sources_asked(Graph const& graph) {
  std::uint32_t most = least_sources;
  for (Claim const& claim : graph.claims) most = std::max(most, claim.standard.sources);
  return std::min(most, most_sources_followed);
}

// A link is a way for its sources since it was accepted, so the dearest link of a chain is the latest.
Reach::PriceOf since(Labels const& labels) {
  return [&labels](LinkId link) {
    Node const node = labels.graph.node(link);
    return labels.label[node] == Label::in ? labels.rank[node] : Reach::never;
  };
}

// And it could have been one until it was rejected: the dearest is the first that was.
constexpr Reach::Price until(std::uint32_t rank) { return Reach::never - 1 - rank; }

Reach::PriceOf not_rejected(Labels const& labels) {
  return [&labels](LinkId link) {
    EvidenceState const state = labels.graph.links[link].state;
    bool const absent = state == EvidenceState::absent ||
                        (state == EvidenceState::undecided && labels.reading == Reading::unchecked_absent);
    if (absent) return Reach::never;
    Node const node = labels.graph.node(link);
    return labels.label[node] == Label::out ? until(labels.rank[node]) : 0;
  };
}

}  // namespace

Gates::Gates(Dependents const& dependents, Labels const& labels)
    : limit_(sources_asked(labels.graph)),
      accepted_(labels.graph, dependents, limit_, since(labels)),
      not_rejected_(labels.graph, dependents, limit_, not_rejected(labels)) {}

std::vector<ClaimId> Gates::follow(std::span<Node const> touched, Labels const& labels) {
  std::vector<ClaimId> changed;
  for (Node const node : touched) {
    if (labels.graph.is_claim(node)) changed.push_back(labels.graph.claim(node));
  }
  accepted_.update(touched, since(labels), changed);
  not_rejected_.update(touched, not_rejected(labels), changed);
  std::erase_if(changed, [&](ClaimId claim) { return !is_editorial(labels.graph.claims[claim].standard); });
  std::ranges::sort(changed);
  changed.erase(std::ranges::unique(changed).begin(), changed.end());
  return changed;
}

bool Gates::is_open(ClaimId claim, Rank before) const {
  return before > 0 && accepted_.meets(claim, before - 1);
}

bool Gates::is_shut(ClaimId claim, Rank before) const {
  return !not_rejected_.meets(claim, before < Reach::never ? until(before) : 0);
}

}  // namespace stet::argmap::evaluate
