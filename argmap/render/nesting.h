// Walking a diagram as the tree that its groups make, for formats that nest them.
#pragma once

#include <vector>

#include "argmap/render/diagram.h"

namespace stet::argmap::render {

// The innermost group that both lie in, or none.
[[nodiscard]] inline GroupId common_group(Diagram const& diagram, GroupId a, GroupId b) {
  // Parents come first: the later of two is never around the other.
  auto const known = [&](GroupId group) { return group.valid() && group.index() < diagram.groups.size(); };
  while (a != b && known(a) && known(b)) {
    GroupId& inner = a < b ? b : a;
    GroupId const parent = diagram.groups[inner].parent;
    inner = parent < inner ? parent : GroupId{};
  }
  return a == b && known(a) ? a : GroupId{};
}

// Calls `open(group, depth)`, then `box(node, depth)` for its members, then walks the groups inside it, then
// `close(depth)`; boxes outside groups come last. Depth counts from 0. No recursion.
template <class Open, class Box, class Close>
void walk_groups(Diagram const& diagram, Open open, Box box, Close close) {
  std::vector<std::vector<GroupId>> inner(diagram.groups.size() + 1);  // the first: at the top
  for (GroupId group : diagram.groups.ids()) {
    GroupId const parent = diagram.groups[group].parent;
    inner[parent.valid() && parent < group ? parent.index() + 1 : 0].push_back(group);
  }
  std::vector<std::vector<NodeId>> members(diagram.groups.size() + 1);
  for (NodeId node : diagram.nodes.ids()) {
    GroupId const group = diagram.nodes[node].group;
    members[group.valid() && group.index() < diagram.groups.size() ? group.index() + 1 : 0].push_back(node);
  }
  std::vector<GroupId> waiting;  // a group to open, or none where one ends
  auto const push = [&](std::size_t i) {
    for (auto it = inner[i].rbegin(); it != inner[i].rend(); ++it) waiting.push_back(*it);
  };
  push(0);
  std::size_t depth = 0;
  while (!waiting.empty()) {
    GroupId const group = waiting.back();
    waiting.pop_back();
    if (!group.valid()) {
      close(--depth);
      continue;
    }
    open(group, depth++);
    for (NodeId node : members[group.index() + 1]) box(node, depth);
    waiting.push_back(GroupId{});
    push(group.index() + 1);
  }
  for (NodeId node : members[0]) box(node, depth);
}

}  // namespace stet::argmap::render
