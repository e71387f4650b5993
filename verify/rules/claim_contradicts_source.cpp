// claim-contradicts-source: a claim denies what the source that it cites says, or says what that denies, or
// the contrary. A claim is compared with the sentences that have most of its words, and nothing is said where
// one of them agrees with it.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/quote/passages.h"
#include "verify/quote/wording.h"
#include "verify/registry/library.h"
#include "verify/rules/cited_texts.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const claim_contradicts_source{70, "claim-contradicts-source", Category::quote, Severity::warning,
                                           "a claim denies what it cites, or what it cites denies it"};
}

namespace stet::verify::rules {
namespace {

struct Denial {
  Location sentence;
  Span in_sentence;  // the negation, or the contrary word; empty if the claim has a negation
  Span in_claim;     // likewise
};

// What is said in all the sentences that say nearly what the claim says, but for a negation.
std::optional<Denial> denial_in(CitedTexts const& cited, std::string_view claim) {
  constexpr double enough = 0.6;
  std::optional<Denial> denial;
  for (CitedText const& text : cited.texts) {
    if (text.snapshot == nullptr) continue;
    auto const& source = text.snapshot->haystack(text.language);
    for (Span const sentence :
         quote::nearest_sentences(source, quote::Haystack(claim, cited.claim_language))) {
      auto const words = sentence.of(text.words);
      if (text.words.substr(sentence.end).starts_with('?')) continue;
      if (quote::shared_words(claim, words, cited.claim_language) < enough) continue;
      auto const change = quote::changed_sense(claim, words, cited.claim_language);
      if (!change) return std::nullopt;
      if (!denial) denial = Denial{{text.file, sentence}, change->second, change->first};
    }
  }
  return denial;
}

}  // namespace

void claim_contradicts_source(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  for (auto const id : map.occurrences.ids()) {
    auto const& occurrence = map.occurrences[id];
    if (occurrence.citations.empty() || occurrence.text.empty() || occurrence.copy_of.valid()) continue;
    if (occurrence.text.ends_with('?')) continue;
    auto const cited = cited_texts(input.result, input.evidence, occurrence.citations, occurrence.text);
    if (!cited) continue;
    auto const own = own_words(map, occurrence);
    auto const denial = denial_in(*cited, own);
    if (!denial) continue;
    auto const sentence = input.result.sources.text(denial->sentence);
    auto const claimed = denial->in_claim.of(own);
    auto const said = denial->in_sentence.of(sentence);
    auto const sources = list_of(cited->sources);
    std::string const message = claimed.empty() ? fmt::format("“{}” stands only in {}", said, sources)
                                : said.empty()
                                    ? fmt::format("“{}” stands only in the claim", claimed)
                                    : fmt::format("{} says “{}”, not “{}”", sources, said, claimed);
    auto& diagnostic = findings.report(rule_id::claim_contradicts_source,
                                       place_of(input.result, occurrence, claimed), message);
    diagnostic.label = "the source says otherwise";
    diagnostic.related.push_back({denial->sentence, "what it says"});
    diagnostic.help = "say what the source says, or cite the source that says this";
    diagnostic.subject = fmt::format("{} {}", occurrence.text, claimed.empty() ? said : claimed);
  }
}

}  // namespace stet::verify::rules
