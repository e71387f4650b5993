// See place.h. Layer by layer, each item is drawn to the mean of its neighbours above or below; the nearest
// places that keep order and gaps are an isotonic regression, solved exactly by pooling adjacent violators
// (Ayer et al. 1955). Sweeps down and up settle quickly. Weights by length make the sum of lengths small
// rather than that of their squares (iteratively reweighted least squares), so that a few lines that have to
// be long do not pull everything towards the middle.
#include "argmap/layout/place.h"

#include <algorithm>
#include <cstdlib>

namespace stet::argmap::layout {

namespace {

// Room over the width of the widest layer, in per cent of it: for a picture whose other layers are short.
constexpr std::int64_t most_slack = 36;
constexpr std::int64_t most_slack_if_dense = 60;

// Lines much longer than this pull as much as their length says, not as its square.
constexpr Length soft_length = 1000;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

class Placer {
 public:
  Placer(Layered& layered, GroupTree const& groups, Options const& options)
      : layered_(layered), groups_(groups), options_(options), grouped_(layered.grouped) {}

  void run() {
    up_weights_ = weights(layered_.up, false);
    down_weights_ = weights(layered_.down, true);
    pack();
    constexpr int sweeps = 8;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      bool const last = sweep + 2 >= sweeps;
      by_length_ = sweep >= 2;
      if (sweep == sweeps / 2) bound();
      for (std::size_t l = 1; l < layered_.layers(); ++l) pull(l, true, last);
      if (grouped_) settle();
      for (std::size_t l = layered_.layers() - 1; l-- > 0;) pull(l, false, last);
      if (grouped_) settle();
    }
    for (std::size_t l = 1; l < layered_.layers(); ++l) pull(l, true, true);
    if (grouped_) settle();
  }

 private:
  // Everything as far left as the gaps allow.
  void pack() {
    layered_.x.assign(layered_.items.size(), 0);
    for (std::size_t l = 0; l < layered_.layers(); ++l) {
      Index before = none;
      for (Index item : layered_.layer(l)) {
        if (before != none) {
          layered_.x[item] =
              layered_.x[before] + separation(layered_.items[before], layered_.items[item], options_);
        }
        before = item;
      }
    }
    if (grouped_) settle();
  }

  void settle() {
    wanted_ = layered_.x;
    separate_groups(layered_, groups_, options_, wanted_);
  }

  // Lines between bends weigh more, so that long lines run straight.
  [[nodiscard]] Length weight(Link const& link) const {
    bool const bend_a = layered_.items[link.upper].kind == Item::Kind::bend;
    bool const bend_b = layered_.items[link.lower].kind == Item::Kind::bend;
    return (bend_a && bend_b ? 8 : (bend_a || bend_b ? 2 : 1)) * layered_.chains[link.chain].pull;
  }
  // Of the lines to the neighbours of each item, in the order of `neighbours`.
  [[nodiscard]] std::vector<Length> weights(Adjacency const& neighbours, bool of_upper) const {
    std::vector<Length> result(layered_.links.size());
    std::vector<Index> next(layered_.items.size());
    for (Index item = 0; item < next.size(); ++item) next[item] = neighbours.first(item);
    for (Link const& link : layered_.links) result[next[of_upper ? link.upper : link.lower]++] = weight(link);
    return result;
  }

  // Keeps the whole little wider than its widest layer has to be.
  void bound() {
    std::int64_t widest = 0;
    std::int64_t all = 0;
    std::int64_t sum = 0;
    for (std::size_t l = 0; l < layered_.layers(); ++l) {
      std::int64_t width = 0;
      Index before = none;
      for (Index item : layered_.layer(l)) {
        if (before != none) width += separation(layered_.items[before], layered_.items[item], options_);
        before = item;
        sum += layered_.x[item];
      }
      widest = std::max(widest, width);
      all += width;
    }
    // The emptier the other layers, the more room there is without a larger picture than others would draw.
    std::int64_t const empty =
        100 - all * 100 / std::max<std::int64_t>(widest * static_cast<std::int64_t>(layered_.layers()), 1);
    std::int64_t const slack =
        widest * empty / 100 * (layered_.dense ? most_slack_if_dense : most_slack) / 100;
    std::int64_t const center = sum / static_cast<std::int64_t>(layered_.items.size());
    least_ = center - (widest + slack) / 2;
    most_ = center + (widest + slack) / 2;
  }

