#include "argmap/evaluate/repair.h"

#include <algorithm>
#include <span>

namespace stet::argmap::evaluate {
namespace {

// Bounds: all sets of up to three among the nearest candidates, as long as the work stays small.
constexpr std::size_t most_candidates = 40;
constexpr std::size_t most_repairs = 8;
constexpr std::size_t largest_set = 3;
constexpr std::size_t work_limit = 4'000'000;  // nodes evaluated

ClaimVerdict verdict_of(Graph const& graph, ClaimId claim) {
  return judge(graph, read(graph)).verdicts[claim.index()];
}

// The cone with one more source for each of the claims (a claim named twice gets two).
Graph with_sources(Graph const& graph, std::span<ClaimId const> claims) {
  GraphBuilder builder;
  builder.graph().thresholds = graph.thresholds;
  for (Claim const& claim : graph.claims) builder.add_claim(claim);
  std::uint32_t fresh = 0;
  for (Link const& link : graph.links) fresh = std::max(fresh, link.origin);
  for (LinkId const id : graph.links.ids()) {
    builder.add_link(graph.links[id], graph.premises[id.index()]);
    for (Node const by : graph.undercutters[id.index()]) builder.add_undercut(id, by);
  }
  for (ClaimId const claim : graph.claims.ids()) {
    for (ClaimId const opponent : graph.opponents[claim.index()]) builder.add_opposition(claim, opponent);
  }
  for (ClaimId const claim : claims) {
    Link link;
    link.kind = LinkKind::evidence;
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

Graph without_citations(Graph graph, std::span<CitationId const> citations) {
  for (Link& link : graph.links) {
    if (link.kind == LinkKind::evidence && std::ranges::find(citations, link.citation) != citations.end()) {
      link.state = EvidenceState::absent;
    }
  }
  weigh_arguments(graph);
  return graph;
}

// Claims not accepted, nearest to the claim first: those that a source could help.
std::vector<ClaimId> candidates(Cone const& cone, Labelling const& labelling) {
  Graph const& graph = cone.graph;
  std::vector<Node> queue{graph.node(cone.claim)};
  std::vector<std::uint8_t> seen(graph.node_count(), 0);
  seen[queue.front()] = 1;
  std::vector<ClaimId> out;
  auto visit = [&](Node node) {
    if (seen[node] != 0) return;
    seen[node] = 1;
    queue.push_back(node);
  };
  for (std::size_t i = 0; i < queue.size() && out.size() < most_candidates; ++i) {
    Node const node = queue[i];
    if (graph.is_claim(node)) {
      if (labelling.of(node) != Label::in) out.push_back(graph.claim(node));
      for (LinkId const link : graph.pros[node]) visit(graph.node(link));
      for (LinkId const link : graph.cons[node]) visit(graph.node(link));
      for (ClaimId const opponent : graph.opponents[node]) {
        for (LinkId const link : graph.pros[opponent.index()]) visit(graph.node(link));
      }
    } else {
      std::size_t const row = graph.link(node).index();
      for (Node const premise : graph.premises[row]) visit(premise);
      for (Node const by : graph.undercutters[row]) visit(by);
    }
  }
  return out;
}

// Calls `use` with every set of `size` of the items (with repetition if asked), in order, until it returns
// false.
template <class T, class Use>
bool each_set(std::vector<T> const& items, std::size_t size, bool repeat, Use use) {
  std::vector<std::size_t> pick(size, 0);
  for (std::size_t i = 0; i < size; ++i) pick[i] = repeat ? 0 : i;
  if (items.empty() || (!repeat && size > items.size())) return true;
  std::vector<T> set(size);
  while (true) {
    for (std::size_t i = 0; i < size; ++i) set[i] = items[pick[i]];
    if (!use(set)) return false;
    std::size_t at = size;
    while (at > 0 && pick[at - 1] == (repeat ? items.size() - 1 : items.size() - size + at - 1)) --at;
    if (at == 0) return true;
    ++pick[at - 1];
    for (std::size_t i = at; i < size; ++i) pick[i] = repeat ? pick[at - 1] : pick[i - 1] + 1;
  }
}

template <class T>
bool contains_some(std::vector<T> const& set, std::vector<std::vector<T>> const& found) {
  return std::ranges::any_of(
      found, [&](std::vector<T> const& smaller) { return std::ranges::includes(set, smaller); });
}

}  // namespace

std::vector<Repair> repairs_of(Graph const& graph, ClaimId claim) {
  Cone const cone = cone_of(graph, claim);
  Readings const now = read(cone.graph);
  if (now.evidence.of(cone.graph.node(cone.claim)) == Label::in) return {};
  std::vector<ClaimId> const items = candidates(cone, now.evidence);
  std::vector<std::vector<ClaimId>> found;
  std::vector<std::vector<ClaimId>> in_order;
  std::size_t work = work_limit;
  std::size_t const cost = cone.graph.node_count() + 1;
  for (std::size_t size = 1; size <= largest_set; ++size) {
    each_set(items, size, true, [&](std::vector<ClaimId> const& set) {
      if (work < cost || found.size() >= most_repairs) return false;
      std::vector<ClaimId> sorted = set;
      std::ranges::sort(sorted);
      if (contains_some(sorted, found)) return true;
      work -= cost;
      Graph const changed = with_sources(cone.graph, set);
      if (label(changed, ground(changed), Reading::on_the_evidence).of(changed.node(cone.claim)) ==
          Label::in) {
        found.push_back(std::move(sorted));
        in_order.push_back(set);
      }
      return true;
    });
  }
  std::vector<Repair> out;
  for (auto const& set : in_order) {
    Repair repair;
    for (ClaimId const item : set) {
      Claim const& repaired = cone.graph.claims[item];
      if (repaired.statement.valid()) {
        repair.statements.push_back(repaired.statement);
      } else {
        repair.arguments.push_back(repaired.argument);
      }
    }
    out.push_back(std::move(repair));
  }
  return out;
}

std::vector<CitationId> fragile_of(Graph const& graph, ClaimId claim) {
  Cone const cone = cone_of(graph, claim);
  ClaimVerdict const now = verdict_of(cone.graph, cone.claim);
  std::vector<CitationId> items;
  for (Link const& link : cone.graph.links) {
    if (link.kind == LinkKind::evidence && link.state != EvidenceState::absent && link.citation.valid()) {
      items.push_back(link.citation);
    }
  }
  std::ranges::sort(items);
  items.erase(std::ranges::unique(items).begin(), items.end());
  std::vector<CitationId> out;
  std::size_t work = work_limit;
  std::size_t const cost = 4 * (cone.graph.node_count() + 1);
  for (std::size_t size = 1; size <= largest_set && out.empty(); ++size) {
    each_set(items, size, false, [&](std::vector<CitationId> const& set) {
      if (work < cost) return false;
      work -= cost;
      if (verdict_of(without_citations(cone.graph, set), cone.claim).verdict == now.verdict) return true;
      out = set;
      return false;
    });
  }
  return out;
}

}  // namespace stet::argmap::evaluate
