#include "verify/rules/stated_figures.h"

#include <algorithm>
#include <span>

#include "verify/claims.h"
#include "verify/registry/library.h"
#include "verify/rules/cited_texts.h"

namespace stet::verify::rules {
namespace {

using quote::FigureFinding;

std::vector<FigureFinding> compare(quote::FiguredText const& claim, CitedTexts const& evidence) {
  std::vector<std::vector<quote::Figure>> own;  // of words of records
  own.reserve(evidence.texts.size());
  std::vector<quote::FiguredText> texts;
  for (CitedText const& text : evidence.texts) {
    std::span<quote::Figure const> const figures =
        text.snapshot != nullptr ? text.snapshot->figures(text.language)
                                 : own.emplace_back(quote::read_figures(text.words, text.language));
    texts.push_back({text.words, figures});
  }
  return compare_figures(claim, texts);
}

}  // namespace

std::vector<StatedFigure> figures_without_evidence(CheckResult const& result, EvidenceCheck const& checked) {
  std::vector<StatedFigure> figures;
  auto const& map = result.map;
  for (auto const id : map.occurrences.ids()) {
    auto const& occurrence = map.occurrences[id];
    if (occurrence.citations.empty() || occurrence.text.empty() || occurrence.copy_of.valid()) continue;
    auto const evidence = cited_texts(result, checked, occurrence.citations, occurrence.text);
    if (!evidence) continue;
    auto const stated = quote::read_figures(occurrence.text, evidence->claim_language);
    for (auto const& finding : compare({occurrence.text, stated}, *evidence)) {
      auto const words = finding.claim.of(occurrence.text);
      if (quoted(map, occurrence, words)) continue;
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
