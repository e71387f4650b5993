#include "verify/registry/origins.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/words.h"

namespace stet::verify {
namespace {

using Node = std::uint32_t;
constexpr Node no_node = 0xffffffffU;

class Partition {
 public:
  explicit Partition(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), Node{0}); }
  Node find(Node node) {
    while (parent_[node] != node) {
      parent_[node] = parent_[parent_[node]];
      node = parent_[node];
    }
    return node;
  }
  // The smaller number stays, so that names do not depend on the order of joining.
  void join(Node a, Node b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<Node> parent_;
};

// Strongly connected components (Tarjan 1972, with an explicit stack). They are numbered so that what a
// component leads to has smaller numbers than itself.
std::vector<Node> components(std::vector<std::vector<Node>> const& edges) {
  auto const size = edges.size();
  std::vector<Node> component(size, no_node);
  std::vector<Node> index(size, no_node);
  std::vector<Node> low(size);
  std::vector<Node> open;
  struct Frame {
    Node node;
    std::size_t next_edge;
  };
  std::vector<Frame> path;
  Node next_index = 0;
  Node next_component = 0;
  auto const enter = [&](Node node) {
    index[node] = low[node] = next_index++;
    open.push_back(node);
    path.push_back({node, 0});
  };
  for (Node start = 0; start < size; ++start) {
    if (index[start] != no_node) continue;
    enter(start);
    while (!path.empty()) {
      Node const node = path.back().node;
      if (path.back().next_edge < edges[node].size()) {
        Node const to = edges[node][path.back().next_edge++];
        if (index[to] == no_node) {
          enter(to);
        } else if (component[to] == no_node) {
          low[node] = std::min(low[node], index[to]);
        }
        continue;
      }
      path.pop_back();
      if (!path.empty()) low[path.back().node] = std::min(low[path.back().node], low[node]);
      if (low[node] != index[node]) continue;
      Node member = no_node;
      do {
        member = open.back();
        open.pop_back();
        component[member] = next_component;
      } while (member != node);
      ++next_component;
    }
  }
  return component;
}

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
  Partition wires(size);
  for (auto const& [a, b] : same) wires.join(a, b);

  std::vector<std::vector<Node>> edges(size);
  for (auto const& [from, to] : lineage) {
    if (wires.find(from) != wires.find(to)) edges[wires.find(from)].push_back(wires.find(to));
  }
  auto const component = components(edges);

  // The first member names a component; in component order, roots come before what leads to them.
  auto const count = size == 0 ? 0 : *std::ranges::max_element(component) + std::size_t{1};
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

  Partition origins(size);
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
  std::vector<std::vector<Node>> edges(records.size());
  std::vector<bool> result(records.size());
  for (SourceId const id : records.ids()) {
    for (Lineage const& from : records[id].lineage) {
      auto const other = registry.find(from.other);
      if (!other || from.kind == LineageKind::same_wire) continue;  // which has no direction
      edges[id.index()].push_back(static_cast<Node>(other->index()));
      if (*other == id) result[id.index()] = true;
    }
  }
  auto const component = components(edges);
  std::vector<std::size_t> size(records.size());
  for (Node const c : component) ++size[c];
  for (std::size_t i = 0; i < result.size(); ++i)
    if (size[component[i]] > 1) result[i] = true;
  return result;
}

}  // namespace stet::verify
