// Writing XML safely: escaping, numbers, and which links may stand in a picture.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stet::argmap::render {

// Appends text for an element or a quoted attribute value: the five special characters escaped; characters
// that XML 1.0 forbids, signs that reorder, and bytes that are not UTF-8, become U+FFFD.
void append_escaped(std::string& out, std::string_view text);

void append_number(std::string& out, std::int64_t number);

// True for http:, https: and #fragment links without white space or control characters.
[[nodiscard]] bool is_safe_link(std::string_view link);

// True for `data:image/png;base64,` and `data:image/jpeg;base64,` with nothing but base64 after it.
[[nodiscard]] bool is_image_data(std::string_view link);

// True for `#rgb` and `#rrggbb`.
[[nodiscard]] bool is_color(std::string_view color);

// Whether the first letter with a direction is written from right to left (Unicode bidirectional rule P2).
[[nodiscard]] bool is_right_to_left(std::string_view text);

}  // namespace stet::argmap::render
