// Frames in the coordinates along the layers (see place.h). Gaps between items and frames are differences of
// two unknowns, so the wanted places pushed rightward until all hold, and pushed leftward, are both without
// overlap, and so is their mean; the mean is near what was wanted.
#include <algorithm>
#include <limits>

#include "argmap/layout/place.h"

namespace stet::argmap::layout {

namespace {

// `to` lies at least `gap` right of `from`. Unknowns: items, then left sides, then right sides of frames.
struct Gap {
  Index from;
  Index to;
  Length gap;
};

class Separator {
 public:
  Separator(Layered const& layered, GroupTree const& groups, Options const& options)
      : layered_(layered),
        groups_(groups),
        options_(options),
        items_(static_cast<Index>(layered.items.size())),
        group_count_(static_cast<Index>(groups.parent.size())) {}

  std::vector<Gap> gaps() {
    std::vector<bool> used(group_count_, false);
    for (Item const& item : layered_.items) {
      for (Index g = item.group; g != none && !used[g]; g = groups_.parent[g]) {
        used[g] = true;
        gaps_.push_back({left(g), right(g), groups_.title_width[g] + 2 * options_.group_padding});
      }
    }
    for (std::size_t l = 0; l < layered_.layers(); ++l) {
      Index before = none;
      for (Index item : layered_.layer(l)) {
        between(before, item);
        before = item;
      }
      if (before != none) between(before, none);
    }
    return std::move(gaps_);
  }

  [[nodiscard]] Index left(Index group) const { return items_ + group; }
  [[nodiscard]] Index right(Index group) const { return items_ + group_count_ + group; }

 private:
  // From item `a` outward through the frames that end, then inward through those that begin, to item `b`.
  void between(Index a, Index b) {
    Index const group_a = a == none ? none : layered_.items[a].group;
    Index const group_b = b == none ? none : layered_.items[b].group;
    if (a != none && b != none && group_a == group_b) {
      gaps_.push_back({a, b, separation(layered_.items[a], layered_.items[b], options_)});
      return;
    }
    Index const shared = a == none || b == none ? none : groups_.common(group_a, group_b);
    Index at = a;
    Length edge = a == none ? 0 : (layered_.items[a].width + 1) / 2;
    for (Index g = group_a; g != shared; g = groups_.parent[g]) {
      gaps_.push_back({at, right(g), edge + options_.group_padding});
      at = right(g);
      edge = 0;
    }
    inner_.clear();
    for (Index g = group_b; g != shared; g = groups_.parent[g]) inner_.push_back(g);
    // Across: from the outermost frame that ends (or the item) to the outermost that begins (or the item).
    Length gap = options_.node_gap;
    for (std::size_t i = inner_.size(); i-- > 0;) {
      if (at != none) gaps_.push_back({at, left(inner_[i]), edge + gap});
      at = left(inner_[i]);
      edge = 0;
      gap = options_.group_padding + groups_.beside[inner_[i]];
    }
    if (b != none && at != none) gaps_.push_back({at, b, edge + gap + (layered_.items[b].width + 1) / 2});
  }

