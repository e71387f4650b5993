// See narrow.h.
#include "argmap/render/narrow.h"

#include <algorithm>
#include <utility>

namespace stet::argmap::render {

namespace {

bool known(Diagram const& diagram, DiagramEdge const& edge) {
  return edge.from.valid() && edge.to.valid() && edge.from.index() < diagram.nodes.size() &&
         edge.to.index() < diagram.nodes.size();
}

enum class Way : std::uint8_t { down, both };  // from what is argued for to its reasons, or either way

Table<std::vector<NodeId>, NodeId> neighbours(Diagram const& diagram, Way way) {
  Table<std::vector<NodeId>, NodeId> result;
  result.resize(diagram.nodes.size());
  for (DiagramEdge const& edge : diagram.edges) {
    if (!known(diagram, edge)) continue;
    result[edge.to].push_back(edge.from);
    if (way == Way::both) result[edge.from].push_back(edge.to);
  }
  return result;
}

// Breadth-first from all starts at once, `steps` at most; adds to `kept`.
void spread(Table<std::vector<NodeId>, NodeId> const& next, std::vector<NodeId> front, std::uint32_t steps,
            Kept& kept) {
  std::erase_if(front, [&](NodeId node) { return std::exchange(kept[node], 1) != 0; });
  for (; steps > 0 && !front.empty(); --steps) {
    std::vector<NodeId> further;
    for (NodeId node : front) {
      for (NodeId other : next[node]) {
        if (std::exchange(kept[other], 1) == 0) further.push_back(other);
      }
    }
    front = std::move(further);
  }
}

Kept none_of(Diagram const& diagram) {
  Kept kept;
  kept.resize(diagram.nodes.size(), 0);
  return kept;
}

constexpr std::uint32_t without_end = 0xffffffffU;

}  // namespace

Kept around(Diagram const& diagram, NodeId center, std::uint32_t hops) {
  Kept kept = none_of(diagram);
  spread(neighbours(diagram, Way::both), {center}, hops, kept);
  return kept;
}

Kept down_to(Diagram const& diagram, std::uint32_t depth, std::vector<NodeId> tops) {
  auto const below = neighbours(diagram, Way::down);
  if (!tops.empty()) {
    Kept kept = none_of(diagram);
    spread(below, std::move(tops), depth, kept);
    return kept;
  }
  std::vector<NodeId> roots;
  Table<std::uint8_t, NodeId> bears;
  bears.resize(diagram.nodes.size(), 0);
  for (DiagramEdge const& edge : diagram.edges) {
    if (known(diagram, edge) && edge.from != edge.to) bears[edge.from] = 1;
  }
  for (NodeId node : diagram.nodes.ids()) {
    if (bears[node] == 0) roots.push_back(node);
  }
  Kept reached = none_of(diagram);
  spread(below, roots, without_end, reached);
  for (NodeId node : diagram.nodes.ids()) {
    if (reached[node] != 0) continue;
    roots.push_back(node);
    spread(below, {node}, without_end, reached);
  }
  Kept kept = none_of(diagram);
  spread(below, roots, depth, kept);
  return kept;
}

Kept with_verdicts(Diagram const& diagram, std::vector<evaluate::Verdict> const& verdicts) {
  Kept wanted = none_of(diagram);
  std::vector<NodeId> claims;
  for (NodeId node : diagram.nodes.ids()) {
    auto const& verdict = diagram.nodes[node].verdict;
    if (verdict && std::ranges::find(verdicts, *verdict) != verdicts.end()) claims.push_back(node);
  }
  auto below = neighbours(diagram, Way::down);
  for (auto& others : below) {
    std::erase_if(others, [&](NodeId node) { return diagram.nodes[node].kind == NodeKind::claim; });
  }
  spread(below, claims, without_end, wanted);
  return wanted;
}

Kept ways_up(Diagram const& diagram, std::vector<NodeId> from) {
  Table<std::vector<NodeId>, NodeId> above;
  above.resize(diagram.nodes.size());
  for (DiagramEdge const& edge : diagram.edges) {
    if (known(diagram, edge)) above[edge.from].push_back(edge.to);
  }
  Kept kept = none_of(diagram);
  spread(above, std::move(from), without_end, kept);
  return kept;
}

void highlight(Diagram& diagram, Kept const& kept) {
  for (NodeId node : diagram.nodes.ids()) diagram.nodes[node].dim = kept[node] == 0;
  for (DiagramEdge& edge : diagram.edges) {
    if (!known(diagram, edge)) continue;
    edge.bold = kept[edge.from] != 0 && kept[edge.to] != 0;
    edge.dim = !edge.bold;
  }
}

Narrowed narrowed(Diagram const& diagram, Kept const& kept) {
  Narrowed result;
  result.diagram.title = diagram.title;
  result.diagram.description = diagram.description;
  result.diagram.not_shown = diagram.not_shown;
  result.diagram.tags = diagram.tags;
  result.diagram.language = diagram.language;

  // Groups with a member, and those around them; parents come first.
  Table<std::uint8_t, GroupId> used;
  used.resize(diagram.groups.size(), 0);
  for (NodeId node : diagram.nodes.ids()) {
    GroupId const group = diagram.nodes[node].group;
    if (kept[node] != 0 && group.valid()) used[group] = 1;
  }
  for (std::size_t i = diagram.groups.size(); i-- > 0;) {
    GroupId const parent = diagram.groups[GroupId{i}].parent;
    if (used[GroupId{i}] != 0 && parent.valid()) used[parent] = 1;
  }
  Table<GroupId, GroupId> group_of;
  group_of.resize(diagram.groups.size());
  for (GroupId group : diagram.groups.ids()) {
    if (used[group] == 0) continue;
    DiagramGroup copy = diagram.groups[group];
    if (copy.parent.valid()) copy.parent = group_of[copy.parent];
    group_of[group] = result.diagram.groups.add(std::move(copy));
  }

  result.node_of.resize(diagram.nodes.size());
  for (NodeId node : diagram.nodes.ids()) {
    if (kept[node] == 0) {
      NodeKind const kind = diagram.nodes[node].kind;
      if (kind == NodeKind::claim || kind == NodeKind::argument) ++result.diagram.not_shown;
      continue;
    }
    DiagramNode copy = diagram.nodes[node];
    if (copy.group.valid()) copy.group = group_of[copy.group];
    result.node_of[node] = result.diagram.nodes.add(std::move(copy));
  }
  Table<EdgeId, EdgeId> edge_of;
  edge_of.resize(diagram.edges.size());
  for (EdgeId id : diagram.edges.ids()) {
    DiagramEdge copy = diagram.edges[id];
    if (!known(diagram, copy)) continue;
    copy.from = result.node_of[copy.from];
    copy.to = result.node_of[copy.to];
    if (!copy.to.valid()) continue;
    if (!copy.from.valid()) {
      ++result.diagram.nodes[copy.to].hidden;
      if (copy.premise) ++result.diagram.nodes[copy.to].hidden_premises;
      continue;
    }
    edge_of[id] = result.diagram.edges.add(copy);
  }
  for (DiagramEdge& edge : result.diagram.edges) {
    if (edge.onto.valid()) edge.onto = edge_of[edge.onto];
  }
  return result;
}

}  // namespace stet::argmap::render
