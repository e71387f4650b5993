// Letters as they are folded: composed, without ligatures, and in one alphabet where a language has two.
#pragma once

#include <string>

#include "verify/quote/fold.h"

namespace stet::verify::quote {

// Compatibility composition (NFKC without characters that are not seen); the text itself when it cannot be
// mapped.
[[nodiscard]] std::string compose(std::string const& text);

// Without the marks on its letters: Zürich is written Zurich too.
[[nodiscard]] std::string without_accents(std::string const& text);

// True if composition cannot change the code point or its neighbour.
[[nodiscard]] constexpr bool composed_already(char32_t c) {
  return c < 0x80 || (c >= 0xC0 && c < 0x132) || (c >= 0x150 && c < 0x17F) || (c >= 0x400 && c < 0x482);
}

[[nodiscard]] constexpr bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }
[[nodiscard]] constexpr bool is_serbian_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x100 && c < 0x180);
}

// Appends the letter, or those that it stands for in this folding: œ is oe, ß is ss, ж is ž in Serbian, ё is
// е in Russian.
void append_letter(std::string& out, char32_t c, Folding const& folding);
// Takes away the dots of ё that composition made.
void without_yo(std::string& text);

}  // namespace stet::verify::quote