  Layered const& layered_;
  GroupTree const& groups_;
  Options const& options_;
  Index items_;
  Index group_count_;
  std::vector<Gap> gaps_;
  std::vector<Index> inner_;
};

// Topological order of the unknowns along the gaps, which form no circle.
std::vector<Index> sorted(std::vector<Gap> const& gaps, Adjacency const& out, std::size_t size) {
  std::vector<Index> waiting(size, 0);
  for (Gap const& gap : gaps) ++waiting[gap.to];
  std::vector<Index> order;
  order.reserve(size);
  for (Index i = 0; i < size; ++i) {
    if (waiting[i] == 0) order.push_back(i);
  }
  for (std::size_t at = 0; at < order.size(); ++at) {
    for (Index to : out[order[at]]) {
      if (--waiting[to] == 0) order.push_back(to);
    }
  }
  return order;
}

}  // namespace

void separate_groups(Layered& layered, GroupTree const& groups, Options const& options,
                     std::vector<Length>& wanted) {
  Separator separator{layered, groups, options};
  std::vector<Gap> const gaps = separator.gaps();
  std::size_t const groups_count = groups.parent.size();
  std::size_t const size = layered.items.size() + 2 * groups_count;

  // A frame would like to fit its members closely.
  constexpr Length far = std::numeric_limits<Length>::max() / 4;
  wanted.resize(size);
  for (Index g = 0; g < groups_count; ++g) {
    wanted[separator.left(g)] = far;
    wanted[separator.right(g)] = -far;
  }
  for (std::size_t i = 0; i < layered.items.size(); ++i) {
    Index const g = layered.items[i].group;
    if (g == none) continue;
    Length const half = (layered.items[i].width + 1) / 2 + options.group_padding;
    wanted[separator.left(g)] = std::min(wanted[separator.left(g)], wanted[i] - half - groups.beside[g]);
    wanted[separator.right(g)] = std::max(wanted[separator.right(g)], wanted[i] + half);
  }
  for (std::size_t g = groups_count; g-- > 0;) {
    Index const inner = static_cast<Index>(g);
    Index const outer = groups.parent[g];
    if (outer == none || wanted[separator.left(inner)] == far) continue;
    wanted[separator.left(outer)] =
        std::min(wanted[separator.left(outer)],
                 wanted[separator.left(inner)] - options.group_padding - groups.beside[outer]);
    wanted[separator.right(outer)] =
        std::max(wanted[separator.right(outer)], wanted[separator.right(inner)] + options.group_padding);
  }
  for (Index g = 0; g < groups_count; ++g) {
    if (wanted[separator.left(g)] == far) wanted[separator.left(g)] = wanted[separator.right(g)] = 0;
  }

  std::vector<Adjacency::Pair> pairs;
  pairs.reserve(gaps.size());
  for (Gap const& gap : gaps) pairs.push_back({gap.from, gap.to});
  std::vector<Index> const order = sorted(gaps, Adjacency{size, pairs}, size);
  std::vector<Index> place(size, 0);
  for (Index at = 0; at < order.size(); ++at) place[order[at]] = at;
  std::vector<Gap> along = gaps;
  std::ranges::stable_sort(along, {}, [&](Gap const& gap) { return place[gap.from]; });
  std::vector<Length> rightward = wanted;
  for (Gap const& gap : along) rightward[gap.to] = std::max(rightward[gap.to], rightward[gap.from] + gap.gap);
  std::ranges::stable_sort(along, {}, [&](Gap const& gap) { return place[gap.to]; });
  std::vector<Length> leftward = wanted;
  for (auto it = along.rbegin(); it != along.rend(); ++it) {
    leftward[it->from] = std::min(leftward[it->from], leftward[it->to] - it->gap);
  }
  auto const mean = [&](std::size_t i) {
    // Rounded down for all alike, which keeps the gaps: they are whole numbers.
    std::int64_t const sum = std::int64_t{rightward[i]} + leftward[i];
    return static_cast<Length>(sum >> 1);
  };
  for (std::size_t i = 0; i < layered.items.size(); ++i) layered.x[i] = mean(i);
  // Frames fit their members closely, within their places and with room for the title.
  std::vector<Length> left(groups_count, far);
  std::vector<Length> right(groups_count, -far);
  for (std::size_t i = 0; i < layered.items.size(); ++i) {
    Index const g = layered.items[i].group;
    if (g == none) continue;
    Length const half = (layered.items[i].width + 1) / 2 + options.group_padding;
    left[g] = std::min(left[g], layered.x[i] - half - groups.beside[g]);
    right[g] = std::max(right[g], layered.x[i] + half);
  }
  for (std::size_t i = groups_count; i-- > 0;) {
    auto const g = static_cast<Index>(i);
    if (left[g] == far) continue;
    Length const width = groups.title_width[g] + 2 * options.group_padding;
    right[g] = std::max(right[g], std::min(left[g] + width, mean(separator.right(g))));
    left[g] = std::min(left[g], right[g] - width);
    layered.frame_left[g] = left[g];
    layered.frame_right[g] = right[g];
    Index const outer = groups.parent[g];
    if (outer == none) continue;
    left[outer] = std::min(left[outer], left[g] - options.group_padding - groups.beside[outer]);
    right[outer] = std::max(right[outer], right[g] + options.group_padding);
  }
}

}  // namespace stet::argmap::layout
