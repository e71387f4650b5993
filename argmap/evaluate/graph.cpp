#include "argmap/evaluate/graph.h"

#include <algorithm>
#include <unordered_map>

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

double weight_of(Graph const& graph, LinkId id) {
  Link const& link = graph.links[id];
  auto const premises = graph.premises[id.index()];
  bool const by_argument = link.kind == LinkKind::relation && link.argument.valid() && !link.strict &&
                           link.conclusion.valid() && premises.size() == 1 &&
                           !graph.is_claim(premises.front());
  if (!by_argument || graph.links[graph.link(premises.front())].kind != LinkKind::standing)
    return link.weight;
  double best = 0.0;
  Node const claim = graph.premises[graph.link(premises.front()).index()].front();
  for (LinkId const source : graph.pros[claim]) {
    Link const& piece = graph.links[source];
    if (piece.kind == LinkKind::evidence && piece.state != EvidenceState::absent)
      best = std::max(best, piece.weight);
  }
  return best > 0.0 ? best : default_weight;
}

void weigh_arguments(Graph& graph) {
  for (LinkId const id : graph.links.ids()) graph.links[id].weight = weight_of(graph, id);
}

Cone cone_of(Graph const& graph, ClaimId claim) {
  // All ancestors: what a label can depend on. Sparse maps have small cones, so nothing here may be linear in
  // the whole graph.
  std::unordered_map<Node, Node> renamed;
  std::vector<Node> stack;
  std::vector<Node> nodes;
  auto visit = [&](Node node) {
    if (!renamed.try_emplace(node, 0).second) return;
    stack.push_back(node);
    nodes.push_back(node);
  };
  visit(graph.node(claim));
  while (!stack.empty()) {
    Node const node = stack.back();
    stack.pop_back();
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) visit(graph.node(link));
      for (LinkId const link : graph.cons[node]) visit(graph.node(link));
      for (ClaimId const opponent : graph.opponents[node]) visit(graph.node(opponent));
    } else {
      std::size_t const row = graph.link(node).index();
      for (Node const premise : graph.premises[row]) visit(premise);
      for (Node const undercutter : graph.undercutters[row]) visit(undercutter);
      for (Node const backing : graph.backing[row]) visit(backing);
    }
  }
  std::ranges::sort(nodes);  // keeps the original order, so that results do not depend on the search

  Cone cone;
  GraphBuilder builder;
  builder.graph().thresholds = graph.thresholds;
  auto first_link = std::ranges::find_if(nodes, [&](Node node) { return !graph.is_claim(node); });
  for (auto it = nodes.begin(); it != first_link; ++it) {
    ClaimId const added = builder.add_claim(graph.claims[graph.claim(*it)]);
    cone.claims.push_back(graph.claim(*it));
    renamed[*it] = static_cast<Node>(added.index());
  }
  auto const claim_count = static_cast<Node>(cone.claims.size());
  for (auto it = first_link; it != nodes.end(); ++it) {
    renamed[*it] = claim_count + static_cast<Node>(it - first_link);
  }
  auto new_node = [&](Node old) { return renamed.at(old); };
  std::vector<Node> premises;
  for (auto it = first_link; it != nodes.end(); ++it) {
    LinkId const old = graph.link(*it);
    Link link = graph.links[old];
    if (link.conclusion.valid()) {
      // A step that matters only as somebody's standing may conclude a claim that does not matter here.
      auto const inside = renamed.find(graph.node(link.conclusion));
      link.conclusion = inside != renamed.end() ? ClaimId{inside->second} : ClaimId{};
    }
    premises.clear();
    for (Node const premise : graph.premises[old.index()]) premises.push_back(new_node(premise));
    LinkId const added = builder.add_link(link, premises);
    for (Node const by : graph.undercutters[old.index()]) builder.add_undercut(added, new_node(by));
    for (Node const by : graph.backing[old.index()]) builder.add_backing(added, new_node(by));
    cone.links.push_back(old);
  }
  for (std::size_t i = 0; i < cone.claims.size(); ++i) {
    for (ClaimId const opponent : graph.opponents[cone.claims[i].index()]) {
      builder.add_opposition(ClaimId{i}, ClaimId{new_node(graph.node(opponent))});
    }
  }
  cone.claim = ClaimId{new_node(graph.node(claim))};
  cone.graph = std::move(builder).finish();
  return cone;
}

}  // namespace stet::argmap::evaluate
