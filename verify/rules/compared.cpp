#include "verify/rules/compared.h"

#include <algorithm>

#include "verify/quote/figures.h"
#include "verify/quote/mentions.h"
#include "verify/registry/library.h"
#include "verify/rules/cited_texts.h"

namespace stet::verify::rules {
namespace {

bool is_compared(argmap::Occurrence const& occurrence, CitedTexts cited) {
  std::erase_if(cited.texts, [](CitedText const& text) { return text.snapshot == nullptr; });
  auto const figures = quote::read_figures(occurrence.text, cited.claim_language);
  std::vector<quote::FiguredText> texts;
  for (CitedText const& text : cited.texts)
    texts.push_back({text.words, text.snapshot->figures(text.language)});
  if (!quote::all_hold({occurrence.text, figures}, texts)) return false;
  quote::Haystack const claim(occurrence.text, cited.claim_language);
  auto const names = quote::names_in(claim, cited.claim_language);
  return !(figures.empty() && names.empty()) &&
         std::ranges::all_of(names, [&](quote::Name name) { return any_mentions(cited, claim, name); });
}

}  // namespace

void grade_by_content(CheckResult const& result, EvidenceCheck const& checked,
                      std::vector<argmap::evaluate::Evidence>& evidence) {
  using argmap::evaluate::Grade;
  for (auto& piece : evidence) {
    if (piece.grade == Grade::compared || checked.citations[piece.citation].standing != Standing::counts)
      continue;
    auto const& occurrence = result.map.occurrences[result.map.citations[piece.citation].occurrence];
    if (occurrence.text.empty()) continue;
    if (auto cited = cited_texts(result, checked, {&piece.citation, 1}, occurrence.text);
        cited && is_compared(occurrence, std::move(*cited)))
      piece.grade = Grade::compared;
  }
}

}  // namespace stet::verify::rules
