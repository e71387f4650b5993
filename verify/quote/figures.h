// The figures, dates and times a text states, and which of a claim's its evidence contradicts or does not
// contain. What is compared is values, in their units, with the precision that the words state: "nearly 2
// billion" agrees with 1,94 billion. Rules only; nothing here knows what the figures are about beyond the
// word that follows them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "verify/quote/figure_words.h"
#include "verify/quote/fold.h"

namespace stet::verify::quote {

struct Figure {
  enum class Kind : std::uint8_t { amount, date, clock };
  // What the words beside it make of a number.
  enum class Bound : std::uint8_t { none, around, near, above, at_least, below, at_most };
  Kind kind = Kind::amount;
  Bound bound = Bound::none;
  bool in_words = false;
  bool share = false;        // a third of
  bool alternative = false;  // another reading of the words that the figure before it has
  bool vague_hour = false;   // of a clock: morning or evening
  bool falls = false;        // it is less by so much: fell by 5 percent
  double low = 0;            // an amount or a range, in the unit's base; minutes of a clock
  double high = 0;
  double half = 0;             // half a unit of the last place that is stated
  Unit const* unit = nullptr;  // none: something is counted
  std::string noun;            // what is counted or ordered, in its plain form; may be empty
  int year = 0;                // of a date; 0: not stated
  int last_year = 0;           // of a decade or a century; else the year
  int month = 0;
  int day = 0;
  Span span;  // in the text
};

// In the order of the text. `language`: BCP-47, decides number words, months, and 1,000 or 1.000.
[[nodiscard]] std::vector<Figure> read_figures(std::string_view text, std::string_view language);

// Of a text whose tokens are known, folded as the language folds.
[[nodiscard]] std::vector<Figure> read_figures(std::string_view text, std::span<Token const> tokens,
                                               std::string_view language);

struct FigureFinding {
  enum class Kind : std::uint8_t { missing, contradicted };
  Kind kind = Kind::missing;
  bool date = false;         // about a date
  Span claim;                // in the claim's text
  std::size_t evidence = 0;  // contradicted: which evidence text,
  Span evidence_span;        // and where in it
};

// A text whose figures have been read.
struct FiguredText {
  std::string_view text;
  std::span<Figure const> figures;
};

// Empty when no evidence has any text: what cannot be compared is not reported. Left alone is what is as
// often a manner of speaking: a small number in words ("two neighbours") without another one for the same
// thing, a date or a time without any other. A figure that the evidence has, but of something else, is
// reported where the sentence that has the claim's words has another one.
[[nodiscard]] std::vector<FigureFinding> compare_figures(FiguredText const& claim,
                                                         std::span<FiguredText const> evidence);
// True if the evidence has every stated figure, and of what the claim says it of.
[[nodiscard]] bool all_hold(FiguredText const& claim, std::span<FiguredText const> evidence);
[[nodiscard]] std::vector<FigureFinding> compare_figures(std::string_view claim,
                                                         std::span<std::string_view const> evidence,
                                                         std::string_view language);

}  // namespace stet::verify::quote
