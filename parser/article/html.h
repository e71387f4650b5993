// Reads HTML into a TextBuilder: a whole file, or what stands between the lines of a Markdown article.
#pragma once

#include <string_view>

#include "parser/article/origin.h"
#include "parser/article/text_builder.h"

namespace stet::parser {

// Appends the readable text of `html`, whose bytes stand in the file where `origin` says.
void read_html(std::string_view html, Origin const& origin, TextBuilder& out);

// What a tag does to text around it, by its name in lower case.
enum class HtmlRole : std::uint8_t {
  text,      // marks words inside a line
  block,     // stands on lines of its own
  line_end,  // br
  quote,     // q: its quotation marks are the browser's
  unread,    // holds nothing that is read as the article's text
};
[[nodiscard]] HtmlRole html_role(std::string_view name);

}  // namespace stet::parser
