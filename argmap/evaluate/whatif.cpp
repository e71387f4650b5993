#include "argmap/evaluate/whatif.h"

#include <algorithm>

#include "argmap/evaluate/policy.h"

namespace stet::argmap::evaluate {
namespace {

std::vector<Node> by_distance(Graph const& graph, ClaimId from) {
  std::vector<Node> queue{graph.node(from)};
  std::vector<std::uint8_t> seen(graph.node_count(), 0);
  seen[queue.front()] = 1;
  auto visit = [&](Node node) {
    if (seen[node] != 0) return;
    seen[node] = 1;
    queue.push_back(node);
  };
  for (std::size_t i = 0; i < queue.size(); ++i) {
    Node const node = queue[i];
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) visit(graph.node(link));
      for (LinkId const link : graph.cons[node]) visit(graph.node(link));
      for (ClaimId const opponent : graph.opponents[node]) visit(graph.node(opponent));
    } else {
      std::size_t const row = graph.link(node).index();
      for (Node const premise : graph.premises[row]) visit(premise);
      for (Node const by : graph.undercutters[row]) visit(by);
    }
  }
  return queue;
}

}  // namespace

WhatIf::WhatIf(Graph const& graph, ClaimId claim, Policy policy)
    : cone_(cone_of(graph, claim)), policy_(policy), readings_(read(cone_.graph)) {
  Judgement judgement = judge(cone_.graph, readings_);
  if (policy_ != Policy::cautious) apply(policy_, cone_.graph, readings_.evidence, judgement);
  now_ = judgement.verdicts[cone_.claim.index()];
  nearest_ = by_distance(cone_.graph, cone_.claim);
}

ClaimVerdict WhatIf::verdict(Graph const& changed) const {
  Readings const readings = read(changed);
  Judgement judgement = judge(changed, readings);
  if (policy_ != Policy::cautious) apply(policy_, changed, readings.evidence, judgement);
  return judgement.verdicts[cone_.claim.index()];
}

bool WhatIf::supported(Graph const& changed) const {
  Label const label =
      evaluate::label(changed, ground(changed), Reading::on_the_evidence).of(changed.node(cone_.claim));
  if (label != Label::undecided || policy_ == Policy::cautious) return label == Label::in;
  return verdict(changed).verdict == Verdict::supported;
}

Subject WhatIf::subject(ClaimId claim) const {
  Claim const& row = cone_.graph.claims[claim];
  return {row.statement, row.argument};
}

Graph with_sources(Graph const& graph, std::span<ClaimId const> claims, bool in_favour) {
  GraphBuilder builder;
  builder.graph().thresholds = graph.thresholds;
  for (Claim const& claim : graph.claims) builder.add_claim(claim);
  std::uint32_t fresh = 0;
  for (Link const& link : graph.links) fresh = std::max(fresh, link.origin);
  for (LinkId const id : graph.links.ids()) {
    builder.add_link(graph.links[id], graph.premises[id.index()]);
    for (Node const by : graph.undercutters[id.index()]) builder.add_undercut(id, by);
    for (Node const by : graph.backing[id.index()]) builder.add_backing(id, by);
  }
  for (ClaimId const claim : graph.claims.ids()) {
    for (ClaimId const opponent : graph.opponents[claim.index()]) builder.add_opposition(claim, opponent);
  }
  for (ClaimId const claim : claims) {
    Link link;
    link.kind = LinkKind::evidence;
    link.pro = in_favour;
    link.conclusion = claim;
    link.origin = ++fresh;
    link.primary = true;
    link.on_record = true;
    builder.add_link(link, {});
  }
  Graph changed = std::move(builder).finish();
  weigh_arguments(changed);
  return changed;
}

Graph with_state(Graph graph, std::span<CitationId const> citations, EvidenceState state) {
  for (Link& link : graph.links) {
    if (link.kind == LinkKind::evidence && std::ranges::find(citations, link.citation) != citations.end()) {
      link.state = state;
    }
  }
  weigh_arguments(graph);
  return graph;
}

Graph with_weight(Graph graph, CitationId citation, double weight) {
  for (Link& link : graph.links) {
    if (link.kind == LinkKind::evidence && link.citation == citation) link.weight = weight;
  }
  weigh_arguments(graph);
  return graph;
}

Graph settled(Graph graph, std::span<std::pair<ClaimId, Label> const> claims) {
  for (auto const& [claim, label] : claims) {
    graph.claims[claim].pinned = true;
    graph.claims[claim].pin = label;
  }
  return graph;
}

}  // namespace stet::argmap::evaluate
