// See pages.h. A tree is cut bottom-up: where the boxes below one exceed the page, its heaviest branches
// become pages of their own, which needs the fewest cuts (Kundu & Misra 1977).
#include "argmap/render/pages.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace stet::argmap::render {

namespace {

using Index = std::uint32_t;
constexpr Index none = 0xffffffffU;
constexpr std::int64_t fill_per_cent = 55;  // of a page that boxes and their gaps take

class Splitter {
 public:
  Splitter(Diagram const& diagram, std::vector<std::int64_t> weight, std::int64_t capacity,
           std::uint32_t first)
      : first_(first),
        diagram_(diagram),
        size_(static_cast<Index>(diagram.nodes.size())),
        capacity_(std::max<std::int64_t>(capacity, 1)),
        weight_(std::move(weight)) {}

  std::vector<Page> run() {
    span_tree();
    cut();
    assign();
    pages_.resize(page_count_);
    for (Index node : preorder_) place_[node] = add(page_[node], node, diagram_.nodes[NodeId{node}]);
    for (Index node : preorder_) repeat(node);
    add_lines();
    for (Page& page : pages_) {
      std::ranges::sort(page.continues);
      auto const repeats = std::ranges::unique(page.continues);
      page.continues.erase(repeats.begin(), repeats.end());
      page.diagram.title = diagram_.title;
      page.diagram.description = diagram_.description;
      page.diagram.tags = diagram_.tags;
      page.diagram.language = diagram_.language;
    }
    return std::move(pages_);
  }

 private:
  [[nodiscard]] bool connects(DiagramEdge const& edge) const {
    return edge.from.valid() && edge.to.valid() && edge.from != edge.to && edge.from.index() < size_ &&
           edge.to.index() < size_;
  }

  // What bears on a node hangs below it; each node once, depth-first in source order from the roots.
  void span_tree() {
    std::vector<std::vector<Index>> below(size_);
    std::vector<bool> bears(size_, false);
    for (DiagramEdge const& edge : diagram_.edges) {
      if (!connects(edge)) continue;
      below[edge.to.index()].push_back(static_cast<Index>(edge.from.index()));
      bears[edge.from.index()] = true;
    }
    parent_.assign(size_, none);
    std::vector<bool> seen(size_, false);
    std::vector<std::pair<Index, Index>> stack;  // node, and what it hangs below
    auto const descend = [&](Index root) {
      stack.emplace_back(root, none);
      while (!stack.empty()) {
        auto const [node, parent] = stack.back();
        stack.pop_back();
        if (seen[node]) continue;
        seen[node] = true;
        parent_[node] = parent;
        preorder_.push_back(node);
        for (auto it = below[node].rbegin(); it != below[node].rend(); ++it) stack.emplace_back(*it, node);
      }
    };
    for (Index node = 0; node < size_; ++node) {
      if (!bears[node]) descend(node);
    }
    for (Index node = 0; node < size_; ++node) descend(node);
  }

  void cut() {
    std::vector<std::vector<Index>> children(size_);
    for (Index node : preorder_) {
      if (parent_[node] != none) children[parent_[node]].push_back(node);
    }
    cut_.assign(size_, false);
    load_ = weight_;
    for (auto it = preorder_.rbegin(); it != preorder_.rend(); ++it) {
      auto& branches = children[*it];
      for (Index child : branches) load_[*it] += load_[child];
      std::ranges::stable_sort(branches, std::greater{}, [&](Index child) { return load_[child]; });
      for (Index child : branches) {
        if (load_[*it] <= capacity_) break;
        if (children[child].empty()) continue;  // a box alone saves nothing: it is repeated here
        load_[*it] -= load_[child] - weight_[child];
        cut_[child] = true;
      }
    }
  }

  // Pages are filled in reading order.
  void assign() {
    page_.assign(size_, none);
    std::int64_t used = capacity_;
    for (Index node : preorder_) {
      if (parent_[node] != none && !cut_[node]) {
        page_[node] = page_[parent_[node]];
        continue;
      }
      if (page_count_ == 0 || used + load_[node] > capacity_) {
        ++page_count_;
        used = 0;
      }
      used += load_[node];
      page_[node] = page_count_ - 1;
    }
    page_count_ = std::max<Index>(page_count_, 1);
    place_.resize(size_);
    repeated_.resize(size_);
  }

  // Groups are copied to a page as far as it has members of them.
  GroupId group_on(Index page, GroupId group) {
    std::vector<GroupId> missing;
    GroupId outer;
    while (group.valid() && group.index() < diagram_.groups.size()) {
      if (auto const known = groups_.find({page, group}); known != groups_.end()) {
        outer = known->second;
        break;
      }
      missing.push_back(group);
      GroupId const parent = diagram_.groups[group].parent;
      if (parent.valid() && parent >= group) break;
      group = parent;
    }
    for (auto it = missing.rbegin(); it != missing.rend(); ++it) {
      DiagramGroup copy = diagram_.groups[*it];
      copy.parent = outer;
      outer = pages_[page].diagram.groups.add(std::move(copy));
      groups_[{page, *it}] = outer;
    }
    return outer;
  }

  NodeId add(Index page, Index node, DiagramNode copy) {
    copy.group = group_on(page, copy.group);
    pages_[page].original.push_back(NodeId{node});
    return pages_[page].diagram.nodes.add(std::move(copy));
  }

  [[nodiscard]] std::string on_page(std::string const& words, Index page) const {
    return words + " (page " + std::to_string(page + first_) + ")";
  }

