// How much of the article's checkable text the map has claims for, sentence by sentence, and what it has none
// for.
#pragma once

#include <vector>

#include "argmap/map.h"
#include "parser/article.h"
#include "verify/anchor.h"
#include "verify/checkable.h"

namespace stet::verify {

struct Coverage {
  std::vector<Span> sentences;        // of the article, as readable spans
  std::vector<Checkable> checkables;  // in them
  // By sentence: whether it holds something checkable; whether a claim is anchored in it, or the map quotes
  // one of its quotations too.
  std::vector<bool> checkable;
  std::vector<bool> mapped;
  std::vector<bool> covered;  // by checkable: whether a claim covers it
  // The anchors that lie in each sentence, by index.
  std::vector<std::vector<std::size_t>> anchors;

  [[nodiscard]] std::size_t checkable_count() const;
  [[nodiscard]] std::size_t mapped_count() const;  // of the checkable ones
};

// What is covered: words that an anchored claim holds; a quotation that the map quotes too; a figure that is
// stated by a claim anchored in its sentence, or by what bears on that claim directly.
[[nodiscard]] Coverage coverage_of(argmap::ArgumentMap const& map, parser::ReadableText const& article,
                                   std::vector<Anchor> const& anchors, std::string_view language);

}  // namespace stet::verify
