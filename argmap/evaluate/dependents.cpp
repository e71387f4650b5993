#include "argmap/evaluate/dependents.h"

#include <utility>
#include <vector>

namespace stet::argmap::evaluate {

Dependents dependents_of(Graph const& graph) {
  std::vector<std::pair<std::uint32_t, LinkId>> resting;
  std::vector<std::pair<std::uint32_t, LinkId>> disarmed;
  std::vector<std::pair<std::uint32_t, ClaimId>> opposing;
  for (LinkId const link : graph.links.ids()) {
    for (Node const premise : graph.premises[link.index()]) resting.emplace_back(premise, link);
    for (Node const by : graph.undercutters[link.index()]) disarmed.emplace_back(by, link);
  }
  for (ClaimId const claim : graph.claims.ids()) {
    for (ClaimId const opponent : graph.opponents[claim.index()])
      opposing.emplace_back(static_cast<std::uint32_t>(opponent.index()), claim);
  }
  return {rows_of<LinkId>(graph.node_count(), resting), rows_of<LinkId>(graph.node_count(), disarmed),
          rows_of<ClaimId>(graph.claims.size(), opposing)};
}

}  // namespace stet::argmap::evaluate
