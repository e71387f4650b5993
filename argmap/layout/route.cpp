// See route.h.
#include "argmap/layout/route.h"

#include <algorithm>
#include <tuple>

namespace stet::argmap::layout {

namespace {

constexpr Length channel_gap = 10;
constexpr Index channels = 32;
constexpr Length loop_width = 14;

// The layers' places downward.
struct Rows {
  std::vector<Length> top;
  std::vector<Length> bottom;
  Length height = 0;
};

struct Extent {
  Index first = none;
  Index last = 0;
  Length above = 0;  // between the frame's top and its first layer
  Length below = 0;
};

std::vector<Extent> group_extents(Layered const& layered, GroupTree const& groups, Options const& options) {
  std::vector<Extent> extents(groups.parent.size());
  auto const extend = [&](Index g, Index first, Index last) {
    extents[g].first = std::min(extents[g].first, first);
    extents[g].last = std::max(extents[g].last, last);
  };
  for (Item const& item : layered.items) {
    if (item.group != none) extend(item.group, item.layer, item.layer);
  }
  for (std::size_t g = extents.size(); g-- > 0;) {
    if (groups.parent[g] == none || extents[g].first == none) continue;
    extend(groups.parent[g], extents[g].first, extents[g].last);
  }
  for (std::size_t g = extents.size(); g-- > 0;) {
    Extent& extent = extents[g];
    if (extent.first == none) continue;
    extent.above += options.group_padding + groups.above[g];
    extent.below += options.group_padding + groups.below[g];
    if (groups.parent[g] == none) continue;
    Extent& outer = extents[groups.parent[g]];
    if (outer.first == extent.first) outer.above = std::max(outer.above, extent.above);
    if (outer.last == extent.last) outer.below = std::max(outer.below, extent.below);
  }
  return extents;
}

class Drawing {
 public:
  Drawing(LayoutGraph const& graph, Layered const& layered, GroupTree const& groups, Options const& options)
      : graph_(graph),
        layered_(layered),
        options_(options),
        extents_(group_extents(layered, groups, options)) {}

  Picture run() {
    stack_rows();
    for (Index item : layered_.order) {
      Item const& it = layered_.items[item];
      if (it.kind == Item::Kind::box) picture_.boxes.push_back({it.node, rect(item)});
      if (it.kind == Item::Kind::chip) picture_.chips.push_back({it.edge, rect(item)});
    }
    for (Index g = 0; g < extents_.size(); ++g) {
      Extent const& extent = extents_[g];
      if (extent.first == none) continue;
      Length const top = rows_.top[extent.first] - extent.above;
      picture_.frames.push_back(
          {g,
           {layered_.frame_left[g], top, layered_.frame_right[g] - layered_.frame_left[g],
            rows_.bottom[extent.last] + extent.below - top}});
    }
    assign_ports();
    for (Index c = 0; c < layered_.chains.size(); ++c) draw_chain(c);
    meet_lines();
    draw_flat_lines();
    draw_loops();
    measure();
    picture_.ranks = static_cast<Index>(layered_.layers());
    return std::move(picture_);
  }

 private:
  // The layers below each other, with room for frames, flat lines, and bends.
  void stack_rows() {
    std::size_t const layers = layered_.layers();
    std::vector<Length> height(layers, 0);
    std::vector<Length> above(layers, 0);
    std::vector<Length> below(layers, 0);
    for (Item const& item : layered_.items) height[item.layer] = std::max(height[item.layer], item.height);
    for (Extent const& extent : extents_) {
      if (extent.first == none) continue;
      above[extent.first] = std::max(above[extent.first], extent.above);
      below[extent.last] = std::max(below[extent.last], extent.below);
    }
    std::vector<Index> flat(layers, 0);
    for (EdgeId id : layered_.flat) ++flat[layered_.items[layered_.box_of(graph_.edges[id].from)].layer];
    Length y = 0;
    for (std::size_t l = 0; l < layers; ++l) {
      if (l > 0) y += options_.rank_gap + below[l - 1];
      y += above[l];
      if (l == 0 && flat[l] > 0) y += options_.rank_gap / 2;
      rows_.top.push_back(y);
      y += height[l];
      rows_.bottom.push_back(y);
    }
  }

  [[nodiscard]] Rect rect(Index item) const {
    Item const& it = layered_.items[item];
    return {layered_.x[item] - it.width / 2, rows_.top[it.layer], it.width, it.height};
  }

