// The shape of the page: of all ways to lay a diagram out, the one that leaves its words largest.
#pragma once

#include <cstdint>

#include "app/picture/settings.h"
#include "argmap/render/svg.h"

namespace stet::app {

struct Fitted {
  argmap::render::SvgOptions options;
  double scale = 0;  // of the picture on the page
};

// Tries directions (unless `base` is to keep its own), widths of the text, and how much hangs in columns,
// until it has laid out `work` boxes.
[[nodiscard]] Fitted fitted(argmap::render::Diagram const& diagram, argmap::render::SvgOptions const& base,
                            PageShape const& shape, bool keep_direction, std::int64_t work = 40'000);

}  // namespace stet::app
