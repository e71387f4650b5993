// The formatter: white space only. Titles, words, data and comments are written back byte for byte, in their
// order; what changes is where lines end, how far they are indented, and how many blank lines stand between
// blocks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parser/dialect.h"
#include "parser/syntax.h"

namespace stet::parser {

struct FormatOptions {
  Dialect dialect = Dialect::stet;
  std::uint32_t width = 100;  // columns a text line is wrapped at; 0 leaves line ends alone
};

// The formatted document. `tree` is what parse() made of `text` in the same dialect. Formatting twice gives
// the same bytes, and the result reads as the same document. Line ends are those of the first line. Linear in
// the text.
[[nodiscard]] std::string format(SyntaxTree const& tree, std::string_view text,
                                 FormatOptions const& options = {});

// Formats until nothing changes any more. Nothing if the result would not read as the same document, or does
// not come to rest: then the document is better left alone.
[[nodiscard]] std::optional<std::string> format_stably(SyntaxTree const& tree, std::string_view text,
                                                       FormatOptions const& options = {});

// True if two documents differ in nothing but white space between words: the same nodes, and the same bytes
// in them. What fmt checks before it writes. Linear.
[[nodiscard]] bool reads_the_same(SyntaxTree const& a, std::string_view a_text, SyntaxTree const& b,
                                  std::string_view b_text);

}  // namespace stet::parser
