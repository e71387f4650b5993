// UTF-8 at the level of bytes and code points. Malformed input is never an error here: a byte that
// does not fit decodes as U+FFFD and counts as one code point, so every text can be measured.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stet::utf8 {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Decoded {
  char32_t code_point = 0;
  std::uint8_t size = 1;  // bytes taken, 1 to 4
};

// Decodes the code point at `at`. Precondition: at < text.size().
[[nodiscard]] Decoded decode(std::string_view text, std::size_t at);
void append(std::string& out, char32_t code_point);

// Number of code points; number of UTF-16 code units.
[[nodiscard]] std::size_t count(std::string_view text);
[[nodiscard]] std::size_t utf16_length(std::string_view text);

// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), if any.
[[nodiscard]] std::optional<std::size_t> first_invalid(std::string_view text);

// Columns a terminal gives the text (East Asian wide = 2, combining = 0); control characters count as 1.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace stet::utf8
