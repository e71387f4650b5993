// Anchors: where in the article the words stand that a claim maps. An anchor is a text-quote selector (W3C
// Web Annotation Data Model, 4.2.4): words, or `{exact, prefix, suffix}` where the words alone fit several
// places. The words are found by the folding that quotations are checked with; when they are not there, the
// nearest passage is named and the anchor has drifted. Nothing is accepted for being similar.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "argmap/map.h"
#include "base/diagnostic.h"
#include "parser/article.h"
#include "verify/quote/match.h"

namespace stet::verify {

enum class AnchorOutcome : std::uint8_t {
  exact,      // the same bytes of the readable text
  folded,     // the same words in another typography, or with an ellipsis
  drifted,    // other words now stand there, or the words stand there between others
  ambiguous,  // they stand in several places
  missing,
};
[[nodiscard]] std::string_view to_string(AnchorOutcome outcome);

struct Anchor {
  argmap::OccurrenceId occurrence;  // that it is written at,
  argmap::StatementId statement;    // of this claim,
  argmap::ArgumentId argument;      // or this argument; exactly one is valid
  Location location;                // of the words as written in the map
  std::string exact, prefix, suffix;

  AnchorOutcome outcome = AnchorOutcome::missing;
  Span readable;   // where the words stand in the readable text; the first of the places if ambiguous
  Location place;  // the same in the article's file; of no file if missing
  std::vector<Span> others;      // further readable places, if ambiguous
  bool compared = true;          // missing: what is nearest was looked for; not if too many are missing
  bool context_differs = false;  // drifted: the words are there, what should stand around them is not
  quote::Change change = quote::Change::none;  // drifted: how the words differ,
  std::vector<quote::DiffWord> diff;           // and word by word

  // True if the claim has a place in the article, whether or not its words have changed.
  [[nodiscard]] bool located() const { return outcome != AnchorOutcome::missing; }
};

// Locates every anchor of the map, in the order of the occurrences. `article` is the file that `text` was
// read from; if it is none, there is nothing to locate and no anchor. `language` is the article's (BCP-47).
// Anchors that are not what they should be are reported as invalid-data.
[[nodiscard]] std::vector<Anchor> locate_anchors(argmap::ArgumentMap const& map, FileId article,
                                                 parser::ReadableText const& text, std::string_view language,
                                                 Diagnostics& diagnostics);

}  // namespace stet::verify
