// Counting the crossings of lines between two neighbouring layers (Barth, Mutzel & Jünger 2004).
// Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

class CrossingCounter {
 public:
  // Between layers `l` and `l + 1`: O(lines × log(width)).
  [[nodiscard]] std::uint64_t between(Layered const& layered, std::size_t l);
  [[nodiscard]] std::uint64_t all(Layered const& layered);

 private:
  std::vector<std::uint32_t> tree_;
  std::vector<Index> ends_;
};

}  // namespace stet::argmap::layout
