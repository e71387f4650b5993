// Packing rectangles onto a page. Internal to this folder.
#pragma once

#include <span>
#include <vector>

#include "argmap/layout/graph.h"

namespace stet::argmap::layout {

// Upper left corners for the rectangles, each placed in turn as high, then as far left, as the skyline of
// those before it allows. `gap` is kept between them; the whole aims at width : height = aspect per cent.
[[nodiscard]] std::vector<Point> pack(std::span<Size const> sizes, Length gap, std::uint32_t aspect);

}  // namespace stet::argmap::layout
