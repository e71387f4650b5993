#include "verify/registry/origins.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/components.h"
#include "base/union_find.h"
#include "base/words.h"

namespace stet::verify {
namespace {

using Node = std::uint32_t;
constexpr std::size_t most_roots = 64;

}  // namespace

Rows<std::uint32_t> roots_of(Table<SourceRecord, SourceId> const& records, SourceRegistry const& registry) {
  // Nodes: the records, then every name that lineage gives and no record has.
  std::unordered_map<std::string_view, Node> outside;
  auto const node_of = [&](std::string_view name) {
    if (auto const id = registry.find(name)) return static_cast<Node>(id->index());
    return outside.try_emplace(name, static_cast<Node>(records.size() + outside.size())).first->second;
  };
  struct Edge {
    Node from, to;
  };
  std::vector<Edge> lineage;
  std::vector<Edge> same;
  for (SourceId const id : records.ids()) {
    for (Lineage const& from : records[id].lineage) {
      auto& list = from.kind == LineageKind::same_wire ? same : lineage;
      list.push_back({static_cast<Node>(id.index()), node_of(from.other)});
    }
  }
  auto const size = records.size() + outside.size();
  UnionFind wires(size);
  for (auto const& [a, b] : same) wires.join(a, b);

  std::vector<std::pair<Node, Node>> between;
  for (auto const& [from, to] : lineage) {
    if (wires.find(from) != wires.find(to)) between.emplace_back(wires.find(from), wires.find(to));
  }
  auto const edges = rows_of<Node>(size, between);
  auto const components = components_of(edges);
  auto const& component = components.of;

  // Owners are numbered after the nodes.
  std::unordered_map<std::string, Node> owners;
  std::vector<std::vector<Node>> roots(components.count);
  for (SourceId const id : records.ids()) {
    if (records[id].owner.empty()) continue;
    auto const next = static_cast<Node>(size + owners.size());
    roots[component[wires.find(static_cast<Node>(id.index()))]].push_back(
        owners.try_emplace(comparable(records[id].owner), next).first->second);
  }
  // What a component has its content from comes before it.
  for (std::size_t begin = 0; begin < components.order.size();) {
    Node const own = component[components.order[begin]];
    auto& set = roots[own];
    Node first = components.order[begin];
    for (; begin < components.order.size() && component[components.order[begin]] == own; ++begin) {
      Node const node = components.order[begin];
      first = std::min(first, node);
      for (Node const to : edges[node]) {
        auto const& below = roots[component[to]];
        if (component[to] != own) set.insert(set.end(), below.begin(), below.end());
      }
    }
    if (set.empty()) set.push_back(first);  // a root; an owner stands for what is his
    std::ranges::sort(set);
    set.erase(std::ranges::unique(set).begin(), set.end());
    if (set.size() > most_roots) set.resize(most_roots);
  }
  Rows<std::uint32_t> result;
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto const& set = roots[component[wires.find(static_cast<Node>(i))]];
    result.items.insert(result.items.end(), set.begin(), set.end());
    result.begin.push_back(static_cast<std::uint32_t>(result.items.size()));
  }
  return result;
}

std::vector<bool> circular_of(Table<SourceRecord, SourceId> const& records, SourceRegistry const& registry) {
  std::vector<std::pair<Node, Node>> edges;
  for (SourceId const id : records.ids()) {
    for (Lineage const& from : records[id].lineage) {
      auto const other = registry.find(from.other);
      if (!other || from.kind == LineageKind::same_wire) continue;  // which has no direction
      edges.emplace_back(static_cast<Node>(id.index()), static_cast<Node>(other->index()));
    }
  }
  auto const components = components_of(rows_of<Node>(records.size(), edges));
  std::vector<bool> result;
  for (Node const c : components.of) result.push_back(components.cyclic[c] != 0);
  return result;
}

}  // namespace stet::verify
