// Lines as if each ran straight from box to box: what a reader's eye makes of a long line, and what a tightly
// packed row can spoil even where no line is drawn across another. Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

// How often these lines cross. Quadratic in the width of the layers.
[[nodiscard]] std::uint64_t straight_crossings(Layered const& layered, Options const& options);

// Places the layers, which are placed, a few times more and keeps the places with the fewest such crossings:
// lines that cross are preferred to others, so that they come to run more straight, and in a picture whose
// lines need not cross at all, boxes move apart until none does.
void straighten(Layered& layered, GroupTree const& groups, Options const& options);

}  // namespace stet::argmap::layout