  // Ports of the lines at each box, by what they lead to.
  void assign_ports() {
    struct Port {
      Index item;
      bool below;
      Length towards;
      Index chain;
    };
    std::vector<Port> ports;
    upper_port_.resize(layered_.chains.size());
    lower_port_.resize(layered_.chains.size());
    Length right = 0;
    for (Index i = 0; i < layered_.items.size(); ++i) {
      right = std::max(right, layered_.x[i] + layered_.items[i].width / 2);
    }
    for (Index group = 0; group < extents_.size(); ++group) {
      if (extents_[group].first != none) right = std::max(right, layered_.frame_right[group]);
    }
    Index channel = 0;
    channel_x_.assign(layered_.chains.size(), 0);
    for (Index c = 0; c < layered_.chains.size(); ++c) {
      Chain const& chain = layered_.chains[c];
      if (chain.channel) {
        channel_x_[c] = right + channel_gap * static_cast<Length>(2 + channel++ % channels);
        ports.push_back({chain.upper, true, channel_x_[c], c});
        ports.push_back({chain.lower, false, channel_x_[c], c});
        continue;
      }
      Index const below = chain.bends > 0 ? chain.first_bend : chain.lower;
      Index const above = chain.bends > 0 ? chain.first_bend + chain.bends - 1 : chain.upper;
      bool const upper_meets =
          meets(chain) && graph_.edges[chain.edge].to == layered_.items[chain.upper].node;
      bool const lower_meets = meets(chain) && !upper_meets;
      if (!upper_meets) ports.push_back({chain.upper, true, layered_.x[below], c});
      if (!lower_meets) ports.push_back({chain.lower, false, layered_.x[above], c});
    }
    std::ranges::sort(ports, [](Port const& a, Port const& b) {
      return std::tie(a.item, a.below, a.towards, a.chain) < std::tie(b.item, b.below, b.towards, b.chain);
    });
    for (std::size_t i = 0; i < ports.size();) {
      std::size_t end = i;
      while (end < ports.size() && ports[end].item == ports[i].item && ports[end].below == ports[i].below)
        ++end;
      auto const count = static_cast<Length>(end - i);
      Length const width = layered_.items[ports[i].item].width;
      for (Length n = 0; i < end; ++i, ++n) {
        Length offset = port_offset(n, count, width);
        Item const& item = layered_.items[ports[i].item];
        if (count == 1 && item.kind == Item::Kind::box && graph_.nodes[item.node].port >= 0)
          offset = std::min(graph_.nodes[item.node].port, item.width) - item.width / 2;
        (ports[i].below ? upper_port_ : lower_port_)[ports[i].chain] = layered_.x[ports[i].item] + offset;
      }
    }
  }

  // The chain of the line that an undercut ends on, if it can: both must reach `to` from the same side.
  [[nodiscard]] Index target(Chain const& chain) const {
    EdgeId const onto = graph_.edges[chain.edge].onto;
    if (!onto.valid() || onto.index() >= graph_.edges.size() || graph_.edges[onto].onto.valid()) return none;
    if (graph_.edges[onto].to != graph_.edges[chain.edge].to || chain.channel) return none;
    auto const it = std::ranges::lower_bound(layered_.chains, onto.index(), {},
                                             [](Chain const& c) { return c.edge.index(); });
    if (it == layered_.chains.end() || it->edge != onto || it->channel) return none;
    NodeId const to = graph_.edges[onto].to;
    bool const same_side = (layered_.items[it->upper].node == to) == (layered_.items[chain.upper].node == to);
    return same_side ? static_cast<Index>(it - layered_.chains.begin()) : none;
  }
  [[nodiscard]] bool meets(Chain const& chain) const { return target(chain) != none; }

  static void add(std::vector<Point>& points, Point point) {
    if (!points.empty() && points.back() == point) return;
    // Vertical stretches are joined.
    if (points.size() > 1 && points.back().x == point.x && points[points.size() - 2].x == point.x) {
      points.back() = point;
      return;
    }
    points.push_back(point);
  }

  void draw_chain(Index c) {
    Chain const& chain = layered_.chains[c];
    Item const& upper = layered_.items[chain.upper];
    Item const& lower = layered_.items[chain.lower];
    std::vector<Point> points;
    add(points, {upper_port_[c], rows_.top[upper.layer] + upper.height});
    add(points, {upper_port_[c], rows_.bottom[upper.layer]});
    if (chain.channel) {
      add(points, {channel_x_[c], rows_.top[upper.layer + 1]});
      add(points, {channel_x_[c], rows_.bottom[lower.layer - 1]});
    }
    for (Index b = 0; b < chain.bends; ++b) {
      Index const bend = chain.first_bend + b;
      Index const l = layered_.items[bend].layer;
      add(points, {layered_.x[bend], rows_.top[l]});
      add(points, {layered_.x[bend], rows_.bottom[l]});
    }
    add(points, {lower_port_[c], rows_.top[lower.layer]});
    if (upper.node == graph_.edges[chain.edge].to) std::ranges::reverse(points);
    picture_.lines.push_back({chain.edge, std::move(points)});
  }

