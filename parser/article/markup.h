// What stands in Markdown and is no prose of it: tags of the generators of sites (Liquid, Jinja, Hugo, MDX),
// chunks and attributes of R Markdown, Quarto and Pandoc, math, and citations.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::parser {

struct Markup {
  std::vector<Span> passed_over;  // in order, apart from each other
  std::vector<Span> gaps;         // those of them that stand for words: math, and values of templates
  std::vector<Span> citations;    // `[@key, p. 3]`, which is among the former, and `@key` in running text
};

// Reads from `begin` on. Linear.
[[nodiscard]] Markup markup_in(std::string_view bytes, std::size_t begin);

}  // namespace stet::parser
