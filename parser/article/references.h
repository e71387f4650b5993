// Character references such as `&ldquo;` or `&#8212;`: what they stand for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet::parser {

enum class ReferenceRules : std::uint8_t {
  html,      // WHATWG, section 13.2.5.72: some names need no semicolon, 0x80 to 0x9F are Windows-1252
  markdown,  // CommonMark, section 2.5: the semicolon is required
};

struct Reference {
  std::array<char, 8> bytes{};
  std::uint8_t length = 0;  // of the text it stands for
  std::size_t size = 0;     // bytes that the reference takes; 0: it is none
  [[nodiscard]] std::string_view text() const { return {bytes.data(), length}; }
};

// Reads the reference at the start of `text`, which begins with `&`.
[[nodiscard]] Reference read_reference(std::string_view text, ReferenceRules rules);

}  // namespace stet::parser
