#include "parser/lookahead.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "parser/characters.h"

namespace stet::parser {

char const* Lookahead::find(Memo& memo, char const* at, char c) const {
  if (memo.knows(at)) return memo.found;
  void const* const found = at == end_ ? nullptr : std::memchr(at, c, static_cast<std::size_t>(end_ - at));
  memo = {at, found == nullptr ? end_ : static_cast<char const*>(found)};
  return memo.found;
}

char const* Lookahead::find_text(Memo& memo, char const* at, char const* text, std::size_t size) const {
  if (memo.knows(at)) return memo.found;
  std::string_view const rest(at, static_cast<std::size_t>(end_ - at));
  auto const found = rest.find(std::string_view(text, size));
  memo = {at, found == std::string_view::npos ? end_ : at + found};
  return memo.found;
}

char const* Lookahead::find_pair(Memo& memo, char const* at, char const* pair) const {
  return find_text(memo, at, pair, 2);
}

char const* Lookahead::line_end(char const* at) {
  if (line_end_.knows(at)) return line_end_.found;
  char const* p = at;
  while (p != end_ && !is_line_end(*p) && unicode_separator(p, end_) == 0) ++p;
  line_end_ = {at, p};
  return p;
}

char const* Lookahead::blank_line(char const* at) {
  if (blank_line_.knows(at)) return blank_line_.found;
  char const* p = at;
  for (;;) {
    void const* const newline =
        p == end_ ? nullptr : std::memchr(p, '\n', static_cast<std::size_t>(end_ - p));
    if (newline == nullptr) break;
    char const* const here = static_cast<char const*>(newline);
    char const* q = here + 1;
    while (q != end_ && is_blank(*q)) ++q;
    if (q != end_ && *q == '\r') ++q;
    if (q != end_ && *q == '\n') {
      blank_line_ = {at, here};
      return here;
    }
    p = here + 1;
  }
  blank_line_ = {at, end_};
  return end_;
}

char const* Lookahead::separator(char const* at) {
  return std::min(find_text(line_separator_, at, "\u2028", 3),
                  find_text(paragraph_separator_, at, "\u2029", 3));
}

char const* Lookahead::comment(char const* at) {
  std::string_view const rest(at, static_cast<std::size_t>(end_ - at));
  if (rest.starts_with("//")) {
    char const* const line = line_end(at);
    return line != end_ && is_line_end(*line) ? line : nullptr;
  }
  if (rest.starts_with("/*")) {
    char const* const close = find_text(comment_end_, at + 2, "*/", 2);
    return close == end_ || separator(at) < close ? nullptr : close + 2;
  }
  if (rest.starts_with("<!--")) {
    char const* const close = find_text(markup_comment_end_, at + 4, "-->", 3);
    return close == end_ || separator(at) < close ? nullptr : close + 3;
  }
  return nullptr;
}

char const* Lookahead::front_matter(char const* at) {
  std::string_view const rest(at, static_cast<std::size_t>(end_ - at));
  if (!rest.starts_with("===")) return nullptr;
  // The opening run gives back signs when it would otherwise leave none for the closing one.
  std::size_t const run = std::min(rest.find_first_not_of('='), rest.size());
  char const* const close = find_text(equals_, at + run, "===", 3);
  if (close == end_) return run >= 6 ? at + run : nullptr;
  char const* p = close;
  while (p != end_ && *p == '=') ++p;
  return p;
}

char const* Lookahead::special(char const* at) {
  Memo& none = no_special_[*at == ':' ? 1 : 0];
  if (none.from != nullptr && none.from <= at && at < none.found) return nullptr;
  char const* p = at + 1;
  if (p == end_ || white_space(p, end_) != 0) return nullptr;
  p += character(p, end_);
  while (p != end_) {
    if (*p == *at) return p + 1;
    if (white_space(p, end_) != 0) break;
    ++p;
  }
  none = {at, p};
  return nullptr;
}

char const* Lookahead::argdown_data(char const* at) {
  if (!data_stop_.knows(at)) {
    char const* close = nullptr;
    char const* p = at;
    // A brace counts as the end unless a comma or another brace follows it; none can be passed that is
    // followed by white space and then something else.
    auto const could_end = [&](char const* brace) {
      char const* q = brace + 1;
      while (std::size_t const n = white_space(q, end_)) q += n;
      return q == end_ || (*q != ',' && *q != '}');
    };
    for (; p != end_ && *p != '\r' && unicode_separator(p, end_) == 0; ++p) {
      if (*p != '}') continue;
      std::size_t const space = white_space(p + 1, end_);
      char const* const after = p + 1 + space;
      bool const barrier = space != 0 && after != end_ && *after != ',' && *after != '}';
      if (barrier) {
        if (could_end(p)) close = p;
        break;
      }
      if (could_end(p)) close = p;
    }
    data_stop_ = {at, p};
    data_close_ = close;
  }
  return data_close_ != nullptr && data_close_ > at ? data_close_ + 1 : nullptr;
}

char const* Lookahead::balanced_data(char const* at) {
  if (unbalanced_.knows(at)) {
    // Inside a block that is not closed only the innermost braces are tried.
    char const* p = at + 1;
    while (p != unbalanced_.found && *p != '{' && *p != '}') ++p;
    return p != unbalanced_.found && *p == '}' ? p + 1 : nullptr;
  }
  char const* const limit = blank_line(at);
  std::size_t depth = 0;
  char before =
      '{';  // the last sign that is not blank: a quotation mark begins a string only after some of them
  for (char const* p = at; p < limit; ++p) {
    char const c = *p;
    if (c == '{') ++depth;
    if (c == '}' && --depth == 0) return p + 1;
    bool const value_begins = before == ':' || before == ',' || before == '[' || before == '{';
    if ((c == '"' || c == '\'') && value_begins && p != at) {
      char const* q = p + 1;
      while (q < limit && *q != c) q += c == '"' && *q == '\\' ? 2 : 1;
      if (q >= limit) break;
      p = q;
    }
    if (!is_blank(c) && !is_line_end(c)) before = c;
  }
  unbalanced_ = {at, limit};
  return balanced_over_empty_lines(at);
}

char const* Lookahead::balanced_over_empty_lines(char const* at) {
  if (unbalanced_region_.knows(at)) return nullptr;
  char const* const close = argdown_data(at);
  if (close == nullptr) return nullptr;
  std::size_t depth = 0;
  for (char const* p = at; p != close; ++p) {
    if (*p == '{') ++depth;
    if (*p == '}' && --depth == 0) return p + 1 == close ? close : nullptr;
  }
  unbalanced_region_ = {at, close};
  return nullptr;
}

}  // namespace stet::parser
