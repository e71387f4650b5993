// Measuring and wrapping text without a font: built-in advance widths of Liberation Sans, whose metrics are
// Arial's, so that a picture is the same on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "argmap/layout/graph.h"

namespace stet::argmap::layout {

struct Font {
  Length size = 13;  // pixels to the em
  bool bold = false;
};

// The width of a line of text in pixels, rounded up, with 3 % slack for kerning and other fonts. Scripts that
// need shaping come out wider than they are drawn, never narrower.
[[nodiscard]] Length text_width(std::string_view text, Font font);

// The width without the slack, in tenths of a pixel. Nothing where it is only an estimate, for other scripts
// than Latin, Greek and Cyrillic.
[[nodiscard]] std::optional<std::int64_t> drawn_tenths(std::string_view text, Font font);

struct TextLine {
  std::string_view text;  // of the text that was wrapped, without white space at its ends
  Length width = 0;
};

// Breaks the text into lines of at most `width` pixels: at white space, after hyphens and dashes, between
// ideographs (not before closing marks nor after opening ones), and, where nothing else helps, after the
// signs in a URL or between any two characters; a much simplified UAX #14. Line ends are kept. The lines are
// then made as even as their number allows. No lines for blank text.
[[nodiscard]] std::vector<TextLine> wrap_text(std::string_view text, Font font, Length width);

// The longest beginning that fits, with an ellipsis if something had to go.
[[nodiscard]] std::string shortened(std::string_view text, Font font, Length width);

}  // namespace stet::argmap::layout
