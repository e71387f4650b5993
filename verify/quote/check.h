// Does a source say these words? Finding and judging are different jobs: similarity accepts "is" for "is
// not", so words are folded, split at ellipses, bracketed insertions become short gaps, and what is left must
// match token by token. Only when that fails is the nearest passage located and shown as a word diff.
#pragma once

#include <cstdint>
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
  tense,
  spelling,
  order,
  splice,
  truncation,
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

struct Match {
  Outcome outcome = Outcome::not_found;
  Change change = Change::none;
  Span span;                   // in the source text: where the words, or the nearest passage, stand
  std::vector<DiffWord> diff;  // when altered
  std::string context_before;  // a negation, hedge or condition just outside the quoted words, if any
};

struct CheckSettings {
  std::uint32_t elision_gap = 60;  // words an ellipsis may leave out
  std::uint32_t bracket_gap = 6;   // words a bracketed insertion may stand for
  std::string language = "en";
};

// A source text prepared once for many quotations. Keeps views into `text`, which must outlive it.
class Haystack;

// Checks `words` (marks taken off) against the text of one source.
[[nodiscard]] Match check(std::string_view words, std::string_view source_text,
                          CheckSettings const& settings = {});

}  // namespace stet::verify::quote
