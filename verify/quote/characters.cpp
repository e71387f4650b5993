#include "verify/quote/characters.h"

#include <array>

#include <utf8proc.h>

namespace stet::verify::quote {
namespace {

using enum CharacterClass;

constexpr std::array<CharacterClass, 128> ascii_classes = [] {
  std::array<CharacterClass, 128> table{};
  for (auto& entry : table) entry = separator;
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = letter;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<unsigned char>(c)] = letter;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = digit;
  for (char const c : std::string_view("%$+=<>&@#")) table[static_cast<unsigned char>(c)] = sign;
  table['\''] = apostrophe;
  table['`'] = apostrophe;
  return table;
}();

bool written_without_spaces(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
         (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

// Points of Hebrew, vowel marks of Arabic, and the stroke that stretches an Arabic word.
bool is_optional_mark(char32_t c) {
  return (c >= 0x591 && c <= 0x5C7 && c != 0x5BE && c != 0x5C0 && c != 0x5C3 && c != 0x5C6) ||
         (c >= 0x610 && c <= 0x61A) || c == 0x640 ||
         (c >= 0x64B && c <= 0x65F && c != 0x653 && c != 0x654 && c != 0x655) || c == 0x670 ||
         (c >= 0x6D6 && c <= 0x6ED && c != 0x6DD && c != 0x6DE && c != 0x6E9);
}

CharacterClass classify_by_category(char32_t c) {
  if (is_optional_mark(c)) return ignorable;
  auto const* const property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  if (property->ignorable != 0U) return ignorable;
  switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_NL: return written_without_spaces(c) ? ideograph : letter;
    case UTF8PROC_CATEGORY_ND: return digit;
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SM: return sign;
    case UTF8PROC_CATEGORY_NO:
      if (property->decomp_type == UTF8PROC_DECOMP_TYPE_SUPER ||
          property->decomp_type == UTF8PROC_DECOMP_TYPE_SUB)
        return superscript;
      return property->decomp_type == UTF8PROC_DECOMP_TYPE_FRACTION ? fraction : sign;
    case UTF8PROC_CATEGORY_CF: return ignorable;
    default: return separator;
  }
}

}  // namespace

CharacterClass classify(char32_t c) {
  if (c < 0x80) return ascii_classes[c];
  if (c >= 0xC0 && c < 0x250) return c == 0xD7 || c == 0xF7 ? sign : letter;
  if (c >= 0x400 && c < 0x482) return letter;
  switch (c) {
    case 0xA7:    // section sign
    case 0xB0:    // degree
    case 0x2030:  // per mille
    case 0xFF05:  // full-width per cent
    case 0xFF04:  // full-width dollar
    case 0xFF06: return sign;
    case 0xAA:  // ordinal indicators belong to the number: 1ª, 1º
    case 0xBA:
    case 0xB5: return letter;
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x02BB:
    case 0x02B9:
    case 0x02C8:
    case 0xB4:
    case 0xFF07: return apostrophe;
    case 0x207A:  // the signs of powers
    case 0x207B:
    case 0x208A:
    case 0x208B: return superscript;
    case 0x2044: return separator;
    case 0x2212: return separator;  // a minus counts only before a digit
    case 0xFFFD: return separator;
    default: return classify_by_category(c);
  }
}

bool is_quotation_mark(char32_t c) {
  switch (c) {
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case 0xFF02: return true;
    default: return false;
  }
}

char digit_of(char32_t c) {
  if (c < 0x80) return static_cast<char>(c);
  auto const is_digit = [](char32_t other) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(other)) == UTF8PROC_CATEGORY_ND;
  };
  char32_t zero = c;  // digits stand in tens, from 0 to 9
  while (c - zero < 60 && is_digit(zero - 1)) --zero;
  return static_cast<char>('0' + (c - zero) % 10);
}

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0xAD || c == 0xAC; }

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

bool is_group_space(char32_t c) {
  return c == ' ' || c == '\n' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

}  // namespace stet::verify::quote
