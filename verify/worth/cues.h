// What in a sentence says that it states something that can be checked, or that it does not: words by
// language (verify/worth/cues/<language>.txt and the lists of verify/quote/words), figures, names,
// quotations, length.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "verify/quote/figures.h"
#include "verify/quote/fold.h"

namespace stet::verify {

enum class Cue : std::uint8_t {
  // Words, by lists.
  attribution,
  causal,
  superlative,
  comparison,
  change,
  quantity,
  negation,
  hedge,
  certainty,
  condition,
  modal,
  past,
  present,
  first,  // the writer, and the text that is being read
  we,
  you,
  opinion,
  future,
  ought,
  discourse,
  vague,
  demonstrative,  // as the first word
  // What else a sentence has.
  figure,
  figures,  // several
  measure,  // a figure with a unit
  date,
  numeral,  // a number that is too small to look up
  quotation,
  name,
  names,
  full_name,  // two words with capitals, one after the other
  acronym,
  question,
  exclamation,
  short_,  // fewer than four words,
  brief,   // fewer than nine,
  long_,   // more than fifteen,
  longer,  // more than twenty-five
};
inline constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::longer) + 1;
[[nodiscard]] std::string_view to_string(Cue cue);

// A sentence with what has been read in it already.
struct SentenceView {
  std::string_view text;  // of the whole article
  Span span;
  std::span<quote::Token const> tokens;
  std::span<quote::Figure const> figures;
  std::span<Span const> quotations;  // in their marks
};

// A figure that somebody could look up: with digits, an amount, or from ten upwards.
[[nodiscard]] bool worth_checking(quote::Figure const& figure, std::string_view text);

// The words that are the writer's own: those outside of quotations, or all if there are no others.
[[nodiscard]] std::vector<quote::Token> own_words(SentenceView const& sentence);

// Where each cue is met first; what is not at a place of its own stands at the sentence's first word.
using Cues = std::array<std::optional<Span>, cue_count>;

class CueList {
 public:
  explicit CueList(std::string_view language);
  // `own`: own_words(sentence).
  [[nodiscard]] Cues find(SentenceView const& sentence, std::span<quote::Token const> own) const;
  // Whether a word by itself is the cue.
  [[nodiscard]] bool is(Cue cue, std::string_view word) const;

 private:
  struct Entry {
    std::uint32_t cues = 0;  // one bit each
    bool longer = false;     // begins an entry of more words
  };
  void read(std::string_view list, quote::Folding folding);
  void find_words(std::string_view text, std::span<quote::Token const> own, Cues& out) const;

  std::unordered_map<std::uint32_t, Entry> entries_;  // by the hashes of their words
  std::vector<std::pair<std::string, Cue>> endings_;
  bool nouns_have_capitals_ = false;
};

// The list of the language (BCP-47); of one without a list, what needs no words.
[[nodiscard]] CueList const& cues_for(std::string_view language);

}  // namespace stet::verify
