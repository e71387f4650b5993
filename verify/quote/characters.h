// What a character is to the folding: part of a word, a sign that counts, or mere typography.
#pragma once

#include <cstdint>
#include <string_view>

namespace stet::verify::quote {

enum class CharacterClass : std::uint8_t {
  separator,  // spaces, punctuation, quotation marks, dashes
  letter,     // and marks that belong to letters
  digit,
  apostrophe,
  sign,         // currency, per cent, mathematics: a token of its own
  ideograph,    // written without spaces: a token of its own
  ignorable,    // zero width, soft hyphen
  fraction,     // ½: a token of its own
  superscript,  // ²: neither 2 nor nothing
};
[[nodiscard]] CharacterClass classify(char32_t c);

[[nodiscard]] bool is_quotation_mark(char32_t c);  // any kind that is not also an apostrophe
[[nodiscard]] bool is_dash(char32_t c);            // hyphens, dashes, minus
[[nodiscard]] bool is_hyphen(char32_t c);          // that may divide a word at a line's end
[[nodiscard]] char digit_of(char32_t c);           // 0 to 9, for a digit of any script
[[nodiscard]] constexpr bool is_stress(char32_t c) { return c == 0x300 || c == 0x301; }
// Spaces that may group the digits of one number, a line's end among them.
[[nodiscard]] bool is_group_space(char32_t c);

}  // namespace stet::verify::quote
