// Figures and dates of a claim against those of its evidence.
#include <algorithm>

#include "verify/quote/figures.h"

namespace stet::verify::quote {
namespace {

bool same_date(Figure const& claim, Figure const& evidence) {
  auto const agrees = [](int a, int b) { return a == 0 || b == 0 || a == b; };
  bool const common = (claim.year != 0 && evidence.year != 0) || (claim.month != 0 && evidence.month != 0);
  return common && agrees(claim.year, evidence.year) && agrees(claim.month, evidence.month) &&
         agrees(claim.day, evidence.day);
}

// Two dates of which one is the other with a part changed.
bool near_date(Figure const& claim, Figure const& evidence) {
  bool const year = claim.year != 0 && claim.year == evidence.year;
  bool const month = claim.month != 0 && claim.month == evidence.month;
  bool const day = claim.day != 0 && claim.day == evidence.day;
  return (year && claim.month != 0 && evidence.month != 0) ||
         (month && (day || claim.year != evidence.year)) || (day && (month || year));
}

bool same_amount(Figure const& claim, Figure const& evidence) {
  if (claim.kind == Figure::Kind::date || evidence.kind == Figure::Kind::date) {
    // A year may be written as a bare number on the other side.
    return false;
  }
  if (claim.kind != evidence.kind) return false;
  if (claim.kind == Figure::Kind::money && claim.unit != evidence.unit) return false;
  return claim.low <= evidence.high && evidence.low <= claim.high;
}

// A year that stands alone, where the text has one year only and another.
bool other_year(Figure const& claim, EvidenceText const& text) {
  if (claim.year == 0 || claim.month != 0) return false;
  int year = 0;
  for (auto const& figure : text.figures) {
    if (figure.kind != Figure::Kind::date || figure.year == 0) continue;
    if (year != 0 && figure.year != year) return false;
    year = figure.year;
  }
  return year != 0 && year != claim.year;
}

// The same thing measured: what makes another value a contradiction and not merely another figure.
bool same_subject(Figure const& claim, Figure const& evidence) {
  using Kind = Figure::Kind;
  bool const shares = claim.kind == Kind::percent || claim.kind == Kind::percentage_points;
  bool const other_shares = evidence.kind == Kind::percent || evidence.kind == Kind::percentage_points;
  if (shares || other_shares) return shares && other_shares;
  if (claim.kind != evidence.kind || claim.kind == Kind::date) return false;
  return claim.kind == Kind::money || (!claim.unit.empty() && claim.unit == evidence.unit);
}

}  // namespace

std::vector<FigureFinding> compare_figures(std::span<Figure const> stated,
                                           std::span<EvidenceText const> evidence) {
  std::vector<FigureFinding> findings;
  if (std::ranges::all_of(evidence, [](auto const& each) { return each.text.empty(); })) return findings;
  auto const any = [&](auto const& holds) {
    return std::ranges::any_of(evidence,
                               [&](auto const& text) { return std::ranges::any_of(text.figures, holds); });
  };
  for (auto const& figure : stated) {
    bool const date = figure.kind == Figure::Kind::date;
    if (any([&](Figure const& other) {
          return date ? other.kind == Figure::Kind::date && same_date(figure, other)
                      : same_amount(figure, other);
        }))
      continue;
    FigureFinding finding;
    finding.date = date;
    finding.claim = figure.span;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      auto const other = std::ranges::find_if(evidence[i].figures, [&](Figure const& each) {
        if (!date) return same_subject(figure, each);
        return each.kind == Figure::Kind::date &&
               (near_date(figure, each) || (each.year != 0 && other_year(figure, evidence[i])));
      });
      if (other == evidence[i].figures.end()) continue;
      finding.kind = FigureFinding::Kind::contradicted;
      finding.evidence = i;
      finding.evidence_span = other->span;
      break;
    }
    findings.push_back(finding);
  }
  return findings;
}

std::vector<FigureFinding> compare_figures(std::string_view claim, std::span<std::string_view const> evidence,
                                           std::string_view language) {
  std::vector<std::vector<Figure>> figures;
  std::vector<EvidenceText> texts;
  figures.reserve(evidence.size());
  for (auto const text : evidence)
    texts.push_back({text, figures.emplace_back(read_figures(text, language))});
  return compare_figures(read_figures(claim, language), texts);
}

}  // namespace stet::verify::quote
