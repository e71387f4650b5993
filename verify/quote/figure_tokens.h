// The words of a text as the reader of figures looks at them.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/span.h"
#include "verify/quote/figure_words.h"
#include "verify/quote/fold.h"

namespace stet::verify::quote {

class FigureTokens {
 public:
  FigureTokens(std::string_view text, std::span<Token const> tokens, std::string_view language)
      : text_(text), tokens_(tokens), words_(figure_words_for(language)), folding_(folding_for(language)) {}

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] FigureWords const& words() const { return words_; }
  // Who does not divide thousands with a comma has it before the fraction.
  [[nodiscard]] char decimal() const { return folding_.group == ',' ? words_.decimal() : ','; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Span span(std::size_t i) const { return {tokens_[i].begin, tokens_[i].end}; }
  [[nodiscard]] std::string_view written(std::size_t i) const { return span(i).of(text_); }

  // The token, its digits in ASCII; the same in lower case, without an article joined to it. Empty beyond the
  // text.
  [[nodiscard]] std::string const& folded(std::size_t i) const { return kept(i).folded; }
  [[nodiscard]] std::string const& word(std::size_t i) const { return kept(i).lower; }
  [[nodiscard]] bool has_digits(std::size_t i) const { return is_figure(folded(i)); }

  // Whether a figure may begin with the token. Most words cannot.
  [[nodiscard]] bool may_begin(std::size_t i) const;
  // What stands between the token and the one before.
  [[nodiscard]] std::string_view gap(std::size_t i) const;
  // To the token before, by a hyphen or dash.
  [[nodiscard]] bool joined(std::size_t i) const;
  // Only a space or a hyphen between the token and the one before; or a full stop too, as after an ordinal.
  [[nodiscard]] bool adjacent(std::size_t i, bool or_dot = false) const;

  // The longest entry of the kind that begins with the token, or that ends before it.
  [[nodiscard]] std::optional<FigureWords::Found> find(FigureWord kind, std::size_t i) const;
  [[nodiscard]] std::size_t before(FigureWord kind, std::size_t i) const;  // its length in words; 0: none
  // An entry that is the word itself, as of letters joined to a number.
  [[nodiscard]] std::optional<FigureWords::Found> find(FigureWord kind, std::string_view word) const;

 private:
  // The words around a figure are asked for again and again: the last ones are kept.
  struct Kept {
    std::size_t token = std::numeric_limits<std::size_t>::max();
    std::string folded;
    std::string lower;
    FigureWords::Beginning beginning;
  };
  [[nodiscard]] Kept const& kept(std::size_t i) const;

  std::string_view text_;
  std::span<Token const> tokens_;
  FigureWords const& words_;
  Folding folding_;
  mutable std::array<Kept, 8> kept_;  // by token number: more than one figure looks around
};

}  // namespace stet::verify::quote
