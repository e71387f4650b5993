#include "verify/rules/cited_texts.h"

#include <algorithm>

#include "verify/quote/language.h"
#include "verify/quote/mentions.h"
#include "verify/registry/library.h"

namespace stet::verify::rules {
namespace {

bool names_language(argmap::ArgumentMap const& map) {
  auto const& front = map.front_matter;
  return !front.empty() && front[0].type == parser::yaml::Type::mapping &&
         front.find(0, "language").has_value();
}

// A map that does not name its language may be written in its sources'.
bool is_in_language_of(CitedText const& cited, std::string const& claim) {
  return cited.snapshot != nullptr && quote::shares_language(cited.snapshot->haystack(cited.language),
                                                             quote::Haystack(claim, cited.language));
}

}  // namespace

std::optional<CitedTexts> cited_texts(CheckResult const& result, EvidenceCheck const& checked,
                                      std::span<argmap::CitationId const> citations,
                                      std::string const& text) {
  CitedTexts cited{.texts = {}, .sources = {}, .claim_language = result.article_language};
  cited.one_language = names_language(result.map);
  for (auto const id : citations) {
    auto const& check = checked.citations[id];
    if (!check.source.valid()) return std::nullopt;
    auto const& record = (*result.registry)[check.source];
    std::string_view const language = record.language.empty() ? result.article_language : record.language;
    cited.one_language = cited.one_language &&
                         quote::primary_language(language) == quote::primary_language(cited.claim_language);
    auto const snapshots = result.snapshots.of(check.source);
    if (snapshots.empty()) return std::nullopt;
    for (auto const& snapshot : snapshots) {
      if (snapshot.superseded) continue;
      if (!snapshot.file.valid()) return std::nullopt;
      cited.texts.push_back(
          {result.sources[snapshot.file].text(), snapshot.reading.get(), snapshot.file, language});
    }
    for (std::string const* const words :
         {&record.issued, &record.title, &record.author, &record.publisher, &record.container})
      if (!words->empty()) cited.texts.push_back({*words, nullptr, {}, language});
    cited.sources.push_back("`" + record.id + "`");
  }
  if (cited.sources.empty()) return std::nullopt;
  if (!names_language(result.map)) {
    auto const own = std::ranges::find_if(
        cited.texts, [&](CitedText const& each) { return is_in_language_of(each, text); });
    if (own != cited.texts.end()) cited.claim_language = own->language;
  }
  return cited;
}

bool any_mentions(CitedTexts const& cited, quote::Haystack const& claim, quote::Name name) {
  auto const language = cited.claim_language;
  return std::ranges::any_of(cited.texts, [&](CitedText const& text) {
    return text.snapshot != nullptr
               ? quote::mentions(text.snapshot->haystack(text.language), claim, name, language)
               : quote::mentions(quote::Haystack(text.words, text.language), claim, name, language);
  });
}

bool quoted(argmap::ArgumentMap const& map, argmap::Occurrence const& occurrence, std::string_view words) {
  return std::ranges::any_of(occurrence.citations, [&](argmap::CitationId id) {
    return std::ranges::any_of(map.citations[id].quotations, [&](argmap::Quotation const& quotation) {
      return quotation.words.contains(words);
    });
  });
}

std::string own_words(argmap::ArgumentMap const& map, argmap::Occurrence const& occurrence) {
  std::string own = occurrence.text;
  for (auto const id : occurrence.citations)
    for (auto const& quotation : map.citations[id].quotations)
      if (auto const at = own.find(quotation.words); at != std::string::npos)
        std::fill_n(own.begin() + static_cast<std::ptrdiff_t>(at), quotation.words.size(), ' ');
  return own;
}

Location place_of(CheckResult const& result, argmap::Occurrence const& occurrence, std::string_view words) {
  auto const text = result.sources.text(occurrence.text_location);
  auto const at = text.find(words);
  if (at == std::string_view::npos || text.find(words, at + 1) != std::string_view::npos)
    return occurrence.text_location;
  auto const begin = occurrence.text_location.span.begin + static_cast<Offset>(at);
  return {occurrence.text_location.file, {begin, begin + static_cast<Offset>(words.size())}};
}

}  // namespace stet::verify::rules
