// Sifting: every item is moved to the best of all places in its layer. Internal to this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "argmap/layout/layered.h"
#include "argmap/layout/neighbours.h"

namespace stet::argmap::layout {

// Moves items within their layers as long as that removes crossings (Rudell 1993; Matuszewski, Schönfeld &
// Molitor 1999). Items of a group stay together.
class Sifter {
 public:
  explicit Sifter(Layered& layered);
  // Goes over all layers that have changed, or whose neighbours have, up to `passes` times; returns how many
  // crossings it removed.
  std::int64_t run(int passes);

 private:
  void changed(std::size_t l);
  std::int64_t sift(std::size_t l);

  Layered& layered_;
  std::vector<std::uint8_t> stale_;  // layers worth looking at
  std::vector<Index> todo_;
  Neighbours neighbours_;
};

}  // namespace stet::argmap::layout
