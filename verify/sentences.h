// Sentences of an article: what coverage is counted in. Splits at full stops, question and exclamation marks,
// and knows abbreviations, initials, decimal points, ordinal numbers and closing quotation marks by language.
#pragma once

#include <string_view>
#include <vector>

#include "parser/article.h"

namespace stet::verify {

// The sentences of running text, in order, as readable spans: paragraphs, list items, quotations and
// captions. Headings, tables and code are none. `language`: BCP-47.
[[nodiscard]] std::vector<Span> sentences_of(parser::ReadableText const& article, std::string_view language);

// The sentences of one block of text.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view text, Span block, std::string_view language);

}  // namespace stet::verify
