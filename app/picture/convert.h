// From SVG to PNG and PDF with rsvg-convert (librsvg), run as a program of its own: linking the library would
// triple the time that every command takes to start.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "argmap/layout/graph.h"
#include "base/file.h"

namespace stet::app {

// What librsvg and PDF readers can do: sides of pictures in pixels.
inline constexpr argmap::layout::Length png_limit = 32'767;
inline constexpr argmap::layout::Length pdf_limit = 19'200;  // 200 inches

// `width` and `height` in pixels of the result.
[[nodiscard]] std::expected<std::string, Error> svg_to_png(std::string const& svg, argmap::layout::Size size);

// One page a picture, in order, each as large as its picture.
[[nodiscard]] std::expected<std::string, Error> svg_to_pdf(std::vector<std::string> const& pictures);

}  // namespace stet::app
