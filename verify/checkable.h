// What in an article can be checked at all: quotations, figures and dates, and sentences that say what
// somebody said, why something is so, or that something is the most. Word lists and signs only; what is found
// is ranked and shown, and decides nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/article.h"

namespace stet::verify {

// In the order of how much there is to check.
enum class CheckableKind : std::uint8_t { quotation, figure, attribution, causal, superlative };
[[nodiscard]] std::string_view to_string(CheckableKind kind);

struct Checkable {
  CheckableKind kind = CheckableKind::quotation;
  Span span;  // in the readable text: the words in their marks, the figure, the word that tells
  std::size_t sentence = 0;  // index into the sentences
};

// Words in quotation marks, with the marks, in order: two words or more, in any of the common kinds of marks.
// A quotation ends with its block.
[[nodiscard]] std::vector<Span> quotations_in(std::string_view text, Span block);

// The sentences of an article, and what in them can be checked: in the order of the sentences, then of the
// kinds, then of the places.
struct CheckableText {
  std::vector<Span> sentences;  // readable spans
  std::vector<Checkable> checkables;
};
[[nodiscard]] CheckableText checkable_in(parser::ReadableText const& article, std::string_view language);

}  // namespace stet::verify
