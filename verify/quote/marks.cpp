#include "verify/quote/marks.h"

#include <algorithm>

#include "base/utf8.h"
#include "verify/quote/characters.h"

namespace stet::verify::quote {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char32_t c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char32_t character_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return utf8::decode(text, begin).code_point;
}

// Whether a figure follows a sign of comparison, over spaces and what a writer has put in: = 5, < .05, = -3,
// = [sic] 5, = [6].
bool figure_follows(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 64;
  std::size_t const limit = std::min(text.size(), at + reach);
  while (at < limit) {
    auto const [c, size] = utf8::decode(text, at);
    if (is_digit(c)) return true;
    if (c == '[' || c == '(') {
      if (at + 1 < limit && is_digit(text[at + 1])) return true;
      at = text.substr(0, limit).find(c == '[' ? ']' : ')', at);
      if (at != std::string_view::npos) ++at;
    } else if (is_group_space(c)) {
      at += size;
    } else {
      bool const part_of_figure = c == '.' || c == ',' || c == '+' || is_dash(c);
      return part_of_figure && at + size < text.size() && is_digit(text[at + size]);
    }
  }
  return false;
}

bool may_precede_note(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  char32_t const c = character_before(text, at);
  if (c < 0x80) return is_alphanumeric(c) || std::string_view(".,;:!?)\"']").contains(static_cast<char>(c));
  return classify(c) != CharacterClass::sign && !is_dash(c) && !is_group_space(c);
}

}  // namespace

std::size_t note_mark(std::string_view text, std::size_t at) {
  if (!may_precede_note(text, at)) return 0;
  std::size_t end = at + 1;
  while (end < text.size() && is_digit(text[end]) && end - at <= 3) ++end;
  return end > at + 1 && end < text.size() && text[end] == ']' ? end + 1 - at : 0;
}

bool stands_before_number(std::string_view text, std::size_t at, std::size_t size) {
  if (at + size >= text.size() || classify(utf8::decode(text, at + size).code_point) != CharacterClass::digit)
    return false;
  if (at == 0) return true;
  char32_t const before = character_before(text, at);
  return before == '(' || before == '[' || before == '"' || before == '\t' || is_group_space(before);
}

bool sign_counts(std::string_view text, std::size_t at, char c) {
  auto const next = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  switch (c) {
    case '<':
    case '>':
    case '=': return figure_follows(text, at + (next(at + 1) == '=' ? 2 : 1));
    case '+': return is_digit(next(at + 1));
    case '@':
    case '#': return is_alphanumeric(static_cast<unsigned char>(next(at + 1)));
    default: return true;
  }
}

}  // namespace stet::verify::quote
