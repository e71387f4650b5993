// Boxes that stand alone, put where the rows of larger parts leave room. Internal to this folder.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "argmap/layout/route.h"

namespace stet::argmap::layout {

struct Tucked {
  std::size_t part = 0;  // that stands alone
  std::size_t into = 0;  // part
  Point corner;          // in the picture of `into`
};

// What finds room beside the rows of parts without frames, at least `gap` from everything in them; `sequence`
// says which parts are filled and tucked in first. Sorted by part.
[[nodiscard]] std::vector<Tucked> tuck_in(std::span<Picture const> pictures,
                                          std::span<std::size_t const> sequence, Length gap);

}  // namespace stet::argmap::layout
