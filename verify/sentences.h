// Sentences of an article: what coverage is counted in. Splits at full stops, question and exclamation marks,
// and knows abbreviations, initials, decimal points, ordinal numbers and closing quotation marks by language.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "parser/article.h"
#include "verify/quote/fold.h"

namespace stet::verify {

// Takes a sentence and its tokens, both as readable spans.
using VisitSentence = std::function<void(Span sentence, std::span<quote::Token const> tokens)>;

// Visits the sentences of one block of text in order. `language`: BCP-47.
void split_sentences(std::string_view text, Span block, std::string_view language,
                     VisitSentence const& visit);

// Visits the sentences of running text: paragraphs, list items, quotations and captions. Headings, tables and
// code are none.
void split_sentences(parser::ReadableText const& article, std::string_view language,
                     VisitSentence const& visit);

}  // namespace stet::verify
