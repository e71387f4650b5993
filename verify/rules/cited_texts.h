// What the citations of a claim's text offer to compare its figures and names with.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "verify/check_result.h"
#include "verify/evidence.h"
#include "verify/quote/mentions.h"

namespace stet::verify {
class SnapshotReading;
}

namespace stet::verify::rules {

struct CitedText {
  std::string_view words;
  SnapshotReading const* snapshot = nullptr;  // none: words of the record
  FileId file;                                // none if it is no file
  std::string_view language;
};
struct CitedTexts {
  std::vector<CitedText> texts;
  std::vector<std::string> sources;  // their ids, to be named
  std::string_view claim_language;
  bool one_language = false;  // the map names its language, and the sources' records none other
};

// Of citations beside some text. None if nothing is cited, or one of the sources cannot be read: what is
// looked for may stand in that one.
[[nodiscard]] std::optional<CitedTexts> cited_texts(CheckResult const& result, EvidenceCheck const& checked,
                                                    std::span<argmap::CitationId const> citations,
                                                    std::string const& text);

// True if one of the texts has the name that the claim gives.
[[nodiscard]] bool any_mentions(CitedTexts const& cited, quote::Haystack const& claim, quote::Name name);

// True for words within a quotation, which is compared as a whole.
[[nodiscard]] bool quoted(argmap::ArgumentMap const& map, argmap::Occurrence const& occurrence,
                          std::string_view words);

// The claim's text with blanks for what it quotes.
[[nodiscard]] std::string own_words(argmap::ArgumentMap const& map, argmap::Occurrence const& occurrence);

// Where the words stand in the map; the whole text if they cannot be told.
[[nodiscard]] Location place_of(CheckResult const& result, argmap::Occurrence const& occurrence,
                                std::string_view words);

}  // namespace stet::verify::rules
