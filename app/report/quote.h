// What became of one quotation, for people and as a line of JSON (docs/quotations.md).
#pragma once

#include <string>
#include <string_view>

#include "app/words/style.h"
#include "verify/quote/match.h"

namespace stet::app {

// A line of a batch: `{"id": …, "quote": "…", "text": "…"}`.
struct QuoteLine {
  std::string id = "null";  // JSON, as it was given
  std::string quote;
  std::string text;
  std::string error;  // why it cannot be answered, or empty
};
[[nodiscard]] QuoteLine read_quote_line(std::string_view line);

// `{"id": …, "outcome": …, "start": …, "end": …, "class": …, "diff": …}` without a line end; `warnings`
// follow where there are any. `id`: JSON, as it was given; `landmark`: page 3, line 12.
[[nodiscard]] std::string quote_line(std::string_view id, verify::quote::Match const& match,
                                     std::string_view landmark = {});

// `{"id": …, "line": …, "error": …}` for a line of a batch that could not be read.
[[nodiscard]] std::string quote_error_line(std::string_view id, std::size_t line, std::string_view error);

// A text as people see it: where the words stand, how they differ, what is left out beside them.
struct QuotedText {
  std::string_view path;
  std::string_view text;   // that match.span points into
  std::string_view place;  // line:column of the match in the file
  std::string_view link;   // to the words on the page, or empty
};
[[nodiscard]] std::string quote_report(verify::quote::Match const& match, QuotedText const& source,
                                       Style const& style);

}  // namespace stet::app
