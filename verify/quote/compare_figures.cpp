// Figures and dates of a claim against those of its evidence.
#include <algorithm>
#include <utility>

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
bool other_year(Figure const& claim, std::size_t text,
                std::vector<std::pair<Figure, std::size_t>> const& found) {
  if (claim.year == 0 || claim.month != 0) return false;
  int year = 0;
  for (auto const& [figure, of] : found) {
    if (of != text || figure.kind != Figure::Kind::date || figure.year == 0) continue;
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

std::vector<FigureFinding> compare_figures(std::string_view claim, std::span<std::string_view const> evidence,
                                           std::string_view language) {
  std::vector<FigureFinding> findings;
  auto const stated = read_figures(claim, language);
  if (stated.empty()) return findings;
  std::vector<std::pair<Figure, std::size_t>> found;  // and the text it is in
  bool any_text = false;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    any_text = any_text || !evidence[i].empty();
    for (auto& figure : read_figures(evidence[i], language)) found.emplace_back(std::move(figure), i);
  }
  if (!any_text) return findings;
  for (auto const& figure : stated) {
    bool const date = figure.kind == Figure::Kind::date;
    auto const agrees = [&](auto const& other) {
      return date ? other.first.kind == Figure::Kind::date && same_date(figure, other.first)
                  : same_amount(figure, other.first);
    };
    if (std::ranges::any_of(found, agrees)) continue;
    FigureFinding finding;
    finding.date = date;
    finding.claim = figure.span;
    auto const contradicts = [&](auto const& other) {
      if (!date) return same_subject(figure, other.first);
      return other.first.kind == Figure::Kind::date &&
             (near_date(figure, other.first) ||
              (other.first.year != 0 && other_year(figure, other.second, found)));
    };
    if (auto const other = std::ranges::find_if(found, contradicts); other != found.end()) {
      finding.kind = FigureFinding::Kind::contradicted;
      finding.evidence = other->second;
      finding.evidence_span = other->first.span;
    }
    findings.push_back(finding);
  }
  return findings;
}

}  // namespace stet::verify::quote
