// ASCII at the level of characters: what is a blank, a digit, a letter; texts without white space around
// them, in lower case, word by word, line by line. Bytes outside ASCII are never touched.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace stet {

// Within a line.
[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
// Blanks, and what ends a line or a page.
[[nodiscard]] constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_alpha(char c) { return is_upper(c) || is_lower(c); }

[[nodiscard]] constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
  return out;
}

// Without white space at the ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Whether there is nothing but white space.
[[nodiscard]] constexpr bool is_blank(std::string_view text) { return trimmed(text).empty(); }

// Words are what stands between white space.
[[nodiscard]] constexpr std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  bool in_word = false;
  for (char const c : text) {
    if (!is_space(c) && !in_word) ++count;
    in_word = !is_space(c);
  }
  return count;
}

// The text on one line: runs of white space as one blank, none at the ends.
[[nodiscard]] inline std::string on_one_line(std::string_view text) {
  std::string line;
  for (char const c : trimmed(text)) {
    if (!is_space(c)) {
      line += c;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return line;
}

// Takes the next line off the text, and returns it without its line end.
[[nodiscard]] constexpr std::string_view take_line(std::string_view& text) {
  std::size_t const end = std::min(text.find('\n'), text.size());
  std::string_view const line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace stet
