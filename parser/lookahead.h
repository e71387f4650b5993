// Searches for the far end of things that may never end: comments, brackets, data blocks. Every answer is
// remembered, so that a million unclosed brackets cost one scan and not a million.
#pragma once

#include <cstddef>

namespace stet::parser {

class Lookahead {
 public:
  explicit Lookahead(char const* end) : end_(end) {}

  // The first `c` at or after `at`; the end of the text if there is none.
  [[nodiscard]] char const* bracket(char const* at) { return find(close_bracket_, at, ']'); }
  [[nodiscard]] char const* parenthesis(char const* at) { return find(close_parenthesis_, at, ')'); }
  [[nodiscard]] char const* angle(char const* at) { return find(close_angle_, at, '>'); }
  [[nodiscard]] char const* at_sign(char const* at) { return find(at_sign_, at, '@'); }
  // The first `]:` or `>:` at or after `at`.
  [[nodiscard]] char const* bracket_colon(char const* at) { return find_pair(bracket_colon_, at, "]:"); }
  [[nodiscard]] char const* angle_colon(char const* at) { return find_pair(angle_colon_, at, ">:"); }
  // The end of the line that `at` lies on: CR, LF or a Unicode line separator.
  [[nodiscard]] char const* line_end(char const* at);
  // Where the next empty line begins (its preceding line end), or the end of the text.
  [[nodiscard]] char const* blank_line(char const* at);

  // The end of the comment that begins at `at`, or nullptr: `<!-- -->`, `/* */`, `//` with a line end after
  // it.
  [[nodiscard]] char const* comment(char const* at);
  // The end of the front matter token `===` … `===` at `at`, or nullptr.
  [[nodiscard]] char const* front_matter(char const* at);
  // The end of the shortcode-like token `.x.` or `:x:` at `at`, without the blank after it, or nullptr.
  [[nodiscard]] char const* special(char const* at);
  // The end of the data block at `at` as Argdown's lexer finds it, or nullptr.
  [[nodiscard]] char const* argdown_data(char const* at);
  // The end of the data block at `at` with its braces balanced, quoted strings skipped; nullptr if it is not
  // closed. Only a block that Argdown sees too may hold empty lines.
  [[nodiscard]] char const* balanced_data(char const* at);

 private:
  struct Memo {
    char const* from = nullptr;
    char const* found = nullptr;
    [[nodiscard]] bool knows(char const* at) const { return from != nullptr && from <= at && at <= found; }
  };
  // The next U+2028 or U+2029, which no comment of Argdown's reaches over.
  [[nodiscard]] char const* separator(char const* at);
  [[nodiscard]] char const* balanced_over_empty_lines(char const* at);
  [[nodiscard]] char const* find(Memo& memo, char const* at, char c) const;
  [[nodiscard]] char const* find_pair(Memo& memo, char const* at, char const* pair) const;
  [[nodiscard]] char const* find_text(Memo& memo, char const* at, char const* text, std::size_t size) const;

  char const* end_;
  Memo close_bracket_, close_parenthesis_, close_angle_, at_sign_, bracket_colon_, angle_colon_, line_end_,
      blank_line_;
  Memo line_separator_, paragraph_separator_;
  Memo comment_end_, markup_comment_end_, equals_;
  Memo data_stop_;
  char const* data_close_ = nullptr;
  Memo no_special_[2];
  Memo unbalanced_;
  Memo unbalanced_region_;
};

}  // namespace stet::parser