  // Moves the ends of undercuts to the middle of the lines they bear on.
  void meet_lines() {
    for (Index c = 0; c < layered_.chains.size(); ++c) {
      Chain const& chain = layered_.chains[c];
      Index const other = target(chain);
      if (other == none) continue;
      Chain const& onto = layered_.chains[other];
      bool const at_top = layered_.items[onto.upper].node == graph_.edges[onto.edge].to;
      // Between the layer of `to` and the next, where the line is a single S-curve: its middle.
      Index const inner = at_top ? layered_.items[onto.upper].layer : layered_.items[onto.lower].layer - 1;
      Index const next = onto.bends == 0 ? none : at_top ? onto.first_bend : onto.first_bend + onto.bends - 1;
      Length const a = at_top ? upper_port_[other] : lower_port_[other];
      Length const b = next != none ? layered_.x[next] : at_top ? lower_port_[other] : upper_port_[other];
      Point const middle{a + (b - a) / 2,
                         rows_.bottom[inner] + (rows_.top[inner + 1] - rows_.bottom[inner]) / 2};
      auto& points = picture_.lines[c].points;
      // Drop what leads on to the box: everything beyond the near side of that gap.
      Length const near = at_top ? rows_.top[inner + 1] : rows_.bottom[inner];
      Length x = points.back().x;
      while (points.size() > 1 && (at_top ? points.back().y < near : points.back().y > near)) {
        x = points.back().x;
        points.pop_back();
      }
      if (points.back().x == x) add(points, {x, near});  // the middle of a vertical stretch
      points.push_back(middle);
    }
  }

  void draw_flat_lines() {
    Index lane = 0;
    for (EdgeId id : layered_.flat) {
      Rect const from = rect(layered_.box_of(graph_.edges[id].from));
      Rect const to = rect(layered_.box_of(graph_.edges[id].to));
      Length const y = from.y - options_.rank_gap / 6 - 4 * static_cast<Length>(lane++ % 4);
      Length const shift = from.x < to.x ? port_gap : -port_gap;
      Length const a = from.center_x() + std::clamp(shift, -from.width / 2, from.width / 2);
      Length const b = to.center_x() - std::clamp(shift, -to.width / 2, to.width / 2);
      picture_.lines.push_back({id, {{a, from.y}, {a, y}, {b, y}, {b, to.y}}});
    }
  }

  void draw_loops() {
    for (EdgeId id : layered_.loops) {
      Rect const box = rect(layered_.box_of(graph_.edges[id].from));
      Length const y = box.y + box.height / 3;
      Length const end = box.y + box.height * 2 / 3;
      picture_.lines.push_back({id,
                                {{box.right(), y},
                                 {box.right() + loop_width, y},
                                 {box.right() + loop_width, end},
                                 {box.right(), end}}});
    }
  }

  void measure() {
    auto const reach = [&](Length x, Length y) {
      picture_.size.width = std::max(picture_.size.width, x);
      picture_.size.height = std::max(picture_.size.height, y);
    };
    for (auto const& box : picture_.boxes) reach(box.rect.right(), box.rect.bottom());
    for (auto const& chip : picture_.chips) reach(chip.box.right(), chip.box.bottom());
    for (auto const& frame : picture_.frames) reach(frame.rect.right(), frame.rect.bottom());
    for (auto const& line : picture_.lines) {
      for (Point point : line.points) reach(point.x, point.y);
    }
  }

  LayoutGraph const& graph_;
  Layered const& layered_;
  Options const& options_;
  std::vector<Extent> extents_;
  Rows rows_;
  std::vector<Length> upper_port_;  // by chain
  std::vector<Length> lower_port_;
  std::vector<Length> channel_x_;
  Picture picture_;
};

}  // namespace

Length port_offset(Length n, Length count, Length width) {
  constexpr Length margin = 10;  // between the outermost port and the corner
  if (count < 2) return 0;
  Length const span = std::min(std::max<Length>(width - 2 * margin, 0), (count - 1) * port_gap);
  return static_cast<Length>(std::int64_t{span} * n / (count - 1)) - span / 2;
}

Picture draw(LayoutGraph const& graph, Layered const& layered, GroupTree const& groups,
             Options const& options) {
  return Drawing{graph, layered, groups, options}.run();
}

}  // namespace stet::argmap::layout
