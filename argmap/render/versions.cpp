// Two maps in one picture (see narrow.h).
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "argmap/render/narrow.h"

namespace stet::argmap::render {
namespace {

// Adds the boxes of a diagram, in groups of their own inside `frame`.
Table<NodeId, NodeId> add_boxes(Diagram const& from, GroupId frame, Diagram& to) {
  Table<GroupId, GroupId> group_of;
  for (DiagramGroup group : from.groups) {
    group.parent = group.parent.valid() ? group_of[group.parent] : frame;
    group_of.add(to.groups.add(std::move(group)));
  }
  std::vector<std::uint32_t> tag_of;
  for (DiagramTag const& tag : from.tags) {
    auto const known = std::ranges::find_if(
        to.tags, [&](DiagramTag const& other) { return other.name == tag.name && other.color == tag.color; });
    tag_of.push_back(static_cast<std::uint32_t>(known - to.tags.begin()));
    if (known == to.tags.end()) to.tags.push_back(tag);
  }
  Table<NodeId, NodeId> node_of;
  for (DiagramNode node : from.nodes) {
    node.group = node.group.valid() ? group_of[node.group] : frame;
    if (node.tag) *node.tag = tag_of[*node.tag];
    node_of.add(to.nodes.add(std::move(node)));
  }
  return node_of;
}

void add_lines(Diagram const& from, Table<NodeId, NodeId> const& node_of, Diagram& to) {
  Table<EdgeId, EdgeId> edge_of;
  for (DiagramEdge edge : from.edges) {
    edge.from = node_of[edge.from];
    edge.to = node_of[edge.to];
    if (edge.onto.valid()) edge.onto = edge_of[edge.onto];
    edge_of.add(to.edges.add(edge));
  }
}

}  // namespace

Diagram compared(Diagram const& before, Diagram now) {
  using Key = std::tuple<NodeKind, std::string, std::size_t>;  // the nth of this name
  using Line = std::tuple<NodeId, NodeId, EdgeKind>;
  auto const keys = [](Diagram const& diagram) {
    std::map<std::pair<NodeKind, std::string>, std::size_t> seen;
    Table<Key, NodeId> result;
    for (DiagramNode const& node : diagram.nodes)
      result.add({node.kind, name_of(node), seen[{node.kind, name_of(node)}]++});
    return result;
  };
  std::map<Key, NodeId> old;
  auto const old_keys = keys(before);
  for (NodeId node : before.nodes.ids()) old.emplace(old_keys[node], node);
  auto const new_keys = keys(now);
  std::map<Key, NodeId> present;
  for (NodeId node : now.nodes.ids()) {
    present.emplace(new_keys[node], node);
    auto const known = old.find(new_keys[node]);
    DiagramNode& box = now.nodes[node];
    if (known == old.end()) {
      box.change = Change::added;
    } else if (before.nodes[known->second].text != box.text) {
      box.change = Change::reworded;
    }
  }
  Table<NodeId, NodeId> node_of;
  for (NodeId node : before.nodes.ids()) {
    if (auto const known = present.find(old_keys[node]); known != present.end()) {
      node_of.add(known->second);
      continue;
    }
    DiagramNode gone = before.nodes[node];
    gone.group = GroupId{};
    gone.tag.reset();
    gone.change = Change::removed;
    node_of.add(now.nodes.add(std::move(gone)));
  }
  std::map<Line, std::size_t> lines;
  for (DiagramEdge const& edge : before.edges) ++lines[{node_of[edge.from], node_of[edge.to], edge.kind}];
  std::map<Line, std::size_t> kept;
  for (DiagramEdge& edge : now.edges) {
    Line const line{edge.from, edge.to, edge.kind};
    auto const known = lines.find(line);
    if (known == lines.end() || kept[line] == known->second) {
      edge.change = Change::added;
    } else {
      ++kept[line];
    }
  }
  for (DiagramEdge edge : before.edges) {
    edge.from = node_of[edge.from];
    edge.to = node_of[edge.to];
    std::size_t& left = kept[{edge.from, edge.to, edge.kind}];
    if (left > 0) {
      --left;
      continue;
    }
    edge.onto = EdgeId{};
    edge.change = Change::removed;
    now.edges.add(edge);
  }
  return now;
}

Diagram beside(Diagram const& left, Diagram const& right) {
  Diagram both;
  both.language = left.language == right.language ? left.language : "";
  both.not_shown = left.not_shown + right.not_shown;
  for (Diagram const* one : {&left, &right}) {
    GroupId const frame = both.groups.add({one->title, GroupId{}, ""});
    add_lines(*one, add_boxes(*one, frame, both), both);
  }
  return both;
}

}  // namespace stet::argmap::render
