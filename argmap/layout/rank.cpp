// See rank.h. Longest paths from the roots, then nodes with more lines down than up sink towards what they
// hold (a local optimum of the summed length of the lines).
#include "argmap/layout/rank.h"

#include <algorithm>
#include <limits>

#include "argmap/layout/stagger.h"
#include "base/union_find.h"

namespace stet::argmap::layout {

namespace {

// Nodes that share a rank are ranked as one.
UnionFind same_ranks(LayoutGraph const& graph) {
  UnionFind sets(graph.nodes.size());
  std::vector<std::pair<std::uint32_t, Index>> pins;
  for (NodeId node : graph.nodes.ids()) {
    if (auto rank = graph.nodes[node].same_rank) pins.emplace_back(*rank, node.index());
  }
  std::ranges::sort(pins);
  for (std::size_t i = 1; i < pins.size(); ++i) {
    if (pins[i].first == pins[i - 1].first) sets.join(pins[i].second, pins[i - 1].second);
  }
  return sets;
}

// The lines as pairs (upper, lower) without circles, and an order in which every upper end comes first.
struct Acyclic {
  std::vector<Adjacency::Pair> pairs;
  std::vector<Index> order;
};

// Depth-first search from the roots in source order; an edge back to a node that is still open is turned.
Acyclic break_cycles(std::size_t size, std::vector<Adjacency::Pair> const& pairs) {
  Adjacency const down(size, pairs);
  std::vector<Index> ups(size, 0);
  for (auto const& pair : pairs) ++ups[pair.to];

  enum : std::uint8_t { fresh, open, closed };
  std::vector<std::uint8_t> state(size, fresh);
  struct Visit {
    Index node;
    Index next;
  };
  std::vector<Visit> stack;
  Acyclic result;
  result.pairs.reserve(pairs.size());
  result.order.reserve(size);
  auto const search = [&](Index start) {
    if (state[start] != fresh) return;
    state[start] = open;
    stack.push_back({start, 0});
    while (!stack.empty()) {
      auto& [node, next] = stack.back();
      auto const targets = down[node];
      if (next == targets.size()) {
        state[node] = closed;
        result.order.push_back(node);
        stack.pop_back();
        continue;
      }
      Index const target = targets[next++];
      if (state[target] == open) {
        result.pairs.push_back({target, node});
        continue;
      }
      result.pairs.push_back({node, target});
      if (state[target] == fresh) {
        state[target] = open;
        stack.push_back({target, 0});
      }
    }
  };
  for (Index node = 0; node < size; ++node) {
    if (ups[node] == 0) search(node);
  }
  for (Index node = 0; node < size; ++node) search(node);
  std::ranges::reverse(result.order);
  return result;
}

void balance(std::vector<Index> const& order, Adjacency const& up, Adjacency const& down,
             std::vector<std::int64_t>& rank) {
  bool moved = true;
  for (int pass = 0; pass < 6 && moved; ++pass) {
    moved = false;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
      auto const ups = up[*it];
      auto const downs = down[*it];
      std::int64_t goal = rank[*it];
      if (downs.size() > ups.size()) {
        goal = std::numeric_limits<std::int64_t>::max();
        for (Index child : downs) goal = std::min(goal, rank[child] - 1);
      } else if (ups.size() > downs.size()) {
        goal = 0;
        for (Index parent : ups) goal = std::max(goal, rank[parent] + 1);
      }
      moved |= goal != rank[*it];
      rank[*it] = goal;
    }
  }
}

}  // namespace

Ranking rank_nodes(LayoutGraph const& graph, GroupTree const& groups, Options const& options) {
  std::size_t const size = graph.nodes.size();
  UnionFind merged = same_ranks(graph);
  std::vector<Adjacency::Pair> pairs;
  pairs.reserve(graph.edges.size());
  UnionFind connected(size);
  for (Edge const& edge : graph.edges) {
    if (!connects(graph, edge)) continue;
    auto const from = static_cast<Index>(edge.from.index());
    auto const to = static_cast<Index>(edge.to.index());
    connected.join(from, to);
    Index const upper = merged.find(to);
    Index const lower = merged.find(from);
    if (upper != lower) pairs.push_back({upper, lower});
  }

  auto const [acyclic, order] = break_cycles(size, pairs);
  Adjacency const down(size, acyclic);
  for (auto& pair : pairs) pair = {};
  pairs.clear();
  for (auto const& [upper, lower] : acyclic) pairs.push_back({lower, upper});
  Adjacency const up(size, pairs);
  std::vector<std::int64_t> rank(size, 0);
  for (Index node : order) {
    for (Index child : down[node]) rank[child] = std::max(rank[child], rank[node] + 1);
  }
  balance(order, up, down, rank);
  for (Index node = 0; node < size; ++node) rank[node] = rank[merged.find(node)];

  for (Index node = 0; node < size; ++node) connected.join(node, merged.find(node));
  std::vector<Index> piece_of(size);
  for (Index node = 0; node < size; ++node) piece_of[node] = connected.find(node);
  // What lies in one outermost group, or shares a rank, is laid out together.
  std::vector<Index> first_of_group(graph.groups.size(), none);
  for (Index node = 0; node < size; ++node) {
    GroupId const group = graph.nodes[NodeId{node}].group;
    if (!group.valid() || group.index() >= graph.groups.size()) continue;
    auto top = static_cast<Index>(group.index());
    while (groups.parent[top] != none) top = groups.parent[top];
    if (first_of_group[top] == none) first_of_group[top] = node;
    connected.join(node, first_of_group[top]);
  }
  Ranking result;
  std::vector<Index> part_of(size, none);
  std::vector<std::int64_t> least;
  for (Index node = 0; node < size; ++node) {
    Index const root = connected.find(node);
    if (root == node) {
      part_of[node] = static_cast<Index>(result.parts.size());
      result.parts.emplace_back();
      least.push_back(rank[node]);
    }
    Index const part = part_of[root];
    result.parts[part].push_back(node);
    least[part] = std::min(least[part], rank[node]);
  }
  result.rank.resize(size);
  for (Index node = 0; node < size; ++node) {
    result.rank[node] = static_cast<Index>(rank[node] - least[part_of[connected.find(node)]]);
  }
  stagger(graph, options, piece_of, result);
  return result;
}

}  // namespace stet::argmap::layout
