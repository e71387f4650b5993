// Trying sets of things, the smaller ones first.
#pragma once

#include <cstddef>
#include <vector>

namespace stet::argmap::evaluate {

// Calls `use` with every set of `size` of the items (with repetition if asked), in order, until it returns
// false; returns whether it got to the end.
template <class T, class Use>
bool each_set(std::vector<T> const& items, std::size_t size, bool repeat, Use use) {
  std::vector<std::size_t> pick(size, 0);
  for (std::size_t i = 0; i < size; ++i) pick[i] = repeat ? 0 : i;
  if (items.empty() || (!repeat && size > items.size())) return true;
  std::vector<T> set(size);
  while (true) {
    for (std::size_t i = 0; i < size; ++i) set[i] = items[pick[i]];
    if (!use(set)) return false;
    std::size_t at = size;
    while (at > 0 && pick[at - 1] == (repeat ? items.size() - 1 : items.size() - size + at - 1)) --at;
    if (at == 0) return true;
    ++pick[at - 1];
    for (std::size_t i = at; i < size; ++i) pick[i] = repeat ? pick[at - 1] : pick[i - 1] + 1;
  }
}

}  // namespace stet::argmap::evaluate
