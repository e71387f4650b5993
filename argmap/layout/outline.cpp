// See outline.h.
#include "argmap/layout/outline.h"

#include <algorithm>

#include "argmap/layout/rank.h"

namespace stet::argmap::layout {

namespace {

constexpr Length rail_inset = 14;  // from the left side of the box above

class Outline {
 public:
  Outline(LayoutGraph const& graph, Options const& options)
      : graph_(graph),
        options_(options),
        seen_(graph.nodes.size(), false),
        bears_(graph.nodes.size(), false) {
    layout_.join = Join::straight;
    layout_.boxes.resize(graph.nodes.size());
    layout_.routes.resize(graph.edges.size());
    layout_.frames.resize(graph.groups.size());
    std::vector<Adjacency::Pair> together;
    std::vector<Adjacency::Pair> pairs;
    for (EdgeId id : graph.edges.ids()) {
      Edge const& edge = graph.edges[id];
      if (!connects(graph, edge)) continue;
      // An undercut stands below the reason whose line it bears on.
      NodeId above = edge.to;
      if (edge.onto.valid() && edge.onto.index() < graph.edges.size()) {
        Edge const& onto = graph.edges[edge.onto];
        if (connects(graph, onto) && onto.from != edge.from) above = onto.from;
      }
      (edge.together ? together : pairs)
          .push_back({static_cast<Index>(above.index()), static_cast<Index>(id.index())});
      bears_[edge.from.index()] = true;
    }
    pairs.insert(pairs.begin(), together.begin(), together.end());
    below_ = Adjacency{graph.nodes.size(), pairs};
  }

  Layout run() {
    layout_.size = {0, options_.margin};
    for (Index node = 0; node < graph_.nodes.size(); ++node) {
      if (!bears_[node]) descend(node);
    }
    for (Index node = 0; node < graph_.nodes.size(); ++node) descend(node);
    layout_.size.width += options_.margin;
    layout_.size.height = std::max(layout_.size.height - gap(), options_.margin) + options_.margin;
    if (layout_.reading_order.empty()) layout_.size.width = 2 * options_.margin;
    std::ranges::sort(layout_.chips, {}, [](Chip const& chip) { return chip.edge.index(); });
    return std::move(layout_);
  }

 private:
  struct Visit {
    Index node;
    Index next;
    std::size_t rail;  // of the box, once it has one
  };
  static constexpr std::size_t no_rail = static_cast<std::size_t>(-1);

  [[nodiscard]] Length gap() const { return options_.node_gap / 2; }

  Rect row(Size size, std::size_t depth) {
    // Deep down the indentation stops, so that a chain of any length stays on the page.
    Length const x =
        options_.margin + options_.indent * static_cast<Length>(std::min<std::size_t>(depth, 64));
    Rect const rect{x, layout_.size.height, size.width, size.height};
    layout_.size.height += size.height + gap();
    layout_.size.width = std::max(layout_.size.width, rect.right());
    return rect;
  }

  void open(Index node) {
    seen_[node] = true;
    Size const size = graph_.nodes[NodeId{node}].size;
    layout_.boxes[NodeId{node}] =
        row({std::max<Length>(size.width, 1), std::max<Length>(size.height, 1)}, stack_.size());
    layout_.reading_order.push_back(NodeId{node});
    stack_.push_back({node, 0, no_rail});
  }

  // From the box to the rail of what it bears on.
  void join(EdgeId edge, Rect box, Visit& parent) {
    Rect const above = layout_.boxes[NodeId{parent.node}];
    Point const foot{std::min(above.x + rail_inset, above.right()), above.bottom()};
    if (parent.rail == no_rail) {
      parent.rail = layout_.rails.size();
      layout_.rails.push_back({NodeId{parent.node}, foot, foot});
    }
    Length const y = box.center_y();
    layout_.rails[parent.rail].bottom.y = y;
    Route& route = layout_.routes[edge];
    route = {static_cast<std::uint32_t>(layout_.points.size()), 2, {(box.x + foot.x) / 2, y}};
    layout_.points.push_back({box.x, y});
    layout_.points.push_back({foot.x, y});
  }

  void descend(Index root) {
    if (seen_[root]) return;
    open(root);
    while (!stack_.empty()) {
      Visit& visit = stack_.back();
      auto const edges = below_[visit.node];
      if (visit.next == edges.size()) {
        stack_.pop_back();
        continue;
      }
      EdgeId const edge{edges[visit.next++]};
      auto const from = static_cast<Index>(graph_.edges[edge].from.index());
      if (!seen_[from]) {
        std::size_t const parent = stack_.size() - 1;
        open(from);
        join(edge, layout_.boxes[NodeId{from}], stack_[parent]);
      } else if (Size const size = graph_.edges[edge].chip; size.width > 0 && size.height > 0) {
        Rect const box = row(size, stack_.size());
        layout_.chips.push_back({edge, box});
        join(edge, box, visit);
      }
    }
  }

  LayoutGraph const& graph_;
  Options const& options_;
  std::vector<bool> seen_;
  std::vector<bool> bears_;  // on anything
  Adjacency below_;          // edges by what they bear on
  std::vector<Visit> stack_;
  Layout layout_;
};

}  // namespace

Layout lay_out_outline(LayoutGraph const& graph, Options const& options) {
  return Outline{graph, options}.run();
}

}  // namespace stet::argmap::layout
