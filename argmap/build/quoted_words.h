// Quotation marks in words that no grammar has read. Knows bytes and no syntax.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stet::argmap {

struct QuotedWords {
  std::string_view words;  // without the marks
  std::size_t size = 0;    // with them
};

// The quotation that begins at the byte; none if there is no opening mark or nothing that closes it.
[[nodiscard]] std::optional<QuotedWords> quoted_words(std::string_view text, std::size_t at);

// The size of the quotation mark at the byte, 0 if there is none. An apostrophe is none, nor are inches (5").
[[nodiscard]] std::size_t quotation_mark(std::string_view text, std::size_t at);

// With one blank for all white space in a row, and none at the ends.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace stet::argmap
