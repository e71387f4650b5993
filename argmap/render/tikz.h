// Diagrams as a LaTeX document that draws with TikZ: the places, shapes and colours of the SVG. Compiles with
// pdflatex for Latin scripts, and with lualatex or xelatex for all.
#pragma once

#include <string>

#include "argmap/render/scene.h"
#include "argmap/render/theme.h"

namespace stet::argmap::render {

struct TikzOptions {
  ThemeName theme = ThemeName::light;
  Palette palette = Palette::safe;
};

[[nodiscard]] std::string to_tikz(Diagram const& diagram, Scene const& scene,
                                  TikzOptions const& options = {});

}  // namespace stet::argmap::render