  // A box whose reasons are on a page of their own stands, without them, where it bears on something.
  void repeat(Index node) {
    if (!cut_[node] || page_[parent_[node]] == page_[node]) return;
    DiagramNode copy = diagram_.nodes[NodeId{node}];
    (copy.title.empty() ? copy.text : copy.title) =
        on_page(copy.title.empty() ? copy.text : copy.title, page_[node]);
    pages_[page_[parent_[node]]].continues.push_back(page_[node]);
    repeated_[node] = add(page_[parent_[node]], node, std::move(copy));
  }

  // The node that stands for `node` on a page: itself, its repetition, or a small box that says where it is.
  NodeId stand_in(Index on, Index node) {
    if (page_[node] == on) return place_[node];
    if (repeated_[node].valid() && page_[parent_[node]] == on) return repeated_[node];
    auto const [small, fresh] = small_.try_emplace({on, node});
    if (!fresh) return small->second;
    DiagramNode const& far = diagram_.nodes[NodeId{node}];
    DiagramNode box;
    box.kind = far.kind;
    box.title = on_page(layout::shortened(name_of(far), {13, true}, 150), page_[node]);
    return small->second = add(on, node, std::move(box));
  }

  // A line is drawn on the page of what it bears on; that of a branch with its own page, where it is
  // repeated.
  void add_lines() {
    Table<EdgeId, EdgeId> drawn;
    drawn.resize(diagram_.edges.size());
    std::vector<Index> where(diagram_.edges.size(), none);
    for (EdgeId id : diagram_.edges.ids()) {
      DiagramEdge const& edge = diagram_.edges[id];
      if (!edge.from.valid() || !edge.to.valid() || edge.from.index() >= size_ || edge.to.index() >= size_)
        continue;
      auto const to = static_cast<Index>(edge.to.index());
      Index const on = page_[to];
      DiagramEdge copy{edge.kind, stand_in(on, static_cast<Index>(edge.from.index())), stand_in(on, to),
                       EdgeId{}};
      if (edge.onto.valid() && edge.onto < id && where[edge.onto.index()] == on) copy.onto = drawn[edge.onto];
      copy.premise = edge.premise;
      copy.weight = edge.weight;
      copy.dim = edge.dim;
      copy.bold = edge.bold;
      copy.change = edge.change;
      drawn[id] = pages_[on].diagram.edges.add(copy);
      where[id.index()] = on;
    }
  }

  std::uint32_t first_;
  Diagram const& diagram_;
  Index size_;
  std::int64_t capacity_;
  std::vector<std::int64_t> weight_;
  std::vector<std::int64_t> load_;  // of a node and what stays with it
  std::vector<Index> parent_;
  std::vector<Index> preorder_;
  std::vector<bool> cut_;
  std::vector<Index> page_;
  Index page_count_ = 0;
  std::vector<NodeId> place_;                        // on its page
  std::vector<NodeId> repeated_;                     // on its parent's page, if it was cut off
  std::map<std::pair<Index, Index>, NodeId> small_;  // by page and node
  std::map<std::pair<Index, GroupId>, GroupId> groups_;
  std::vector<Page> pages_;
};

}  // namespace

std::vector<Page> split_by_weight(Diagram const& diagram, std::vector<std::int64_t> weight,
                                  std::int64_t capacity, std::uint32_t first) {
  return Splitter{diagram, std::move(weight), capacity, first}.run();
}

std::vector<Page> split_pages(Diagram const& diagram, layout::Size room, Measures const& measures,
                              std::uint32_t first) {
  layout::Options const gaps;
  Scene const scene = measure(diagram, measures);
  std::vector<std::int64_t> weight;
  weight.reserve(diagram.nodes.size());
  for (layout::Node const& node : scene.graph.nodes) {
    weight.push_back(std::int64_t{node.size.width + gaps.node_gap} * (node.size.height + gaps.rank_gap));
  }
  return split_by_weight(diagram, std::move(weight),
                         std::int64_t{room.width} * room.height / 100 * fill_per_cent, first);
}

Page map_of_pages(Diagram const& whole, std::vector<Page> const& pages, std::uint32_t first) {
  constexpr std::size_t most_names = 4;
  Page map;
  map.diagram.title = whole.title;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Diagram const& page = pages[i].diagram;
    std::vector<bool> bears(page.nodes.size(), false);
    for (DiagramEdge const& edge : page.edges) {
      if (edge.from != edge.to) bears[edge.from.index()] = true;
    }
    DiagramNode box;
    box.title = "Page " + std::to_string(i + first);
    std::size_t names = 0;
    for (NodeId node : page.nodes.ids()) {
      if (bears[node.index()] || ++names > most_names) continue;
      if (!box.text.empty()) box.text += '\n';
      box.text += layout::shortened(name_of(page.nodes[node]), {12, false}, 200);
    }
    if (names > most_names) box.text += "\n… and " + std::to_string(names - most_names) + " more";
    // In a circle, everything bears on something.
    if (names == 0 && !page.nodes.empty())
      box.text = layout::shortened(name_of(page.nodes[NodeId{0}]), {12, false}, 200);
    map.diagram.nodes.add(std::move(box));
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (std::uint32_t next : pages[i].continues)
      map.diagram.edges.add({EdgeKind::citation, NodeId{next}, NodeId{i}, EdgeId{}});
  }
  return map;
}

}  // namespace stet::argmap::render
