#include "argmap/evaluate/graph.h"

#include <algorithm>

namespace stet::argmap::evaluate {

LinkId GraphBuilder::add_link(Link link, std::span<Node const> premises) {
  auto& rows = premises_;
  rows.items.insert(rows.items.end(), premises.begin(), premises.end());
  rows.begin.push_back(static_cast<std::uint32_t>(rows.items.size()));
  return graph_.links.add(link);
}

void GraphBuilder::add_undercut(LinkId link, Node by) {
  undercuts_.emplace_back(static_cast<std::uint32_t>(link.index()), by);
}

void GraphBuilder::add_backing(LinkId link, Node by) {
  backings_.emplace_back(static_cast<std::uint32_t>(link.index()), by);
}

void GraphBuilder::add_opposition(ClaimId claim, ClaimId opponent) {
  oppositions_.emplace_back(static_cast<std::uint32_t>(claim.index()), opponent);
}

Graph GraphBuilder::finish() && {
  Pairs<LinkId> pros;
  Pairs<LinkId> cons;
  for (LinkId const id : graph_.links.ids()) {
    Link const& link = graph_.links[id];
    if (!link.conclusion.valid()) continue;
    (link.pro ? pros : cons).emplace_back(static_cast<std::uint32_t>(link.conclusion.index()), id);
  }
  // A relation drawn twice opposes once.
  std::ranges::sort(oppositions_);
  oppositions_.erase(std::ranges::unique(oppositions_).begin(), oppositions_.end());
  graph_.premises = Lists<Node>(std::move(premises_));
  graph_.pros = Lists<LinkId>(rows_of<LinkId>(graph_.claims.size(), pros));
  graph_.cons = Lists<LinkId>(rows_of<LinkId>(graph_.claims.size(), cons));
  graph_.opponents = Lists<ClaimId>(rows_of<ClaimId>(graph_.claims.size(), oppositions_));
  graph_.undercutters = Lists<Node>(rows_of<Node>(graph_.links.size(), undercuts_));
  graph_.backing = Lists<Node>(rows_of<Node>(graph_.links.size(), backings_));
  return std::move(graph_);
}

Force heaviest(Graph const& graph, std::vector<Force> const& force, std::span<LinkId const> links) {
  Force out;
  for (LinkId const link : links) out = out | force[graph.node(link)];
  return out;
}

Force heaviest_con(Graph const& graph, std::vector<Force> const& force, ClaimId claim) {
  Force out = heaviest(graph, force, graph.cons[claim.index()]);
  for (ClaimId const opponent : graph.opponents[claim.index()])
    out = out | heaviest(graph, force, graph.pros[opponent.index()]);
  return out;
}

Components support_cycles(Graph const& graph) {
  Rows<std::uint32_t> rests_on;
  rests_on.begin.reserve(graph.node_count() + 1);
  rests_on.items.reserve(graph.links.size() + graph.premises.capacity());
  for (Node node = 0; node < graph.node_count(); ++node) {
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) rests_on.items.push_back(graph.node(link));
    } else {
      auto const premises = graph.premises[graph.link(node).index()];
      rests_on.items.insert(rests_on.items.end(), premises.begin(), premises.end());
    }
    rests_on.begin.push_back(static_cast<std::uint32_t>(rests_on.items.size()));
  }
  return components_of(rests_on);
}

}  // namespace stet::argmap::evaluate
