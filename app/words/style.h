// How text is dressed for a terminal: colours when they are wanted, and nothing that could act on the
// terminal ever (control characters of the input become visible signs).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stet::app {

enum class Paint : std::uint8_t { plain, bold, dim, red, yellow, blue, green, cyan, magenta };

struct Style {
  bool color = false;
  std::size_t width = 120;  // columns
};

// `text` in a colour, or as it is when the style has none.
[[nodiscard]] std::string painted(Style const& style, Paint paint, std::string_view text);

// Whether GitHub's runners or Azure's would obey what begins here, anywhere in a line.
[[nodiscard]] bool begins_order(std::string_view text);

// Text of an input, safe to print on one line: controls, escape sequences and bidirectional overrides become
// visible, tabs and line ends one space, malformed bytes U+FFFD; what begins an
// order is taken apart.
[[nodiscard]] std::string visible(std::string_view text);

// A path that begins a line. The servers that run checks obey lines that begin with `::`, and a stranger may
// name a file so.
[[nodiscard]] std::string visible_path(std::string_view path);

// `text` followed by spaces up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// The first `width` columns of a visible text, with an ellipsis when something was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

}  // namespace stet::app
