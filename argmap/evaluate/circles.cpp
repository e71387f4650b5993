#include "argmap/evaluate/circles.h"

#include <algorithm>
#include <unordered_map>

namespace stet::argmap::evaluate {
namespace {

// A shortest circle through `start` inside its component, from what supports to what is supported.
std::vector<Node> shortest_circle(Circular const& circular, std::uint32_t start,
                                  std::vector<std::uint32_t>& from, std::size_t& budget) {
  std::vector<std::uint32_t> queue{start};
  std::vector<Node> path;
  bool found = false;
  for (std::size_t i = 0; i < queue.size() && !found && budget > 0; ++i) {
    for (std::uint32_t const next : circular.edges[queue[i]]) {
      if (budget > 0) --budget;
      if (circular.components.of[next] != circular.components.of[start] || from[next] != none) continue;
      from[next] = queue[i];
      if (next == start) {
        found = true;
        break;
      }
      queue.push_back(next);
    }
  }
  if (found) {
    std::uint32_t at = start;
    do {
      at = from[at];
      path.push_back(circular.nodes[at]);
    } while (at != start);
  }
  for (std::uint32_t const visited : queue) from[visited] = none;
  from[start] = none;
  return path;  // edges lead from what is supported to what supports it, and the path was read backwards
}

std::vector<ClaimId> claims_of(Graph const& graph, std::vector<Node> const& path) {
  std::vector<ClaimId> claims;
  for (Node const node : path) {
    if (graph.is_claim(node)) claims.push_back(graph.claim(node));
  }
  if (!claims.empty()) std::ranges::rotate(claims, std::ranges::min_element(claims));
  return claims;
}

}  // namespace

std::vector<std::vector<ClaimId>> circles(Graph const& graph, Circular const& circular) {
  std::vector<std::vector<ClaimId>> out;
  std::vector<std::uint32_t> from(circular.nodes.size(), none);
  std::vector<std::uint8_t> covered(circular.nodes.size(), 0);
  std::size_t budget = 4 * (circular.edges.items.size() + circular.nodes.size()) + 1'000'000;
  for (std::uint32_t i = 0; i < circular.nodes.size() && budget > 0; ++i) {
    if (!graph.is_claim(circular.nodes[i])) break;  // claims come first
    if (covered[i] != 0 || !circular.on_circle(circular.nodes[i])) continue;
    std::vector<Node> const path = shortest_circle(circular, i, from, budget);
    for (Node const node : path) covered[circular.index[node]] = 1;
    auto claims = claims_of(graph, path);
    if (!claims.empty()) out.push_back(std::move(claims));
  }
  return out;
}

CircleOf::CircleOf(Graph const& graph, Circular const& circular)
    : graph_(graph),
      circular_(circular),
      found_at_(circular.nodes.size(), none),
      from_(circular.nodes.size(), none),
      budget_(8 * (circular.edges.items.size() + circular.nodes.size()) + 1'000'000) {}

std::vector<ClaimId> CircleOf::operator()(ClaimId claim) {
  std::uint32_t const first = circular_.index[graph_.node(claim)];
  if (first == none) return {};
  // Down what it hangs on, nearest first, to something that lies on a circle.
  std::vector<std::uint32_t> queue{first};
  std::unordered_map<std::uint32_t, std::uint32_t> above{{first, none}};
  for (std::size_t i = 0; i < queue.size() && budget_ > 0; ++i) {
    std::uint32_t const at = queue[i];
    Node const node = circular_.nodes[at];
    if (graph_.is_claim(node) && circular_.on_circle(node)) {
      auto const path = shortest_circle(circular_, at, from_, budget_);
      if (auto claims = claims_of(graph_, path); !claims.empty()) {
        auto const remember = [&](std::uint32_t leads_to_it) {
          if (found_at_[leads_to_it] == none)
            found_at_[leads_to_it] = static_cast<std::uint32_t>(found_.size());
        };
        for (Node const member : path) remember(circular_.index[member]);
        for (std::uint32_t way = at; way != none; way = above.at(way)) remember(way);
        found_.push_back(claims);
        return claims;
      }
    }
    for (std::uint32_t const below : circular_.edges[at]) {
      budget_ -= std::min<std::size_t>(budget_, 1);
      if (above.try_emplace(below, at).second) queue.push_back(below);
    }
  }
  if (budget_ > 0 || found_at_[first] == none) return {};
  return found_[found_at_[first]];
}

}  // namespace stet::argmap::evaluate
