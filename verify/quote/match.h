// What comparing a quotation with a source gives: the outcome, the place, and how the words differ.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::verify::quote {

enum class Outcome : std::uint8_t {
  verbatim,
  normalised,
  elided,
  bracketed,  // faithful
  altered,
  spliced,
  misattributed,
  not_found,  // not
  unchecked,  // no snapshot to look in
};
[[nodiscard]] std::string_view to_string(Outcome outcome);
[[nodiscard]] bool faithful(Outcome outcome);

// What kind of change an altered quotation makes.
enum class Change : std::uint8_t {
  none,
  negation,
  number,
  name,
  tense,  // or number: another form of the same word
  spelling,
  order,
  splice,
  truncation,   // a whole sentence but for the negation at its edge
  punctuation,  // a sentence ends where none did, or a question became a statement
  other
};
[[nodiscard]] std::string_view to_string(Change change);

// One word of a word diff between the quotation and the source.
struct DiffWord {
  enum class Kind : std::uint8_t {
    same,
    added,
    dropped
  };  // added: only in the quotation; dropped: only in the source
  Kind kind = Kind::same;
  std::string word;
};

// On one line: [-dropped-] words are only in the source, {+added+} ones only in the quotation.
[[nodiscard]] std::string diff_text(std::span<DiffWord const> diff);

// A word of the source that bears on the quoted ones and was left out, or what else a reader should know.
struct ContextWord {
  enum class Kind : std::uint8_t {
    negation,
    hedge,
    condition,
    name,  // another one in brackets
    denial,
    approximation,
    pronoun,    // another one in brackets
    number,     // many for one in brackets, or the reverse
    insertion,  // words in brackets that stand for none
    question,
    marks,     // words that the source has in quotation marks
    seam,      // where one paragraph, cell or item ends and another begins
    language,  // its negations are not known
  };
  enum class Place : std::uint8_t { before, after, elided, within };
  Kind kind = Kind::negation;
  Place place = Place::before;
  Span span;  // in the source text
  std::string words;
};
[[nodiscard]] std::string_view to_string(ContextWord::Kind kind);
[[nodiscard]] std::string_view to_string(ContextWord::Place place);
// What of the source is left out or put in, as a part of a sentence: says “not” just before the quoted words.
[[nodiscard]] std::string description(ContextWord const& word);

struct Match {
  Outcome outcome = Outcome::not_found;
  Change change = Change::none;
  Span span;                         // in the source text: where the words, or the nearest passage, stand
  std::vector<DiffWord> diff;        // when altered
  std::string context_before;        // a negation, hedge or condition just outside the quoted words, if any
  std::vector<ContextWord> context;  // all of them, in the order of the source
  std::uint32_t elided_words = 0;    // words of the source that ellipses leave out
  bool crosses_sentence = false;     // an ellipsis leaves out the end of a sentence,
  bool crosses_paragraph = false;    // of a paragraph,
  bool crosses_speaker = false;      // or of one speaker's words
  bool attribution_removed =
      false;  // "he said" between the source's words is not in the quotation, or the reverse
};

struct CheckSettings {
  std::uint32_t elision_gap = 60;  // words an ellipsis may leave out
  std::uint32_t bracket_gap = 6;   // words a bracketed insertion may stand for
  std::string language = "en";  // of the source, BCP-47; chooses the word lists and how numbers are written
};

}  // namespace stet::verify::quote
