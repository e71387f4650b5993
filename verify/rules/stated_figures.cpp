#include "verify/rules/stated_figures.h"

#include <algorithm>
#include <span>

#include "verify/claims.h"
#include "verify/registry/library.h"
#include "verify/rules/cited_texts.h"

namespace stet::verify::rules {
namespace {

using quote::FigureFinding;

std::vector<FigureFinding> compare(std::span<quote::Figure const> stated, CitedTexts const& evidence,
                                   std::string_view language) {
  std::vector<std::vector<quote::Figure>> own;  // of words of records
  own.reserve(evidence.texts.size());
  std::vector<quote::EvidenceText> texts;
  for (CitedText const& text : evidence.texts) {
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

}  // namespace

std::vector<StatedFigure> figures_without_evidence(CheckResult const& result, EvidenceCheck const& checked) {
  std::vector<StatedFigure> figures;
  auto const& map = result.map;
  for (auto const id : map.occurrences.ids()) {
    auto const& occurrence = map.occurrences[id];
    if (occurrence.citations.empty() || occurrence.text.empty() || occurrence.copy_of.valid()) continue;
    auto const evidence = cited_texts(result, checked, occurrence);
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
