// See neighbours.h.
#include "argmap/layout/neighbours.h"

#include <algorithm>

namespace stet::argmap::layout {

namespace {

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

void Neighbours::read(Layered const& layered, std::size_t l) {
  auto const items = layered.layer(l);
  places_.clear();
  ends_.resize(items.size());
  for (std::size_t p = 0; p < items.size(); ++p) {
    auto const begin = static_cast<Index>(places_.size());
    for (Index other : layered.up[items[p]]) places_.push_back(layered.position[other]);
    auto const middle = static_cast<Index>(places_.size());
    for (Index other : layered.down[items[p]]) places_.push_back(layered.position[other]);
    std::sort(places_.begin() + begin, places_.begin() + middle);
    std::sort(places_.begin() + middle, places_.end());
    ends_[p] = {begin, middle, static_cast<Index>(places_.size())};
  }
}

std::int64_t Neighbours::gain(std::size_t left, std::size_t right) const {
  std::span<Index const> const places{places_};
  auto const up = [&](Ends const& of) { return places.subspan(of.up_begin, of.up_end - of.up_begin); };
  auto const down = [&](Ends const& of) { return places.subspan(of.up_end, of.down_end - of.up_end); };
  return saved(up(ends_[left]), up(ends_[right])) + saved(down(ends_[left]), down(ends_[right]));
}

}  // namespace stet::argmap::layout
