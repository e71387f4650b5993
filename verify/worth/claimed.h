// Which of a sentence's quotations and figures somebody has to answer for: words that somebody is said to
// have said, and not titles, terms and code; figures that say how many, and not names, labels and references
// that have digits.
#pragma once

#include "verify/worth/cue_words.h"
#include "verify/worth/cues.h"

namespace stet::verify {

class Claimed {
 public:
  explicit Claimed(std::string_view language) : labels_(language, "label"), language_(language) {}
  // `code`: stretches of the text that are code, in order.
  [[nodiscard]] bool quotation(SentenceView const& sentence, Span quotation,
                               std::span<Span const> code) const;
  [[nodiscard]] bool figure(SentenceView const& sentence, quote::Figure const& figure,
                            std::span<Span const> code) const;

 private:
  [[nodiscard]] bool is_label(SentenceView const& sentence, quote::Figure const& figure) const;
  [[nodiscard]] bool reports_speech(SentenceView const& sentence, Span quotation) const;

  CueWords labels_;  // words before numbers that number things: section, figure
  std::string language_;
};

}  // namespace stet::verify
