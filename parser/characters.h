// Classes of bytes and characters that the grammar and the line scanner share. Works on UTF-8 bytes; the
// few non-ASCII characters that matter are recognised by their encoding.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/text.h"

namespace stet::parser {

[[nodiscard]] constexpr bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
// A letter or digit; every character outside ASCII counts as a letter here.
[[nodiscard]] constexpr bool is_word(char c) { return is_alpha(c) || is_digit(c) || is_high(c); }
[[nodiscard]] constexpr bool is_line_end(char c) { return c == '\n' || c == '\r'; }
// What may stand between words; a form feed is a word.
[[nodiscard]] constexpr bool is_gap(char c) { return is_blank(c) || is_line_end(c); }

// Bytes of the white-space character at `at` (ECMAScript's `\s`), 0 if there is none.
[[nodiscard]] constexpr std::size_t white_space(char const* at, char const* end) {
  if (at == end) return 0;
  auto const byte = [&](std::ptrdiff_t i) { return static_cast<unsigned char>(at[i]); };
  unsigned char const c = byte(0);
  if (c == ' ' || (c >= 9 && c <= 13)) return 1;
  if (c < 0xC2) return 0;
  if (c == 0xC2 && end - at >= 2) return byte(1) == 0xA0 ? 2 : 0;
  if (end - at < 3) return 0;
  if (c == 0xE1) return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
  if (c == 0xE2) {
    if (byte(1) == 0x80)
      return byte(2) <= 0x8A || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF ? 3 : 0;
    return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0;
  }
  if (c == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (c == 0xEF) return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0;
  return 0;
}

// Bytes of the line or paragraph separator U+2028/2029 at `at`, 0 if there is none.
[[nodiscard]] constexpr std::size_t unicode_separator(char const* at, char const* end) {
  if (end - at < 3 || at[0] != '\xE2' || at[1] != '\x80') return 0;
  return at[2] == '\xA8' || at[2] == '\xA9' ? 3 : 0;
}

// Bytes of the UTF-8 character at `at`; a malformed byte counts as one character.
[[nodiscard]] constexpr std::size_t character(char const* at, char const* end) {
  auto const first = static_cast<unsigned char>(*at);
  std::size_t const wanted = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
  for (std::size_t i = 1; i < wanted; ++i)
    if (at + i == end || (static_cast<unsigned char>(at[i]) & 0xC0U) != 0x80U) return 1;
  return wanted;
}

// Bytes of the tag character at `at` (ASCII letters, digits, `-`, the six signs between `Z` and `a`, and most
// of the Basic Multilingual Plane), 0 if there is none.
[[nodiscard]] constexpr std::size_t tag_character(char const* at, char const* end) {
  if (at == end) return 0;
  auto const byte = [&](std::ptrdiff_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i]));
  };
  char const c = *at;
  if (!is_high(c)) return (c >= 'A' && c <= 'z') || is_digit(c) || c == '-' ? 1 : 0;
  std::size_t const size = character(at, end);
  if (size == 2) return byte(0) > 0xC2 || byte(1) >= 0xA0 ? 2 : 0;
  if (size != 3) return 0;
  std::uint32_t const code = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  bool const inside = (code >= 0x800 && code <= 0xD7FF) || (code >= 0xF900 && code <= 0xFDCF) ||
                      (code >= 0xFDF0 && code <= 0xFFEF);
  return inside ? 3 : 0;
}

// The characters that can begin something else than text: a run of text stops before them.
inline constexpr auto control_characters = [] {
  std::array<bool, 256> table{};
  for (char const c : {'\\', '@', '#', '*', '_', '[', ']', ',', '.',  ':', ';',
                       '<',  '/', '>', '-', '(', ')', '{', '}', '\r', '\n'})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();
[[nodiscard]] constexpr bool is_control(char c) { return control_characters[static_cast<unsigned char>(c)]; }

}  // namespace stet::parser
