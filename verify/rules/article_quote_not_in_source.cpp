// article-quote-not-in-source: the article quotes words in the sentence of a claim, and none of the sources
// cited for the claim has them. What the map quotes is checked there.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "verify/checkable.h"
#include "verify/claims.h"
#include "verify/quote/check.h"
#include "verify/registry/library.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const article_quote_not_in_source{
    65, "article-quote-not-in-source", Category::coverage, Severity::error,
    "the article quotes words that the sources cited for the claim do not have"};
}

namespace stet::verify::rules {
namespace {

constexpr std::size_t telling_words = 4;  // fewer are titles, terms and words used at a distance

std::vector<argmap::CitationId> citations_of(argmap::ArgumentMap const& map, argmap::StatementId statement) {
  std::vector<argmap::CitationId> all;
  for (auto const id : map.statements[statement].occurrences)
    for (auto const citation : map.occurrences[id].citations) all.push_back(citation);
  return all;
}

// Whether the map quotes the words itself, in whatever marks.
bool quoted_in_map(argmap::ArgumentMap const& map, std::string_view words) {
  auto const has = [&](argmap::Quotation const& each) {
    return quote::faithful(quote::check(each.words, words).outcome) ||
           quote::faithful(quote::check(words, each.words).outcome);
  };
  for (auto const id : map.citations.ids())
    if (std::ranges::any_of(map.citations[id].quotations, has)) return true;
  return false;
}

// The words' best match in what is cited; none if one of the sources cannot be read.
std::optional<quote::Match> best_match(Input const& input, std::span<argmap::CitationId const> cited,
                                       std::string_view words) {
  std::optional<quote::Match> best;
  for (auto const id : cited) {
    auto const source = input.evidence.citations[id].source;
    if (!source.valid()) return std::nullopt;
    quote::CheckSettings settings;
    auto const& language = (*input.result.registry)[source].language;
    settings.language = language.empty() ? input.result.article_language : language;
    auto const copies = input.result.snapshots.of(source);
    if (copies.empty()) return std::nullopt;
    for (auto const& copy : copies) {
      if (!copy.file.valid()) return std::nullopt;
      auto match = quote::check(words, copy.reading->haystack(settings.language), settings);
      if (!best || match.outcome < best->outcome) best = std::move(match);
    }
  }
  return best;
}

void report(Input const& input, Anchor const& anchor, argmap::CitationId cited, Span quotation,
            Diagnostics& findings) {
  auto const& result = input.result;
  auto& diagnostic = findings.report(
      rule_id::article_quote_not_in_source, {result.article, result.article_text.source_of(quotation)},
      fmt::format("the article quotes words for {} that `{}` does not have",
                  name_of(result.map, anchor.statement), result.map.citations[cited].key));
  diagnostic.label = "not in what is cited";
  diagnostic.related.push_back({result.map.citations[cited].location, "cited here"});
  diagnostic.help = "quote the source's own words in the article, or cite the source that has these";
  diagnostic.subject = std::string(quotation.of(result.article_text.text));
}

}  // namespace

void article_quote_not_in_source(Input const& input, Diagnostics& findings) {
  auto const& result = input.result;
  std::vector<Span> reported;
  for (std::size_t i = 0; i < result.coverage.sentences.size(); ++i) {
    auto const sentence = result.coverage.sentences[i];
    for (std::size_t const index : result.coverage.anchors[i]) {
      Anchor const& anchor = result.anchors[index];
      if (!anchor.statement.valid()) continue;
      auto const cited = citations_of(result.map, anchor.statement);
      if (cited.empty()) continue;
      for (Span const quotation : quotations_in(result.article_text.text, sentence)) {
        auto const words = quotation.of(result.article_text.text);
        if (count_words(words) < telling_words || std::ranges::find(reported, quotation) != reported.end() ||
            quoted_in_map(result.map, words))
          continue;
        auto const match = best_match(input, cited, words);
        if (!match || quote::faithful(match->outcome)) continue;
        reported.push_back(quotation);
        report(input, anchor, cited.front(), quotation, findings);
      }
    }
  }
}

}  // namespace stet::verify::rules
