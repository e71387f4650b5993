// A quotation taken apart: stretches of words that must be in the source, and between them what an ellipsis
// or a bracketed insertion leaves open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verify/quote/boundary.h"
#include "verify/quote/fold.h"
#include "verify/quote/words.h"

namespace stet::verify::quote {

struct PatternWord {
  std::string folded;  // with the bracketed part, when it has one
  std::uint32_t hash = 0;
  Span span;  // in the quotation
  Boundary before;
  bool broken = false;        // perhaps the first half of a word divided at a line's end
  bool second_half = false;   // or the second
  bool any_initial = false;   // first of a quotation or after an ellipsis: its first letter's case is free
  bool bare_capital = false;  // its accent may have been left out, or put in
  bool partly_bracketed = false;  // walk[ed], [t]he
  std::string outside;            // the letters not in brackets
  bool bracket_first = false;
};

// What stands between two stretches, or at an edge.
struct Joint {
  bool ellipsis = false;
  bool bracket = false;
  bool negates = false;               // a bracketed insertion says "not"
  bool must_negate = false;           // the letters after it do: [is]n't
  std::vector<std::string> inserted;  // the bracketed words, folded
  [[nodiscard]] bool open() const { return ellipsis || bracket; }
};

struct Stretch {
  std::vector<PatternWord> words;
  Joint before;
};

// How the quotation ends: with a mark that ends a sentence, or open.
enum class SentenceEnd : std::uint8_t { open, stop, question };

struct Pattern {
  std::vector<Stretch> stretches;  // none of them empty
  Joint after;
  SentenceEnd end = SentenceEnd::open;
  Span edges;  // of the quotation's bytes, without white space and marks around it
  bool too_many_gaps = false;

  [[nodiscard]] std::size_t word_count() const;
  // True if there are enough words for a match to mean something: a quotation that is nothing but gaps, or
  // small words among gaps, would be found in any text.
  [[nodiscard]] bool anchored() const;
};

inline constexpr std::size_t max_gaps = 512;

// Whose brackets are in a quotation: the quoting writer's, who put words in, or the source's, that are
// quoted.
enum class Brackets : std::uint8_t { of_writer, of_source };

[[nodiscard]] Pattern parse_pattern(std::string_view quotation, Folding folding, Words const& words,
                                    Brackets brackets = Brackets::of_writer);

}  // namespace stet::verify::quote
