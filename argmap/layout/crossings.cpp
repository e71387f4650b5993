// See crossings.h.
#include "argmap/layout/crossings.h"

#include <algorithm>
#include <utility>

namespace stet::argmap::layout {

std::uint64_t CrossingCounter::between(Layered const& layered, std::size_t l) {
  std::size_t const width = layered.layer_begin[l + 2] - layered.layer_begin[l + 1];
  tree_.assign(width + 1, 0);
  std::uint64_t crossings = 0;
  std::uint64_t inserted = 0;
  for (Index upper : layered.layer(l)) {
    auto const lowers = layered.down[upper];
    ends_.clear();
    for (Index lower : lowers) ends_.push_back(layered.position[lower]);
    std::ranges::sort(ends_);
    for (Index end : ends_) {
      // Lines from further left that end at or left of here do not cross this one.
      std::uint64_t left = 0;
      for (std::size_t i = end + 1; i > 0; i &= i - 1) left += tree_[i];
      crossings += inserted - left;
    }
    for (Index end : ends_) {
      for (std::size_t i = end + 1; i <= width; i += i & (~i + 1)) ++tree_[i];
    }
    inserted += ends_.size();
  }
  return crossings;
}

std::uint64_t CrossingCounter::all(Layered const& layered) {
  std::uint64_t crossings = 0;
  for (std::size_t l = 0; l + 1 < layered.layers(); ++l) crossings += between(layered, l);
  return crossings;
}

namespace {

struct Segment {
  std::int64_t upper_x, upper_y, lower_x, lower_y;
  Index upper, lower;
};

// On which side of the line through the segment the point lies: -1, 0 or 1.
int side(Segment const& s, std::int64_t x, std::int64_t y) {
  std::int64_t const turn =
      (s.lower_x - s.upper_x) * (y - s.upper_y) - (s.lower_y - s.upper_y) * (x - s.upper_x);
  return (turn > 0) - (turn < 0);
}

bool cross(Segment const& a, Segment const& b) {
  if (a.upper == b.upper || a.upper == b.lower || a.lower == b.upper || a.lower == b.lower) return false;
  if (std::max(a.upper_x, a.lower_x) < std::min(b.upper_x, b.lower_x)) return false;
  if (std::max(b.upper_x, b.lower_x) < std::min(a.upper_x, a.lower_x)) return false;
  return side(a, b.upper_x, b.upper_y) * side(a, b.lower_x, b.lower_y) < 0 &&
         side(b, a.upper_x, a.upper_y) * side(b, a.lower_x, a.lower_y) < 0;
}

}  // namespace

std::uint64_t straight_crossings(Layered const& layered, Length rank_gap) {
  std::vector<Length> top(layered.layers() + 1, 0);
  for (Item const& item : layered.items) top[item.layer + 1] = std::max(top[item.layer + 1], item.height);
  for (std::size_t l = 0; l < layered.layers(); ++l) top[l + 1] += top[l] + rank_gap;
  std::vector<Segment> segments;
  segments.reserve(layered.chains.size());
  for (Chain const& chain : layered.chains) {
    Item const& upper = layered.items[chain.upper];
    segments.push_back({layered.x[chain.upper], top[upper.layer] + upper.height, layered.x[chain.lower],
                        top[layered.items[chain.lower].layer], chain.upper, chain.lower});
  }
  std::ranges::sort(segments, [](Segment const& a, Segment const& b) {
    return std::pair{a.upper_y, a.upper_x} < std::pair{b.upper_y, b.upper_x};
  });
  std::uint64_t crossings = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (std::size_t j = i + 1; j < segments.size() && segments[j].upper_y < segments[i].lower_y; ++j) {
      crossings += cross(segments[i], segments[j]) ? 1 : 0;
    }
  }
  return crossings;
}

}  // namespace stet::argmap::layout