  // A stretch of neighbours that touch: `sum / weight` is where its first item would like to be.
  struct Pool {
    std::int64_t sum;
    std::int64_t weight;
    Index first;
    [[nodiscard]] std::int64_t at() const { return floor_div(sum, weight); }
  };

  void pull(std::size_t l, bool down, bool both) {
    auto const items = layered_.layer(l);
    pools_.clear();
    offsets_.resize(items.size());
    std::int64_t offset = 0;
    for (std::size_t p = 0; p < items.size(); ++p) {
      Index const item = items[p];
      if (p > 0) offset += separation(layered_.items[items[p - 1]], layered_.items[item], options_);
      offsets_[p] = offset;
      std::int64_t sum = 0;
      std::int64_t total = 0;
      auto const add = [&](bool up, std::int64_t factor) {
        Adjacency const& neighbours = up ? layered_.up : layered_.down;
        auto weight = (up ? up_weights_ : down_weights_).begin() + neighbours.first(item);
        for (Index other : neighbours[item]) {
          std::int64_t w = factor * *weight++;
          if (by_length_)
            w = static_cast<std::uint32_t>(w * 65536) /
                    static_cast<std::uint32_t>(std::abs(layered_.x[other] - layered_.x[item]) + soft_length) +
                1;
          sum += w * layered_.x[other];
          total += w;
        }
      };
      add(down, 4);
      if (both || total == 0) add(!down, both ? 4 : 1);
      if (total == 0) {
        sum = layered_.x[item];
        total = 1;
      } else {
        sum *= 4;
        total *= 4;
      }
      pools_.push_back({sum - offset * total, total, static_cast<Index>(p)});
      while (pools_.size() > 1 && pools_[pools_.size() - 2].at() >= pools_.back().at()) {
        Pool const last = pools_.back();
        pools_.pop_back();
        pools_.back().sum += last.sum;
        pools_.back().weight += last.weight;
      }
    }
    for (std::size_t i = 0; i < pools_.size(); ++i) {
      std::size_t const end = i + 1 < pools_.size() ? pools_[i + 1].first : items.size();
      std::int64_t const at = std::clamp(pools_[i].at(), least_, std::max(least_, most_ - offset));
      for (std::size_t p = pools_[i].first; p < end; ++p) {
        layered_.x[items[p]] = static_cast<Length>(at + offsets_[p]);
      }
    }
  }

  Layered& layered_;
  GroupTree const& groups_;
  Options const& options_;
  bool grouped_;
  std::int64_t least_ = INT32_MIN;
  std::int64_t most_ = INT64_MAX / 2;
  std::vector<Pool> pools_;
  std::vector<std::int64_t> offsets_;
  std::vector<Length> wanted_;
  std::vector<Length> up_weights_;
  bool by_length_ = false;
  std::vector<Length> down_weights_;
};

}  // namespace

Length separation(Item const& left, Item const& right, Options const& options) {
  bool const box_left = left.kind == Item::Kind::box || left.kind == Item::Kind::chip;
  bool const box_right = right.kind == Item::Kind::box || right.kind == Item::Kind::chip;
  Length const gap = box_left && box_right   ? options.node_gap
                     : box_left || box_right ? options.node_gap * 3 / 4
                                             : options.node_gap / 2;
  return (left.width + 1) / 2 + gap + left.room_after + (right.width + 1) / 2;
}

void place(Layered& layered, GroupTree const& groups, Options const& options) {
  layered.frame_left.assign(groups.parent.size(), 0);
  layered.frame_right.assign(groups.parent.size(), 0);
  Placer{layered, groups, options}.run();
  if (layered.items.empty()) return;
  Length least = layered.x[0];
  for (std::size_t i = 0; i < layered.items.size(); ++i) {
    least = std::min(least, layered.x[i] - layered.items[i].width / 2);
  }
  std::vector<bool> used(groups.parent.size(), false);
  for (Item const& item : layered.items) {
    for (Index g = item.group; g != none && !used[g]; g = groups.parent[g]) {
      used[g] = true;
      least = std::min(least, layered.frame_left[g]);
    }
  }
  for (Length& x : layered.x) x -= least;
  for (std::size_t g = 0; g < used.size(); ++g) {
    layered.frame_left[g] -= least;
    layered.frame_right[g] -= least;
  }
}

}  // namespace stet::argmap::layout
