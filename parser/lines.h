// What a line begins with. Decides block structure: relations, headings, numbered statements, inferences and
// list items are recognised at the start of a line only, from its indentation and first signs.
#pragma once

#include <cstdint>

#include "parser/dialect.h"
#include "parser/lookahead.h"
#include "parser/syntax.h"

namespace stet::parser {

// What came before, as far as it matters: comments and blanks leave it as it is.
enum class Before : std::uint8_t { start, newline, empty_line, other };

struct LineStart {
  enum class What : std::uint8_t {
    text,
    end,            // of the input
    empty_line,     // `content` is after it
    newline,        // another line end; `content` is after it
    heading,        // `level`
    relation,       // `symbol`, `width`
    number,         // `(7)`; `value`
    inference,      // `--`
    ordered_item,   // `1.`; `value`, `width`
    unordered_item  // `*`; `width`
  };
  What what = What::text;
  Symbol symbol = Symbol::support_up;
  std::uint8_t level = 0;
  std::uint32_t width = 0;        // characters of indentation
  std::uint64_t value = 0;        // of a number
  char const* marker = nullptr;   // where the sign begins, after the indentation
  char const* content = nullptr;  // what follows the sign
};

// Classifies the line whose indentation begins at `at`. `at` may also lie behind a comment on that line.
[[nodiscard]] LineStart classify(char const* at, char const* end, Before before, Dialect dialect);

// The end of the line end at `at` (blanks before it included), or nullptr: one line end, or an empty line.
struct LineEnd {
  char const* end = nullptr;
  bool empty_line = false;
};
[[nodiscard]] LineEnd line_end(char const* at, char const* end, bool empty_line_possible);

// Characters of indentation in [begin, marker): a tab is one in Argdown, else it reaches to the next multiple
// of four.
[[nodiscard]] std::uint32_t indentation(char const* begin, char const* marker, Dialect dialect);

}  // namespace stet::parser
