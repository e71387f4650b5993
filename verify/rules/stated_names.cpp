#include "verify/rules/stated_names.h"

#include <algorithm>

#include "verify/claims.h"
#include "verify/quote/mentions.h"
#include "verify/registry/library.h"
#include "verify/rules/cited_texts.h"

namespace stet::verify::rules {
namespace {

bool any_shares_language(CitedTexts const& cited, quote::Haystack const& claim) {
  return std::ranges::any_of(cited.texts, [&](CitedText const& text) {
    return text.snapshot != nullptr && quote::shares_language(text.snapshot->haystack(text.language), claim);
  });
}

}  // namespace

std::vector<StatedName> names_without_evidence(CheckResult const& result, EvidenceCheck const& checked) {
  std::vector<StatedName> found;
  auto const& map = result.map;
  for (auto const id : map.occurrences.ids()) {
    auto const& occurrence = map.occurrences[id];
    if (occurrence.citations.empty() || occurrence.text.empty() || occurrence.copy_of.valid()) continue;
    auto const cited = cited_texts(result, checked, occurrence.citations, occurrence.text);
    if (!cited) continue;
    quote::Haystack const claim(occurrence.text, cited->claim_language);
    for (auto const name : quote::names_in(claim, cited->claim_language)) {
      auto const words = claim.span(name.first, name.last).of(claim.text());
      if (quoted(map, occurrence, words) || any_mentions(*cited, claim, name)) continue;
      if (!cited->one_language && !any_shares_language(*cited, claim)) break;
      found.push_back({std::string(words), place_of(result, occurrence, words), list_of(cited->sources),
                       occurrence.text + " " + std::string(words)});
    }
  }
  return found;
}

}  // namespace stet::verify::rules
