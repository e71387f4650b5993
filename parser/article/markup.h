// What stands in Markdown and is no prose of it: tags of the generators of sites (Liquid, Jinja, Hugo, MDX),
// chunks and attributes of R Markdown, Quarto and Pandoc, math, and citations.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "parser/article.h"

namespace stet::parser {

struct Markup {
  std::vector<Span> passed_over;  // in order, apart from each other
  std::vector<Span> gaps;         // those of them that stand for words: math, and values of templates
  std::vector<Span> citations;    // `[@key, p. 3]`, which is among the former, and `@key` in running text
};

// The stretches between the pairs from `begin` on, in order and apart from each other; an inner one belongs
// to the outer. Linear for each pair.
[[nodiscard]] std::vector<Span> stretches_between(std::string_view bytes, std::size_t begin,
                                                  std::span<Delimiters const> pairs);

// Reads from `begin` on; passes over `ignored` as well, which is in order. Linear.
[[nodiscard]] Markup markup_in(std::string_view bytes, std::size_t begin, std::span<Span const> ignored);

}  // namespace stet::parser
