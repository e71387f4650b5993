// Diagrams as DOT graphs for Graphviz: the shapes, lines and colours of the SVG as far as Graphviz has them.
// An undercut ends in a small point on the line that it bears on.
#pragma once

#include <string>

#include "argmap/layout/graph.h"
#include "argmap/render/theme.h"

namespace stet::argmap::render {

struct DotOptions {
  ThemeName theme = ThemeName::light;
  Palette palette = Palette::safe;
  layout::Direction direction = layout::Direction::top_down;
  std::size_t line_width = 36;  // columns after which text wraps
};

// The same bytes for the same diagram; nothing in a text can leave its label.
[[nodiscard]] std::string to_dot(Diagram const& diagram, DotOptions const& options = {});

}  // namespace stet::argmap::render
