// See sift.h.
#include "argmap/layout/sift.h"

#include <algorithm>

namespace stet::argmap::layout {

namespace {

// Crossings more on the way to a better place: beyond, there is next to none.
constexpr std::int64_t most_in_between = 50;

// Crossings of lines to `a` with lines to `b`, both sorted, if what they come from stands in this order,
// minus those in the other order.
std::int64_t saved(std::span<Index const> a, std::span<Index const> b) {
  if (a.empty() || b.empty()) return 0;
  if (a.size() == 1 && b.size() == 1) return (b[0] < a[0]) - (a[0] < b[0]);
  if (a.back() < b.front()) return -static_cast<std::int64_t>(a.size() * b.size());
  if (b.back() < a.front()) return static_cast<std::int64_t>(a.size() * b.size());
  std::int64_t crossed = 0;
  std::size_t below = 0;
  std::size_t upto = 0;
  for (Index at : a) {
    while (below < b.size() && b[below] < at) ++below;
    upto = std::max(upto, below);
    while (upto < b.size() && b[upto] == at) ++upto;
    crossed += static_cast<std::int64_t>(below) - static_cast<std::int64_t>(b.size() - upto);
  }
  return crossed;
}

}  // namespace

Sifter::Sifter(Layered& layered) : layered_(layered), stale_(layered.layers(), 1) {}

void Sifter::changed(std::size_t l) {
  stale_[l] = 1;
  if (l > 0) stale_[l - 1] = 1;
  if (l + 1 < stale_.size()) stale_[l + 1] = 1;
}

std::int64_t Sifter::run(int passes) {
  std::int64_t removed = 0;
  std::size_t const layers = layered_.layers();
  for (int pass = 0; pass < passes; ++pass) {
    std::int64_t won = 0;
    for (std::size_t i = 0; i < layers; ++i) {
      std::size_t const l = pass % 2 == 0 ? i : layers - 1 - i;
      if (stale_[l] == 0) continue;
      std::int64_t const here = sift(l);
      stale_[l] = 0;
      if (here > 0) changed(l);
      won += here;
    }
    if (won == 0) break;
    removed += won;
  }
  return removed;
}

// The sorted places of the neighbours of each item of the layer.
void Sifter::gather(std::size_t l) {
  auto const items = layered_.layer(l);
  ends_.clear();
  spans_.resize(items.size());
  for (std::size_t p = 0; p < items.size(); ++p) {
    auto const begin = static_cast<Index>(ends_.size());
    for (Index other : layered_.up[items[p]]) ends_.push_back(layered_.position[other]);
    auto const middle = static_cast<Index>(ends_.size());
    for (Index other : layered_.down[items[p]]) ends_.push_back(layered_.position[other]);
    std::sort(ends_.begin() + begin, ends_.begin() + middle);
    std::sort(ends_.begin() + middle, ends_.end());
    spans_[p] = {begin, middle, static_cast<Index>(ends_.size())};
  }
}

// Crossings saved when `a`, on the left, and `b` change places.
std::int64_t Sifter::gain(Ends const& a, Ends const& b) const {
  std::span<Index const> const ends{ends_};
  return saved(ends.subspan(a.up_begin, a.up_end - a.up_begin),
               ends.subspan(b.up_begin, b.up_end - b.up_begin)) +
         saved(ends.subspan(a.up_end, a.down_end - a.up_end), ends.subspan(b.up_end, b.down_end - b.up_end));
}

std::int64_t Sifter::sift(std::size_t l) {
  auto const items = layered_.layer(l);
  gather(l);
  std::int64_t removed = 0;
  todo_.assign(items.begin(), items.end());
  for (std::size_t n = 0; n < todo_.size(); ++n) {
    Index const item = todo_[n];
    std::size_t at = layered_.position[item];
    if (items[at] != item) {
      // Others have moved past it, by a place each.
      std::size_t d = 1;
      while (!(at >= d && items[at - d] == item) && !(at + d < items.size() && items[at + d] == item)) ++d;
      at = at >= d && items[at - d] == item ? at - d : at + d;
    }
    auto const together = [&](std::size_t p) {
      return !layered_.grouped || layered_.items[items[p]].group == layered_.items[item].group;
    };
    std::int64_t best = 0;
    std::int64_t change = 0;
    std::size_t to = at;
    for (std::size_t p = at; p > 0 && together(p - 1) && change > -most_in_between; --p) {
      change += gain(spans_[p - 1], spans_[at]);
      if (change <= best) continue;
      best = change;
      to = p - 1;
    }
    change = 0;
    for (std::size_t p = at + 1; p < items.size() && together(p) && change > -most_in_between; ++p) {
      change += gain(spans_[at], spans_[p]);
      if (change <= best) continue;
      best = change;
      to = p;
    }
    if (to == at) continue;
    auto const move = [from = static_cast<std::ptrdiff_t>(at),
                       to = static_cast<std::ptrdiff_t>(to)](auto first) {
      if (to < from)
        std::rotate(first + to, first + from, first + from + 1);
      else
        std::rotate(first + from, first + from + 1, first + to + 1);
    };
    move(items.begin());
    move(spans_.begin());
    removed += best;
  }
  if (removed > 0) layered_.number(l);
  return removed;
}

}  // namespace stet::argmap::layout
