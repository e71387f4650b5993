#include "verify/rules/stated_figures.h"

#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/library.h"

namespace stet::verify::rules {
namespace {

using quote::FigureFinding;

// What a claim's citations offer to compare with.
struct Text {
  std::string_view words;
  SnapshotReading const* snapshot = nullptr;  // none: words of the record
  FileId file;                                // none if it is no file
};
struct Evidence {
  std::vector<Text> texts;
  std::vector<std::string> sources;
  std::string language = "en";
};

// None if one of the sources cannot be read.
std::optional<Evidence> evidence_of(CheckResult const& result, EvidenceCheck const& checked,
                                    argmap::Occurrence const& occurrence) {
  Evidence evidence;
  for (auto const id : occurrence.citations) {
    auto const& check = checked.citations[id];
    if (!check.source.valid()) return std::nullopt;
    auto const& record = result.registry.records[check.source];
    if (record.snapshots.empty()) return std::nullopt;
    for (auto const& snapshot : record.snapshots) {
      if (!snapshot.file.valid()) return std::nullopt;
      evidence.texts.push_back({result.sources[snapshot.file].text(), snapshot.reading.get(), snapshot.file});
    }
    for (std::string_view const words : {std::string_view(record.issued), std::string_view(record.title)})
      evidence.texts.push_back({words, nullptr, {}});
    evidence.sources.push_back("`" + record.id + "`");
    if (!record.language.empty()) evidence.language = record.language;
  }
  if (evidence.sources.empty()) return std::nullopt;
  return evidence;
}

std::vector<FigureFinding> compare(std::span<quote::Figure const> stated, Evidence const& evidence,
                                   std::string_view language) {
  std::vector<std::vector<quote::Figure>> own;  // of words of records
  own.reserve(evidence.texts.size());
  std::vector<quote::EvidenceText> texts;
  for (Text const& text : evidence.texts) {
    std::span<quote::Figure const> const figures =
        text.snapshot != nullptr ? text.snapshot->figures(language)
                                 : own.emplace_back(quote::read_figures(text.words, language));
    texts.push_back({text.words, figures});
  }
  return compare_figures(stated, texts);
}

// Figures that are as often a manner of speaking ("two neighbours") are reported only if the source has
// another one for the same thing.
bool telling(std::string_view words, FigureFinding const& finding) {
  return finding.kind == FigureFinding::Kind::contradicted ||
         words.find_first_of("0123456789") != std::string_view::npos;
}

// Quoted figures are compared with the quotation that they are in.
bool quoted(argmap::ArgumentMap const& map, argmap::Occurrence const& occurrence, std::string_view words) {
  return std::ranges::any_of(occurrence.citations, [&](argmap::CitationId id) {
    return std::ranges::any_of(map.citations[id].quotations, [&](argmap::Quotation const& quotation) {
      return quotation.words.contains(words);
    });
  });
}

// Where the words stand in the map; the whole text if they cannot be told.
Location place_of(CheckResult const& result, argmap::Occurrence const& occurrence, std::string_view words) {
  auto const text = result.sources.text(occurrence.text_location);
  auto const at = text.find(words);
  if (at == std::string_view::npos || text.find(words, at + 1) != std::string_view::npos)
    return occurrence.text_location;
  auto const begin = occurrence.text_location.span.begin + static_cast<Offset>(at);
  return {occurrence.text_location.file, {begin, begin + static_cast<Offset>(words.size())}};
}

}  // namespace

std::vector<StatedFigure> figures_without_evidence(CheckResult const& result, EvidenceCheck const& checked) {
  std::vector<StatedFigure> figures;
  auto const& map = result.map;
  for (auto const id : map.occurrences.ids()) {
    auto const& occurrence = map.occurrences[id];
    if (occurrence.citations.empty() || occurrence.text.empty() || occurrence.copy_of.valid()) continue;
    auto const evidence = evidence_of(result, checked, occurrence);
    if (!evidence) continue;
    auto const stated = quote::read_figures(occurrence.text, evidence->language);
    if (stated.empty()) continue;
    auto const findings = compare(stated, *evidence, evidence->language);
    // The claim may be written as English numbers are, or as the source's are: it must fail both ways.
    auto const in_english = evidence->language == "en"
                                ? findings
                                : compare(quote::read_figures(occurrence.text, "en"), *evidence, "en");
    for (auto const& finding : findings) {
      auto const words = finding.claim.of(occurrence.text);
      bool const both =
          std::ranges::any_of(in_english, [&](auto const& other) { return other.claim == finding.claim; });
      if (!both || !telling(words, finding) || quoted(map, occurrence, words)) continue;
      StatedFigure figure;
      figure.date = finding.date;
      figure.kind = finding.kind;
      figure.words = std::string(words);
      figure.place = place_of(result, occurrence, words);
      figure.source = list_of(evidence->sources);
      figure.subject = occurrence.text + " " + figure.words;
      FileId const file = evidence->texts[finding.evidence].file;
      if (finding.kind == FigureFinding::Kind::contradicted && file.valid()) {
        figure.evidence = {file, finding.evidence_span};
        figure.said = std::string(result.sources.text(figure.evidence));
      }
      figures.push_back(std::move(figure));
    }
  }
  return figures;
}

}  // namespace stet::verify::rules
