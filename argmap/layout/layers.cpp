// See layers.h.
#include "argmap/layout/layers.h"

#include <algorithm>
#include <cstdlib>

namespace stet::argmap::layout {

namespace {

// Lines that pass more layers than this get no bends, so that bends stay linear in the size of the graph.
std::size_t longest_chain(std::vector<Index> spans, std::size_t size) {
  std::ranges::sort(spans);
  std::size_t const budget = 4 * size + 4096;
  std::size_t sum = 0;
  for (Index span : spans) {
    sum += span;
    if (sum > budget) return span - 1;
  }
  return spans.empty() ? 0 : spans.back();
}

// The chains in source order, except that undercuts follow the line that they bear on, so that they come to
// stand beside it.
std::vector<Index> with_undercuts_beside(LayoutGraph const& graph, std::vector<Chain> const& chains) {
  std::vector<std::pair<std::size_t, Index>> keys;
  keys.reserve(chains.size());
  for (Index c = 0; c < chains.size(); ++c) {
    EdgeId const edge = chains[c].edge;
    EdgeId const onto = graph.edges[edge].onto;
    keys.emplace_back(onto.valid() ? 2 * onto.index() + 1 : 2 * edge.index(), c);
  }
  std::ranges::sort(keys);
  std::vector<Index> order;
  order.reserve(chains.size());
  for (auto const& [key, c] : keys) order.push_back(c);
  return order;
}

constexpr std::size_t most_fillers = 1'000'000;

void add_fillers(Layered& layered, GroupTree const& groups, std::size_t layers) {
  struct Extent {
    Index first = none;
    Index last = 0;
  };
  std::vector<Extent> extents(groups.parent.size());
  auto const extend = [&](Index group, Index first, Index last) {
    extents[group].first = std::min(extents[group].first, first);
    extents[group].last = std::max(extents[group].last, last);
  };
  for (Item const& item : layered.items) {
    if (item.group != none) extend(item.group, item.layer, item.layer);
  }
  for (std::size_t g = extents.size(); g-- > 0;) {
    if (groups.parent[g] != none && extents[g].first != none) {
      extend(groups.parent[g], extents[g].first, extents[g].last);
    }
  }
  std::size_t room = 0;
  for (Extent const& extent : extents) room += extent.first == none ? 0 : extent.last - extent.first + 1;
  if (room > most_fillers) {
    // Thousands of groups that each span thousands of layers: no picture; drawn without frames.
    for (Item& item : layered.items) item.group = none;
    return;
  }
  // A group needs a filler where neither it nor a group inside it has an item.
  std::vector<std::vector<Index>> present(layers);
  for (Item const& item : layered.items) {
    if (item.group != none) present[item.layer].push_back(item.group);
  }
  std::vector<std::vector<Index>> missing(layers);
  for (Index g = 0; g < extents.size(); ++g) {
    if (extents[g].first == none) continue;
    for (Index l = extents[g].first; l <= extents[g].last; ++l) missing[l].push_back(g);
  }
  std::vector<std::uint8_t> seen(extents.size(), 0);
  for (Index l = 0; l < layers; ++l) {
    for (Index g : present[l]) {
      for (; g != none && seen[g] == 0; g = groups.parent[g]) seen[g] = 1;
    }
    // Inner groups have larger indices than outer ones: their filler serves the outer ones too.
    for (auto it = missing[l].rbegin(); it != missing[l].rend(); ++it) {
      if (seen[*it] != 0) continue;
      Item filler;
      filler.kind = Item::Kind::filler;
      filler.layer = l;
      filler.width = 8;
      filler.group = *it;
      layered.items.push_back(filler);
      for (Index g = *it; g != none && seen[g] == 0; g = groups.parent[g]) seen[g] = 1;
    }
    for (Index g : missing[l]) seen[g] = 0;
  }
}

}  // namespace

std::vector<std::vector<EdgeId>> edges_of_parts(LayoutGraph const& graph, Ranking const& ranking) {
  std::vector<Index> part_of(graph.nodes.size());
  for (Index part = 0; part < ranking.parts.size(); ++part) {
    for (Index node : ranking.parts[part]) part_of[node] = part;
  }
  std::vector<std::vector<EdgeId>> edges(ranking.parts.size());
  for (EdgeId id : graph.edges.ids()) {
    Edge const& edge = graph.edges[id];
    bool const loop = edge.from.valid() && edge.from == edge.to && edge.from.index() < graph.nodes.size();
    if (loop || connects(graph, edge)) edges[part_of[edge.from.index()]].push_back(id);
  }
  return edges;
}

Layered make_layers(LayoutGraph const& graph, Ranking const& ranking, GroupTree const& groups,
                    std::vector<Index> const& nodes, std::vector<EdgeId> const& edges,
                    std::vector<EdgeId> const& chips) {
  Layered layered;
  layered.items.reserve(nodes.size());
  layered.boxes = nodes.size();
  Index layers = 0;
  for (Index n : nodes) {
    Node const& node = graph.nodes[NodeId{n}];
    bool const grouped = node.group.valid() && node.group.index() < groups.parent.size();
    Item box;
    box.layer = ranking.rank[n];
    box.width = std::max<Length>(node.size.width, 1);
    box.height = std::max<Length>(node.size.height, 1);
    box.group = grouped ? static_cast<Index>(node.group.index()) : none;
    box.node = NodeId{n};
    layered.items.push_back(box);
    layers = std::max(layers, ranking.rank[n] + 1);
  }
  // `nodes` is sorted, so an item is found by binary search.
  auto const item_of = [&](NodeId node) {
    return static_cast<Index>(std::ranges::lower_bound(nodes, node.index()) - nodes.begin());
  };

  std::vector<Index> spans;
  for (EdgeId id : edges) {
    Index const from = item_of(graph.edges[id].from);
    Index const to = item_of(graph.edges[id].to);
    Index const a = layered.items[from].layer;
    Index const b = layered.items[to].layer;
    if (from == to) {
      layered.loops.push_back(id);
    } else if (a == b) {
      layered.flat.push_back(id);
    } else {
      layered.chains.push_back({.edge = id, .upper = a < b ? from : to, .lower = a < b ? to : from});
      spans.push_back(a < b ? b - a : a - b);
    }
  }
  std::size_t const longest = longest_chain(spans, nodes.size() + edges.size());
  for (Index const c : with_undercuts_beside(graph, layered.chains)) {
    Chain& chain = layered.chains[c];
    if (std::ranges::binary_search(chips, chain.edge)) {
      Item const& upper = layered.items[chain.upper];
      Size const size = graph.edges[chain.edge].chip;
      Item chip;
      chip.kind = Item::Kind::chip;
      chip.layer = upper.layer + 1;
      chip.width = size.width;
      chip.height = size.height;
      chip.group = upper.group;
      chip.edge = chain.edge;
      chain.lower = static_cast<Index>(layered.items.size());
      layered.links.push_back({chain.upper, chain.lower, c});
      layered.items.push_back(chip);
      continue;
    }
    Item const upper = layered.items[chain.upper];
    Item const lower = layered.items[chain.lower];
    if (lower.layer - upper.layer > longest) {
      chain.channel = true;
      continue;
    }
    Index const group = groups.common(upper.group, lower.group);
    Index above = chain.upper;
    chain.first_bend = static_cast<Index>(layered.items.size());
    chain.bends = lower.layer - upper.layer - 1;
    for (Index l = upper.layer + 1; l < lower.layer; ++l) {
      auto const bend = static_cast<Index>(layered.items.size());
      Item item;
      item.kind = Item::Kind::bend;
      item.layer = l;
      item.group = group;
      item.edge = chain.edge;
      layered.items.push_back(item);
      layered.links.push_back({above, bend, c});
      above = bend;
    }
    layered.links.push_back({above, chain.lower, c});
  }
  if (!groups.parent.empty()) add_fillers(layered, groups, layers);
  for (Item const& item : layered.items) layered.grouped |= item.group != none;
  layered.layer_begin.assign(layers + 1, 0);
  connect_layers(layered);
  return layered;
}

std::vector<EdgeId> far_edges(LayoutGraph const& graph, Layered const& layered, Options const& options) {
  std::vector<EdgeId> far;
  if (options.reuse_distance <= 0) return far;
  auto const distance = [&](Chain const& chain) {
    return std::abs(layered.x[chain.upper] - layered.x[chain.lower]);
  };
  // The nearest thing that each box bears on keeps its line.
  std::vector<Index> nearest(layered.boxes, none);
  for (Index c = 0; c < layered.chains.size(); ++c) {
    Chain const& chain = layered.chains[c];
    Edge const& edge = graph.edges[chain.edge];
    if (edge.from != layered.items[chain.lower].node || edge.onto.valid()) continue;
    Index& best = nearest[chain.lower];
    if (best == none || distance(chain) < distance(layered.chains[best])) best = c;
  }
  for (Index c = 0; c < layered.chains.size(); ++c) {
    Chain const& chain = layered.chains[c];
    Edge const& edge = graph.edges[chain.edge];
    bool const may = edge.from == layered.items[chain.lower].node && !edge.onto.valid() &&
                     edge.chip.width > 0 && edge.chip.height > 0;
    if (may && nearest[chain.lower] != c && distance(chain) > options.reuse_distance)
      far.push_back(chain.edge);
  }
  return far;
}

void connect_layers(Layered& layered) {
  std::size_t const size = layered.items.size();
  std::size_t const layers = layered.layer_begin.size() - 1;
  std::vector<Adjacency::Pair> pairs;
  pairs.reserve(layered.links.size());
  for (Link const& link : layered.links) pairs.push_back({link.upper, link.lower});
  layered.down = Adjacency{size, pairs};
  for (auto& pair : pairs) std::swap(pair.from, pair.to);
  layered.up = Adjacency{size, pairs};

  std::ranges::fill(layered.layer_begin, 0U);
  for (Item const& item : layered.items) ++layered.layer_begin[item.layer + 1];
  for (std::size_t l = 0; l < layers; ++l) layered.layer_begin[l + 1] += layered.layer_begin[l];
  layered.order.resize(size);
  layered.position.resize(size);
  std::vector<Index> filled(layers, 0);
  std::vector<bool> seen(size, false);
  std::vector<Index> stack;
  auto const visit = [&](Index start) {
    stack.push_back(start);
    while (!stack.empty()) {
      Index const item = stack.back();
      stack.pop_back();
      if (seen[item]) continue;
      seen[item] = true;
      Index const l = layered.items[item].layer;
      layered.position[item] = filled[l];
      layered.order[layered.layer_begin[l] + filled[l]++] = item;
      auto const children = layered.down[item];
      for (auto it = children.rbegin(); it != children.rend(); ++it) stack.push_back(*it);
    }
  };
  for (Index item = 0; item < size; ++item) {
    if (layered.up[item].empty()) visit(item);
  }
  for (Index item = 0; item < size; ++item) visit(item);
}

}  // namespace stet::argmap::layout
