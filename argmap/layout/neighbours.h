// Where the neighbours of a layer's items stand, and what changing places with another item would save.
// Internal to this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

class Neighbours {
 public:
  struct Ends {  // in `places`: of the upper neighbours, then of the lower ones
    Index up_begin, up_end, down_end;
  };

  // Reads the layer. What was read of another one is forgotten.
  void read(Layered const& layered, std::size_t l);
  // One for each item, in the layer's order: to be moved with the items.
  [[nodiscard]] std::span<Ends> ends() { return ends_; }
  // Crossings saved when `left` and `right`, which stand in this order, change places.
  [[nodiscard]] std::int64_t gain(std::size_t left, std::size_t right) const;

 private:
  std::vector<Index> places_;  // ascending within each part
  std::vector<Ends> ends_;
};

}  // namespace stet::argmap::layout
