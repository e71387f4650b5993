#include "parser/lines.h"

#include <algorithm>

#include "parser/characters.h"

namespace stet::parser {
namespace {

using What = LineStart::What;

constexpr std::uint64_t largest_number = 1'000'000'000;

struct Digits {
  char const* end;
  std::uint64_t value;
};
Digits digits(char const* at, char const* end) {
  std::uint64_t value = 0;
  for (; at != end && is_digit(*at); ++at)
    value = std::min(largest_number, value * 10 + static_cast<std::uint64_t>(*at - '0'));
  return {at, value};
}

LineStart relation(char const* marker, Symbol symbol, std::ptrdiff_t size) {
  LineStart line;
  line.what = What::relation;
  line.symbol = symbol;
  line.marker = marker;
  line.content = marker + size;
  return line;
}

LineStart text(char const* marker) {
  LineStart line;
  line.marker = marker;
  line.content = marker;
  return line;
}

// The signs of a line after its indentation.
LineStart signs(char const* at, char const* end, Before before) {
  auto const next = [&](std::ptrdiff_t i) { return at + i < end ? at[i] : '\0'; };
  switch (*at) {
    case '+':
      return next(1) == '>' ? relation(at, Symbol::support_down, 2) : relation(at, Symbol::support_up, 1);
    case '-':
      if (next(1) == '-' && before != Before::empty_line) {
        LineStart line = text(at);
        line.what = What::inference;
        line.content = at + 2;
        return line;
      }
      return next(1) == '>' ? relation(at, Symbol::attack_down, 2) : relation(at, Symbol::attack_up, 1);
    case '<':
      if (next(1) == '+') return relation(at, Symbol::support_up, 2);
      if (next(1) == '-') return relation(at, Symbol::attack_up, 2);
      if (next(1) == '_') return relation(at, Symbol::undercut_up, 2);
      break;
    case '>':
      if (next(1) == '<') return relation(at, Symbol::contradiction, 2);
      break;
    case '_':
      if (next(1) == '>') return relation(at, Symbol::undercut_down, 2);
      if (white_space(at + 1, end) != 0) return relation(at, Symbol::undercut_up, 1);
      break;
    case '(': {
      auto const [after, value] = digits(at + 1, end);
      if (after == at + 1 || after == end || *after != ')') break;
      LineStart line = text(at);
      line.what = What::number;
      line.value = value;
      line.content = after + 1;
      return line;
    }
    case '*': {
      if (white_space(at + 1, end) == 0) break;
      LineStart line = text(at);
      line.what = What::unordered_item;
      line.content = at + 1;
      return line;
    }
    default: {
      if (!is_digit(*at)) break;
      auto const [after, value] = digits(at, end);
      if (after == end || *after != '.' || white_space(after + 1, end) == 0) break;
      LineStart line = text(at);
      line.what = What::ordered_item;
      line.value = value;
      line.content = after + 1;
      return line;
    }
  }
  return text(at);
}

}  // namespace

std::uint32_t indentation(char const* begin, char const* marker, Dialect dialect) {
  if (dialect == Dialect::argdown) return static_cast<std::uint32_t>(marker - begin);
  std::uint32_t width = 0;
  for (; begin != marker; ++begin) width = *begin == '\t' ? (width / 4 + 1) * 4 : width + 1;
  return width;
}

LineEnd line_end(char const* at, char const* end, bool empty_line_possible) {
  char const* first = nullptr;
  char const* last = nullptr;
  for (char const* p = at;;) {
    while (p != end && is_blank(*p)) ++p;
    if (p == end) break;
    if (*p == '\n') {
      ++p;
    } else if (*p == '\r' && p + 1 != end && p[1] == '\n') {
      p += 2;
    } else {
      if (first == nullptr && *p == '\r') first = p + 1;
      break;
    }
    if (first != nullptr) last = p;
    if (first == nullptr) {
      first = p;
      if (!empty_line_possible) break;
    }
  }
  if (last != nullptr) return {last, true};
  return {first, false};
}

LineStart classify(char const* at, char const* end, Before before, Dialect dialect) {
  auto const is_indentation = [&](char c) {
    return is_blank(c) || (c == '\'' && dialect == Dialect::argdown);
  };
  char const* p = at;
  while (p != end && is_blank(*p)) ++p;
  if (p != end && *p == '#') {
    char const* q = p;
    while (q != end && *q == '#') ++q;
    LineStart line = text(p);
    if (q == end || *q != ' ') return line;
    line.what = What::heading;
    line.level = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(q - p, 255));
    line.content = q + 1;
    return line;
  }
  char const* marker = p;
  while (marker != end && is_indentation(*marker)) ++marker;
  if (marker == end) {
    LineStart line = text(p);
    if (p == end) line.what = What::end;
    return line;
  }
  LineStart line = signs(marker, end, before);
  if (line.what == What::text) return text(p);
  line.width = indentation(at, marker, dialect);
  if (line.what == What::ordered_item || line.what == What::unordered_item) ++line.width;
  return line;
}

}  // namespace stet::parser
