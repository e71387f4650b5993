// claim-contradicts-article, claim-weaker-than-article: what the map judges is not what the article says. A
// claim is compared with the words that it is anchored to: figures, dates, names, negations, hedges.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "verify/checkable.h"
#include "verify/claims.h"
#include "verify/quote/wording.h"
#include "verify/rules/cited_texts.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const claim_contradicts_article{
    62, "claim-contradicts-article", Category::coverage, Severity::error,
    "a claim says something else than the words that it is anchored to"};
extern Rule const claim_weaker_than_article{63, "claim-weaker-than-article", Category::coverage,
                                            Severity::warning,
                                            "a claim is more careful than the words that it is anchored to"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

using quote::WordingChange;

// What others are quoted with is theirs: blanks stand for it.
std::string own_words(std::string_view text) {
  std::string own(text);
  for (Span const quotation : quotations_in(text, {0, static_cast<Offset>(text.size())}))
    std::fill(own.begin() + quotation.begin, own.begin() + quotation.end, ' ');
  return own;
}

void report(Input const& input, Anchor const& anchor, argmap::Occurrence const& occurrence,
            WordingChange const& change, Diagnostics& findings) {
  auto const& result = input.result;
  auto const words = anchor.readable.of(result.article_text.text);
  auto const claimed = change.first.of(occurrence.text);
  auto const published = change.second.of(words);
  bool const weaker = change.kind == WordingChange::Kind::hedge;
  auto const name = name_of(result.map, anchor.statement);
  std::string message;
  if (weaker)
    message = fmt::format("{} says “{}” where the article does not", name, claimed);
  else if (change.kind == WordingChange::Kind::negation)
    message = fmt::format("“{}” stands only {}", claimed.empty() ? published : claimed,
                          claimed.empty() ? "in the article" : fmt::format("in {}", name));
  else
    message = fmt::format("the article says “{}”, {} says “{}”", published, name, claimed);
  auto& diagnostic = findings.report(
      weaker ? rule_id::claim_weaker_than_article : rule_id::claim_contradicts_article,
      claimed.empty() ? occurrence.text_location : place_of(result, occurrence, claimed), std::move(message));
  diagnostic.label = weaker ? "more careful than what is published" : "not what is published";
  diagnostic.related.push_back({anchor.place, "the article's words"});
  diagnostic.help = weaker ? "state the claim as the article does, or have the article take it back to this"
                           : "state what the article says: it is the published sentence that is judged";
  diagnostic.subject = fmt::format("{} {} {}", name, claimed, published);
}

}  // namespace

void claim_contradicts_article(Input const& input, Diagnostics& findings) {
  auto const& result = input.result;
  for (Anchor const& anchor : result.anchors) {
    if (!anchor.located() || anchor.outcome == AnchorOutcome::ambiguous || !anchor.statement.valid())
      continue;
    auto const words = anchor.readable.of(result.article_text.text);
    auto const published = own_words(words);
    for (auto const id : result.map.statements[anchor.statement].occurrences) {
      auto const& occurrence = result.map.occurrences[id];
      if (occurrence.text.empty() || occurrence.copy_of.valid()) continue;
      auto const language = std::string_view(result.article_language);
      auto changes = quote::changed_figures(occurrence.text, words, language);
      for (auto const& change : quote::changed_words(own_words(occurrence.text), published, language))
        changes.push_back(change);
      std::set<std::string_view> told;  // the claim may repeat its words
      for (auto const& change : changes)
        if (change.first.empty() || told.insert(change.first.of(occurrence.text)).second)
          report(input, anchor, occurrence, change, findings);
    }
  }
}

}  // namespace stet::verify::rules
