// A checked map in formats that carry verdicts, sources or places in the article. One function a format, each
// in its file; app/exchange/formats.cpp has the table of them.
#pragma once

#include <string>

#include "verify/check_result.h"
#include "verify/config/settings.h"

namespace stet::verify::exchange {

struct Input {
  CheckResult const& result;
  Settings const& settings;
};

// Arguebuf with the map's text, verdicts, anchors and data in `userdata`, the article and the cited sources
// as resources. Reading it back gives the same map.
[[nodiscard]] std::string arguebuf(Input const& input);

// One row a claim, one row a piece of evidence (RFC 4180, UTF-8, with a header). A cell that a spreadsheet
// would take for a formula begins with an apostrophe.
[[nodiscard]] std::string claims_csv(Input const& input);
[[nodiscard]] std::string evidence_csv(Input const& input);

// schema.org's ClaimReview as JSON-LD: one for each claim that the map puts forward and that can be checked,
// rated as the house rates (Settings::claim_reviews).
[[nodiscard]] std::string claim_reviews(Input const& input);

// W3C Web Annotations (Recommendation of 2017): one for each claim that is found in the article, with a
// TextQuoteSelector and a TextPositionSelector. Positions count code points of the article's file; of its
// readable text if the article is HTML.
[[nodiscard]] std::string annotations(Input const& input);

// The map's registry has no secrets in any of them: of a confidential source, what may be said in public.
[[nodiscard]] std::string public_title(SourceRecord const& source);

}  // namespace stet::verify::exchange
