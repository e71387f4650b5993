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

}  // namespace stet::argmap::layout
