// See order.h. Weighted medians and barycentres (Eades & Wormald 1994; Sugiyama et al. 1981) in sweeps,
// each followed by transposition of neighbours (Gansner et al. 1993).
#include "argmap/layout/order.h"

#include <algorithm>

#include "argmap/layout/crossings.h"
#include "argmap/layout/neighbours.h"
#include "argmap/layout/sift.h"

namespace stet::argmap::layout {

namespace {

// Positions are scaled so that means keep their fractions.
constexpr std::int64_t scale = 1 << 12;
constexpr int sifting_passes = 4;

class Reducer {
 public:
  Reducer(Layered& layered, GroupTree const& groups)
      : layered_(layered), groups_(groups), grouped_(layered.grouped), key_(layered.items.size()) {}

  void run(std::uint32_t rounds) {
    transpose_all();
    std::uint64_t best = counter_.all(layered_);
    std::vector<Index> best_order = layered_.order;
    std::uint32_t idle = 0;
    for (std::uint32_t round = 0; round < 4 * rounds && best > 0 && idle < 8; ++round) {
      bool const downward = round % 2 == 0;
      bool const median = round % 4 < 2;
      sweep(downward, median);
      transpose_all(round % 8 >= 4);
      std::uint64_t const crossings = counter_.all(layered_);
      if (crossings < best) {
        best = crossings;
        best_order = layered_.order;
        idle = 0;
      } else {
        ++idle;
      }
    }
    layered_.order = std::move(best_order);
    for (std::size_t l = 0; l < layered_.layers(); ++l) layered_.number(l);
  }

 private:
  std::int64_t mean(Index item, std::span<Index const> neighbours, bool median) {
    if (neighbours.empty()) return layered_.position[item] * scale;
    near_.clear();
    for (Index other : neighbours) near_.push_back(layered_.position[other]);
    if (!median) {
      std::int64_t sum = 0;
      for (Index at : near_) sum += at;
      return sum * scale / static_cast<std::int64_t>(near_.size());
    }
    std::ranges::sort(near_);
    std::size_t const m = near_.size() / 2;
    if (near_.size() % 2 == 1) return near_[m] * scale;
    if (near_.size() == 2) return (near_[0] + near_[1]) * scale / 2;
    std::int64_t const left = near_[m - 1] - near_.front();
    std::int64_t const right = near_.back() - near_[m];
    if (left + right == 0) return near_[m] * scale;
    return (near_[m - 1] * right + near_[m] * left) * scale / (left + right);
  }

  void sweep(bool downward, bool median) {
    std::size_t const layers = layered_.layers();
    for (std::size_t step = 1; step < layers; ++step) {
      std::size_t const l = downward ? step : layers - 1 - step;
      auto const& neighbours = downward ? layered_.up : layered_.down;
      auto const items = layered_.layer(l);
      for (Index item : items) key_[item] = mean(item, neighbours[item], median);
      if (grouped_) continue;
      std::ranges::stable_sort(items, {}, [&](Index item) { return key_[item]; });
      layered_.number(l);
    }
    if (!grouped_) return;
    for (Index item : layered_.layer(downward ? 0 : layers - 1)) {
      key_[item] = layered_.position[item] * scale;
    }
    sort_in_groups(layered_, groups_, key_);
  }

  // Swaps neighbours while that removes crossings, with `even` also where it costs nothing, which leads out
  // of local minima.
  void transpose_all(bool even = false) {
    for (std::size_t l = 0; l < layered_.layers(); ++l) transpose(l, even);
  }

  void transpose(std::size_t l, bool even) {
    auto const items = layered_.layer(l);
    neighbours_.read(layered_, l);
    auto const ends = neighbours_.ends();
    bool swapped = true;
    for (int pass = 0; pass < 8 && swapped; ++pass) {
      swapped = false;
      for (std::size_t p = 0; p + 1 < items.size(); ++p) {
        if (grouped_ && layered_.items[items[p]].group != layered_.items[items[p + 1]].group) continue;
        std::int64_t const won = neighbours_.gain(p, p + 1);
        if (won > 0 || (even && won == 0 && pass < 2)) {
          std::swap(items[p], items[p + 1]);
          std::swap(ends[p], ends[p + 1]);
          swapped = true;
        }
      }
    }
    layered_.number(l);
  }

  Layered& layered_;
  GroupTree const& groups_;
  bool grouped_;
  CrossingCounter counter_;
  std::vector<std::int64_t> key_;
  std::vector<Index> near_;
  Neighbours neighbours_;
};

}  // namespace

namespace {

// The mixing step of SplitMix64 (Steele, Lea & Flood 2014).
std::uint64_t mix(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

}  // namespace

void reduce_crossings(Layered& layered, GroupTree const& groups, std::uint32_t effort) {
  if (effort == 0 && !layered.grouped) return;
  // What is nothing like a tree gains nothing from its subtrees.
  if (effort > 0 && !layered.dense) order_subtrees(layered, effort);
  if (layered.grouped) {
    std::vector<std::int64_t> key(layered.items.size());
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = scale * layered.position[i];
    sort_in_groups(layered, groups, key);
  }
  if (effort == 0) return;
  Reducer{layered, groups}.run(effort);
  Sifter{layered}.run(sifting_passes);
}

void shuffle(Layered& layered, std::uint64_t seed) {
  std::vector<std::uint64_t> key(layered.items.size(), 0);
  std::uint64_t roots = 0;
  for (std::size_t l = 0; l < layered.layers(); ++l) {
    auto const items = layered.layer(l);
    std::ranges::sort(items);
    for (Index item : items) {
      if (layered.up[item].empty()) key[item] = mix(seed ^ mix(++roots));
      std::uint64_t below = key[item];
      for (Index child : layered.down[item]) {
        ++below;
        if (layered.up[child].front() == item) key[child] = mix(below);
      }
    }
    std::ranges::stable_sort(items, {}, [&](Index item) { return key[item]; });
    layered.number(l);
  }
}

}  // namespace stet::argmap::layout
