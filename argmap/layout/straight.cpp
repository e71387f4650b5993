// See straight.h.
#include "argmap/layout/straight.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "argmap/layout/crossings.h"
#include "argmap/layout/place.h"
#include "argmap/layout/route.h"

namespace stet::argmap::layout {

namespace {

constexpr Length strongest_pull = 64;
constexpr std::int64_t most_room = 120;  // that one crossing adds between two boxes in one round
constexpr std::int64_t most_width =
    125;  // that boxes moved apart may take, in per cent of what they took before
constexpr std::int64_t most_rounds = 8;
constexpr std::int64_t rounds_if_dense = 3;
constexpr std::int64_t most_rounds_of_trees = 16;
constexpr std::int64_t most_work = 24'000'000;  // pairs of lines, and items a hundredfold

struct Segment {
  std::int64_t upper_x, upper_y, lower_x, lower_y;
  Index upper, lower;
  Index chain;
  [[nodiscard]] std::int64_t left() const { return std::min(upper_x, lower_x); }
  [[nodiscard]] std::int64_t right() const { return std::max(upper_x, lower_x); }
};

// On which side of the line through the segment the point lies: -1, 0 or 1.
int side(Segment const& s, std::int64_t x, std::int64_t y) {
  std::int64_t const turn =
      (s.lower_x - s.upper_x) * (y - s.upper_y) - (s.lower_y - s.upper_y) * (x - s.upper_x);
  return (turn > 0) - (turn < 0);
}

bool cross(Segment const& a, Segment const& b) {
  if (a.lower_y <= b.upper_y || b.lower_y <= a.upper_y) return false;
  if (a.upper == b.upper || a.upper == b.lower || a.lower == b.upper || a.lower == b.lower) return false;
  return side(a, b.upper_x, b.upper_y) * side(a, b.lower_x, b.lower_y) < 0 &&
         side(b, a.upper_x, a.upper_y) * side(b, a.lower_x, a.lower_y) < 0;
}

enum class Ends : std::uint8_t { sides, middles };

// The segments from the lower side of one box to the upper side of the other, or from middle to middle,
// sorted rightward: pictures are wide, and most lines are short.
std::vector<Segment> segments_of(Layered const& layered, Options const& options, Ends ends) {
  std::vector<Length> top(layered.layers() + 1, 0);
  for (Item const& item : layered.items) top[item.layer + 1] = std::max(top[item.layer + 1], item.height);
  for (std::size_t l = 0; l < layered.layers(); ++l) top[l + 1] += top[l] + options.rank_gap;
  std::vector<Segment> segments;
  segments.reserve(layered.chains.size());
  struct Port {
    Index item;
    bool below;
    Length towards;
    Index segment;
  };
  std::vector<Port> ports;
  ports.reserve(2 * layered.chains.size());
  for (Index c = 0; c < layered.chains.size(); ++c) {
    Chain const& chain = layered.chains[c];
    Item const& upper = layered.items[chain.upper];
    Index const below = chain.bends > 0 ? chain.first_bend : chain.lower;
    Index const above = chain.bends > 0 ? chain.first_bend + chain.bends - 1 : chain.upper;
    ports.push_back({chain.upper, true, layered.x[below], c});
    ports.push_back({chain.lower, false, layered.x[above], c});
    Item const& lower = layered.items[chain.lower];
    bool const middles = ends == Ends::middles;
    segments.push_back({layered.x[chain.upper],
                        top[upper.layer] + (middles ? upper.height / 2 : upper.height),
                        layered.x[chain.lower], top[lower.layer] + (middles ? lower.height / 2 : 0),
                        chain.upper, chain.lower, c});
  }
  std::ranges::sort(ports, [](Port const& a, Port const& b) {
    return std::tie(a.item, a.below, a.towards, a.segment) < std::tie(b.item, b.below, b.towards, b.segment);
  });
  for (std::size_t i = 0; i < ports.size() && ends == Ends::sides;) {
    std::size_t end = i;
    while (end < ports.size() && ports[end].item == ports[i].item && ports[end].below == ports[i].below)
      ++end;
    auto const count = static_cast<Length>(end - i);
    for (Length n = 0; i < end; ++i, ++n) {
      Segment& segment = segments[ports[i].segment];
      (ports[i].below ? segment.upper_x : segment.lower_x) +=
          port_offset(n, count, layered.items[ports[i].item].width);
    }
  }
  std::ranges::sort(segments, [](Segment const& a, Segment const& b) {
    return std::tuple{a.left(), a.upper_y, a.chain} < std::tuple{b.left(), b.upper_y, b.chain};
  });
  return segments;
}

// Calls `met` with each pair that crosses, the one that begins higher first; returns how many there are.
template <class F>
std::uint64_t each_crossing(std::vector<Segment> const& segments, F met) {
  std::uint64_t crossings = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    Segment const& a = segments[i];
    std::int64_t const right = a.right();
    for (std::size_t j = i + 1; j < segments.size() && segments[j].left() <= right; ++j) {
      Segment const& b = segments[j];
      if (!cross(a, b)) continue;
      ++crossings;
      if (a.upper_y <= b.upper_y) {
        met(a, b);
      } else {
        met(b, a);
      }
    }
  }
  return crossings;
}

class Straightener {
 public:
  Straightener(Layered& layered, GroupTree const& groups, Options const& options)
      : layered_(layered), groups_(groups), options_(options) {}

