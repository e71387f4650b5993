// See layered.h.
#include "argmap/layout/layered.h"

#include <algorithm>

namespace stet::argmap::layout {

namespace {

constexpr Index deepest_group = 32;  // what lies deeper is hung here; bounds every walk up the tree

}  // namespace

Adjacency::Adjacency(std::size_t size, std::span<Pair const> pairs)
    : begin_(size + 1, 0), targets_(pairs.size()) {
  for (Pair const& pair : pairs) ++begin_[pair.from + 1];
  for (std::size_t i = 0; i < size; ++i) begin_[i + 1] += begin_[i];
  std::vector<Index> next(begin_.begin(), begin_.end() - 1);
  for (Pair const& pair : pairs) targets_[next[pair.from]++] = pair.to;
}

Index Layered::box_of(NodeId node) const {
  auto const it =
      std::lower_bound(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(boxes), node.index(),
                       [](Item const& item, std::size_t index) { return item.node.index() < index; });
  return static_cast<Index>(it - items.begin());
}

GroupTree group_tree(LayoutGraph const& graph, Direction direction) {
  GroupTree tree;
  tree.parent.assign(graph.groups.size(), none);
  tree.depth.assign(graph.groups.size(), 1);
  for (GroupId group : graph.groups.ids()) {
    GroupId const parent = graph.groups[group].parent;
    Size const title = graph.groups[group].title;
    tree.title_width.push_back(is_sideways(direction) ? 0 : title.width);
    tree.above.push_back(direction == Direction::top_down ? title.height : 0);
    tree.below.push_back(direction == Direction::bottom_up ? title.height : 0);
    tree.beside.push_back(is_sideways(direction) ? title.height : 0);
    // Parents come first, so that a hostile input cannot make a circle.
    if (!parent.valid() || parent.index() >= group.index()) continue;
    auto outer = static_cast<Index>(parent.index());
    if (tree.depth[outer] == deepest_group) outer = tree.parent[outer];
    tree.parent[group.index()] = outer;
    tree.depth[group.index()] = tree.depth[outer] + 1;
  }
  return tree;
}

Index GroupTree::common(Index a, Index b) const {
  while (a != b) {
    if (a == none || b == none) return none;
    if (depth[a] >= depth[b]) {
      a = parent[a];
    } else {
      b = parent[b];
    }
  }
  return a;
}

}  // namespace stet::argmap::layout
