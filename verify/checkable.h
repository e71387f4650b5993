// What in an article can be checked: the sentences that are worth a claim by their score (verify/worth), and
// what stands in them: quotations, figures and dates, words that say what somebody said, why something is so,
// or that something is the most. What is found is shown, and decides nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/article.h"
#include "verify/worth/score.h"

namespace stet::verify {

// In the order of how much there is to check. A statement is what is worth a claim and has none of the
// others.
enum class CheckableKind : std::uint8_t { quotation, figure, attribution, causal, superlative, statement };
[[nodiscard]] std::string_view to_string(CheckableKind kind);

struct Checkable {
  CheckableKind kind = CheckableKind::quotation;
  Span span;  // in the readable text: the words in their marks, the figure, the word that tells; the sentence
  std::size_t sentence = 0;  // index into the sentences
};

// Words in quotation marks, with the marks, in order: two words or more, in any of the common kinds of marks.
// A quotation ends with its block.
[[nodiscard]] std::vector<Span> quotations_in(std::string_view text, Span block);

// The sentences of an article, and what in them can be checked: in the order of the sentences, then of the
// kinds, then of the places.
struct CheckableText {
  std::vector<Span> sentences;  // readable spans
  std::vector<float> scores;    // by sentence: from 0 to 1, how likely it is worth a claim
  std::vector<Checkable> checkables;
};
inline constexpr float worth_a_claim = 0.5F;
[[nodiscard]] CheckableText checkable_in(parser::ReadableText const& article, std::string_view language,
                                         float least = worth_a_claim);

// What made the score of a sentence, what counted most first.
[[nodiscard]] std::vector<Counted> what_counted(std::string_view text, Span sentence,
                                                std::string_view language);

}  // namespace stet::verify
