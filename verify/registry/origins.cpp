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
constexpr Node no_node = 0xffffffffU;

}  // namespace

std::vector<std::uint32_t> origins_of(Table<SourceRecord, SourceId> const& records,
                                      SourceRegistry const& registry) {
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

  // The first member names a component; in component order, roots come before what leads to them.
  auto const count = components.count;
  std::vector<Node> first(count, no_node);
  std::vector<std::vector<Node>> successors(count);
  for (Node node = 0; node < size; ++node) {
    if (wires.find(node) != node) continue;
    first[component[node]] = std::min(first[component[node]], node);
    for (Node const to : edges[node]) {
      if (component[to] != component[node]) successors[component[node]].push_back(component[to]);
    }
  }
  std::vector<Node> root(count, no_node);
  for (std::size_t i = 0; i < count; ++i) {
    for (Node const to : successors[i]) root[i] = std::min(root[i], root[to]);
    if (successors[i].empty()) root[i] = first[i];
  }

  UnionFind origins(size);
  std::unordered_map<std::string, Node> by_owner;
  for (SourceId const id : records.ids()) {
    auto const own = component[wires.find(static_cast<Node>(id.index()))];
    if (records[id].owner.empty() || !successors[own].empty()) continue;
    auto const [known, is_new] = by_owner.try_emplace(comparable(records[id].owner), root[own]);
    if (!is_new) origins.join(known->second, root[own]);
  }
  std::vector<std::uint32_t> result(records.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = origins.find(root[component[wires.find(static_cast<Node>(i))]]);
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
