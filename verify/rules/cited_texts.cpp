#include "verify/rules/cited_texts.h"

#include <algorithm>

namespace stet::verify::rules {

std::optional<CitedTexts> cited_texts(CheckResult const& result, EvidenceCheck const& checked,
                                      argmap::Occurrence const& occurrence) {
  CitedTexts cited;
  for (auto const id : occurrence.citations) {
    auto const& check = checked.citations[id];
    if (!check.source.valid()) return std::nullopt;
    auto const& record = (*result.registry)[check.source];
    auto const snapshots = result.snapshots.of(check.source);
    if (snapshots.empty()) return std::nullopt;
    for (auto const& snapshot : snapshots) {
      if (!snapshot.file.valid()) return std::nullopt;
      cited.texts.push_back({result.sources[snapshot.file].text(), snapshot.reading.get(), snapshot.file});
    }
    for (std::string const* const words :
         {&record.issued, &record.title, &record.author, &record.publisher, &record.container})
      if (!words->empty()) cited.texts.push_back({*words, nullptr, {}});
    cited.sources.push_back("`" + record.id + "`");
    if (!record.language.empty()) cited.language = record.language;
  }
  if (cited.sources.empty()) return std::nullopt;
  return cited;
}

bool quoted(argmap::ArgumentMap const& map, argmap::Occurrence const& occurrence, std::string_view words) {
  return std::ranges::any_of(occurrence.citations, [&](argmap::CitationId id) {
    return std::ranges::any_of(map.citations[id].quotations, [&](argmap::Quotation const& quotation) {
      return quotation.words.contains(words);
    });
  });
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
