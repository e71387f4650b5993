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
  raised,    // sup, and sub: figures in them are small ones
  lowered,
  unread,  // holds nothing that is read as the article's text, or what is struck out of it
};
[[nodiscard]] HtmlRole html_role(std::string_view name);

// The small figure or sign for one that stands in sup (or sub); the character itself if there is none.
[[nodiscard]] std::string_view small_figure(std::string_view text, std::size_t at, HtmlRole role);

// The encoding that the page states of itself: in an XML declaration or a `meta` near its beginning.
[[nodiscard]] std::string_view stated_encoding(std::string_view html);

}  // namespace stet::parser
