// Diagrams as SVG 1.1: the master that PNG and PDF are made from. Presentation attributes with literal
// colours, one tspan a line at places computed here, no scripts, no style sheets, no foreignObject, so that
// browsers, librsvg and editors draw the same picture. Every byte of the diagram is escaped.
#pragma once

#include <string>

#include "argmap/render/scene.h"
#include "argmap/render/theme.h"

namespace stet::argmap::render {

struct SvgOptions {
  ThemeName theme = ThemeName::light;
  Palette palette = Palette::safe;
  bool legend = true;
  // Names and relations of the boxes for screen readers, and which boxes a line joins. A page that says all
  // that beside the picture can do without: the words of a box name it.
  bool described = true;
  bool background = true;
  layout::Length width = 0;  // of the picture as shown; 0: one pixel a unit
  layout::Size page;         // to be centred on, made smaller if it must; {0, 0}: as large as it is
  bool fill_page = false;    // made larger too, with a narrow margin
  bool blank = false;        // ruled lines instead of words, to be filled in
  // The first boxes in reading order (evidence with what it is for), with the lines between them, at the
  // places that they have in the whole picture; 0: all.
  std::size_t reveal = 0;
  std::string id_prefix;  // before every id, for several pictures in one page: letters, digits, - and _
  layout::Options layout;
  Measures measures;
};

[[nodiscard]] std::string to_svg(Diagram const& diagram, SvgOptions const& options = {});

// The same from a scene that was composed before.
[[nodiscard]] std::string to_svg(Diagram const& diagram, Scene const& scene, SvgOptions const& options);

// How many steps `reveal` has.
[[nodiscard]] std::size_t reveal_steps(Diagram const& diagram, Scene const& scene);

// The width and height of that picture as it is shown, in pixels.
[[nodiscard]] layout::Size svg_size(Diagram const& diagram, Scene const& scene, SvgOptions const& options);

// The `d` of an edge's path.
void append_path(std::string& out, std::span<layout::Point const> points, layout::Join join);

}  // namespace stet::argmap::render