  void run() {
    bool const need_not_cross = CrossingCounter{}.all(layered_) == 0;
    std::int64_t rounds =
        std::min(need_not_cross ? most_rounds_of_trees : most_rounds, most_work / work() - 1);
    if (rounds <= 0) return;
    std::uint64_t fewest = look(need_not_cross);
    // Where every line is crossed, pulling some of them straight leads to nothing.
    if (fewest > layered_.chains.size()) rounds = std::min<std::int64_t>(rounds, rounds_if_dense);
    keep();
    std::uint64_t least = (fewest + layered_.chains.size() / 20 + 1) * static_cast<std::uint64_t>(width());
    std::int64_t const widest = width() / 100 * most_width;
    for (std::int64_t round = 0; round < rounds && fewest > 0; ++round) {
      place(layered_, groups_, options_);
      std::uint64_t const crossings = look(need_not_cross);
      if (need_not_cross && width() > widest) break;
      if (crossings >= fewest) continue;
      // A wider picture has to be worth it.
      std::uint64_t const its =
          (crossings + layered_.chains.size() / 20 + 1) * static_cast<std::uint64_t>(width());
      if (!need_not_cross && its >= least) continue;
      least = its;
      fewest = crossings;
      keep();
    }
    layered_.x = std::move(x_);
    layered_.frame_left = std::move(frame_left_);
    layered_.frame_right = std::move(frame_right_);
  }

 private:
  // Of one round: lines are compared if one begins above or below the other.
  [[nodiscard]] std::int64_t work() const {
    std::vector<Segment> const segments = segments_of(layered_, options_, Ends::sides);
    std::int64_t work = 100 * static_cast<std::int64_t>(layered_.items.size()) + 1;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      auto const end =
          std::upper_bound(segments.begin(), segments.end(), segments[i].right(),
                           [](std::int64_t x, Segment const& segment) { return x < segment.left(); });
      work += end - segments.begin() - static_cast<std::ptrdiff_t>(i);
    }
    return work;
  }

  void keep() {
    x_ = layered_.x;
    frame_left_ = layered_.frame_left;
    frame_right_ = layered_.frame_right;
  }

  [[nodiscard]] std::int64_t width() const {
    auto const [least, most] = std::ranges::minmax(layered_.x);
    return std::int64_t{most} - least;
  }

  // Counts the crossings and prepares the next round.
  std::uint64_t look(bool widen) {
    std::vector<std::uint8_t> crossed(layered_.chains.size(), 0);
    room_.assign(layered_.items.size(), 0);
    auto const met = [&](Segment const& a, Segment const& b) {
      crossed[a.chain] = crossed[b.chain] = 1;
      if (widen) move_apart(a, b);
    };
    std::uint64_t crossings = each_crossing(segments_of(layered_, options_, Ends::sides), met);
    if (widen) crossings += each_crossing(segments_of(layered_, options_, Ends::middles), met);
    for (Index i = 0; i < layered_.items.size() && widen; ++i) layered_.items[i].room_after += room_[i];
    for (Index c = 0; c < crossed.size(); ++c) {
      Length& pull = layered_.chains[c].pull;
      if (crossed[c] != 0) pull = std::min(2 * pull, strongest_pull);
    }
    return crossings;
  }

  // `a` begins higher, beside a higher box from which `b` begins: room between the two boxes for its slope.
  void move_apart(Segment const& a, Segment const& b) {
    Item const& upper = layered_.items[b.upper];
    if (layered_.items[a.upper].layer != upper.layer) return;
    std::int64_t const x = a.upper_x + (a.lower_x - a.upper_x) * (b.upper_y - a.upper_y) /
                                           std::max<std::int64_t>(a.lower_y - a.upper_y, 1);
    auto const room = static_cast<Length>(std::min(std::abs(x - b.upper_x) + port_gap, most_room));
    Index const at = layered_.position[b.upper];
    auto const row = layered_.layer(upper.layer);
    Length& wanted = room_[layered_.position[a.upper] < at ? row[at - 1] : b.upper];
    wanted = std::max(wanted, room);
  }

  Layered& layered_;
  GroupTree const& groups_;
  Options const& options_;
  std::vector<Length> room_;  // to be added after each item
  std::vector<Length> x_;
  std::vector<Length> frame_left_;
  std::vector<Length> frame_right_;
};

}  // namespace

std::uint64_t straight_crossings(Layered const& layered, Options const& options) {
  return each_crossing(segments_of(layered, options, Ends::sides), [](Segment const&, Segment const&) {});
}

void straighten(Layered& layered, GroupTree const& groups, Options const& options) {
  Straightener{layered, groups, options}.run();
}

}  // namespace stet::argmap::layout
