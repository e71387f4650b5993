// See sift.h.
#include "argmap/layout/sift.h"

#include <algorithm>

namespace stet::argmap::layout {

namespace {

// Crossings more on the way to a better place: beyond, there is next to none.
constexpr std::int64_t most_in_between = 50;

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

std::int64_t Sifter::sift(std::size_t l) {
  auto const items = layered_.layer(l);
  neighbours_.read(layered_, l);
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
      change += neighbours_.gain(p - 1, at);
      if (change <= best) continue;
      best = change;
      to = p - 1;
    }
    change = 0;
    for (std::size_t p = at + 1; p < items.size() && together(p) && change > -most_in_between; ++p) {
      change += neighbours_.gain(at, p);
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
    move(neighbours_.ends().begin());
    removed += best;
  }
  if (removed > 0) layered_.number(l);
  return removed;
}

}  // namespace stet::argmap::layout
