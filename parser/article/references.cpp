#include "parser/article/references.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <string>

#include "base/utf8.h"
#include "parser/characters.h"

namespace stet::parser {

namespace {

struct Entity {
  char name[32];
  char text[8];
  bool bare;
  [[nodiscard]] constexpr std::string_view key() const { return name; }
};

#include "parser/article/entities.inc"

constexpr std::size_t longest_entity = sizeof(Entity::name) - 1;

// What the bytes 0x80 to 0x9F mean in Windows-1252; 0: nothing.
constexpr char16_t windows_1252[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

Entity const* find_entity(std::string_view name) {
  auto const* const found = std::ranges::lower_bound(entities, name, {}, &Entity::key);
  return found != std::end(entities) && found->key() == name ? found : nullptr;
}

Reference made(std::string_view text, std::size_t size) {
  Reference out;
  out.length = static_cast<std::uint8_t>(text.size());
  std::ranges::copy(text, out.bytes.begin());
  out.size = size;
  return out;
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

Reference numeric(std::string_view text, ReferenceRules rules) {
  std::size_t at = 2;
  bool const hexadecimal = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (hexadecimal) ++at;
  std::size_t const first = at;
  char32_t code_point = 0;
  int const radix = hexadecimal ? 16 : 10;
  while (at < text.size() && digit_value(text[at]) < radix) {
    if (code_point <= 0x10FFFF)
      code_point = code_point * static_cast<char32_t>(radix) + static_cast<char32_t>(digit_value(text[at]));
    ++at;
  }
  if (at == first) return {};
  bool const closed = at < text.size() && text[at] == ';';
  if (rules == ReferenceRules::markdown && (!closed || at - first > (hexadecimal ? 6U : 7U))) return {};
  if (closed) ++at;
  if (rules == ReferenceRules::html && code_point >= 0x80 && code_point <= 0x9F &&
      windows_1252[code_point - 0x80] != 0)
    code_point = windows_1252[code_point - 0x80];
  bool const surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point == 0 || code_point > 0x10FFFF || surrogate) code_point = 0xFFFD;
  std::string bytes;
  utf8::append(bytes, code_point);
  return made(bytes, at);
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

Reference read_reference(std::string_view text, ReferenceRules rules) {
  if (text.size() > 1 && text[1] == '#') return numeric(text, rules);
  std::size_t length = 0;
  while (length <= longest_entity && 1 + length < text.size() && is_alphanumeric(text[1 + length])) ++length;
  std::string_view const name = text.substr(1, length);
  if (1 + length < text.size() && text[1 + length] == ';')
    if (auto const* entity = find_entity(name)) return made(entity->text, length + 2);
  if (rules == ReferenceRules::html)
    for (std::size_t n = std::min(length, longest_bare_name); n >= 2; --n)
      if (auto const* entity = find_entity(name.substr(0, n)); entity != nullptr && entity->bare)
        return made(entity->text, n + 1);
  return {};
}

}  // namespace stet::parser
