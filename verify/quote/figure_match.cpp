#include "verify/quote/figure_match.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"

namespace stet::verify::quote {
namespace {

using Bound = Figure::Bound;
using Kind = Figure::Kind;

// Whether both dates have the part and it is the same.
bool same_part(Figure const& claim, Figure const& evidence, DatePart part) {
  return part == &Figure::year ? years_meet(claim, evidence) : claim.*part == evidence.*part;
}

bool same_clock(Figure const& claim, Figure const& evidence) {
  constexpr double half_a_day = 720;
  double const apart = std::abs(claim.low - evidence.low);
  return apart == 0 || (apart == half_a_day && (claim.vague_hour || evidence.vague_hour));
}

bool same_unit(Figure const& claim, Figure const& evidence) {
  return claim.unit != nullptr && evidence.unit != nullptr &&
         claim.unit->dimension == evidence.unit->dimension;
}

bool may_be_one_unit(Figure const& claim, Figure const& evidence) {
  if (is_order(claim) || is_order(evidence)) return same_subject(claim, evidence);
  // 12 schools are no 12 per cent of them.
  auto const is_share = [](Figure const& figure) { return figure.unit == unit_named("percent"); };
  if ((is_share(claim) && !evidence.noun.empty()) || (is_share(evidence) && !claim.noun.empty()))
    return same_unit(claim, evidence);
  return claim.unit == nullptr || evidence.unit == nullptr || same_unit(claim, evidence);
}

// Whether the value rounds to what is stated: 12 is said of 12.4, but not 12.4 of 12, nor 1 of 1.4. `half`:
// of a unit of the last place stated.
bool rounds_to(double stated, double half, double value) {
  constexpr double coarsest = 0.2;
  constexpr double exact = 1e-9;
  double const size = std::abs(stated);
  return std::abs(stated - value) <= std::min(half, coarsest * size) + exact * std::max(1.0, size);
}

bool is_range(Figure const& figure) { return figure.low < figure.high; }
bool from_above(Figure const& figure) {
  return figure.bound == Bound::below || figure.bound == Bound::at_most;
}
bool from_below(Figure const& figure) {
  return figure.bound == Bound::above || figure.bound == Bound::at_least;
}

// Where only one of the two names its unit, both are taken to mean it.
Figure in_unit_of(Figure const& claim, Figure evidence) {
  if ((claim.unit == nullptr) == (evidence.unit == nullptr)) return evidence;
  double const factor = claim.unit != nullptr ? claim.unit->factor : 1 / evidence.unit->factor;
  for (double* const value : {&evidence.low, &evidence.high, &evidence.half}) *value *= factor;
  return evidence;
}

// A fall of 5 percent is a change of -5 percent; 5 degrees are never -5 degrees.
bool covers_fall(Figure const& claim, Figure evidence) {
  for (auto const* const unit : {claim.unit, evidence.unit})
    if (unit != nullptr && (unit->name == "degree" || unit->name == "celsius" || unit->name == "fahrenheit"))
      return false;
  if ((!claim.falls && !evidence.falls) || (claim.low < 0) == (evidence.low < 0)) return false;
  evidence.low = -std::exchange(evidence.high, -evidence.low);
  return covers(claim, evidence);
}

}  // namespace

bool years_meet(Figure const& a, Figure const& b) { return a.year <= b.last_year && b.year <= a.last_year; }

bool same_date(Figure const& claim, Figure const& evidence) {
  auto const agrees = [&](DatePart part) {
    return !has_part(claim, part) || !has_part(evidence, part) || same_part(claim, evidence, part);
  };
  bool const telling = (claim.year != 0 && evidence.year != 0) || (claim.month != 0 && evidence.month != 0);
  return telling && agrees(&Figure::year) && agrees(&Figure::month) && agrees(&Figure::day);
}

bool near_date(Figure const& claim, Figure const& evidence) {
  bool const year = claim.year != 0 && claim.year == evidence.year;
  bool const month = claim.month != 0 && claim.month == evidence.month;
  bool const day = claim.day != 0 && claim.day == evidence.day;
  return (year && claim.month != 0 && evidence.month != 0) ||
         (month && (day || claim.year != evidence.year)) || (day && month) || (day && year) ||
         (month && claim.day != 0 && evidence.day != 0) || (day && claim.month != 0 && evidence.month != 0);
}

bool shortly_before(Figure const& claim, Figure const& dateline) {
  constexpr int days_of_month = 31;
  constexpr int fortnight = 14;
  int const year = claim.year != 0 ? claim.year : dateline.year;
  int const months = (dateline.year - year) * 12 + dateline.month - claim.month;
  if (claim.day == 0 || dateline.day == 0) return months == 1;
  int const days = months * days_of_month + dateline.day - claim.day;
  return days > 0 && days <= fortnight;
}

bool same_noun(std::string const& a, std::string const& b) {
  if (a == b) return !a.empty();
  constexpr std::size_t telling = 4;
  constexpr std::size_t longest_ending = 3;
  auto const same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  std::size_t const common = utf8::count(std::string_view(a).substr(0, same));
  return common >= telling && std::max(utf8::count(a), utf8::count(b)) - common <= longest_ending;
}

bool is_order(Figure const& figure) { return figure.unit != nullptr && figure.unit->dimension == "ordinal"; }

bool same_subject(Figure const& claim, Figure const& evidence) {
  if (claim.kind != Kind::amount || evidence.kind != Kind::amount) return false;
  if (is_order(claim) || is_order(evidence))
    return same_unit(claim, evidence) && same_noun(claim.noun, evidence.noun);
  if (claim.share && !evidence.share)
    return same_unit(claim, evidence) && (claim.noun.empty() || same_noun(claim.noun, evidence.noun));
  if (claim.unit != nullptr || evidence.unit != nullptr) return same_unit(claim, evidence);
  return same_noun(claim.noun, evidence.noun);
}

bool same_number(Figure const& claim, Figure const& evidence) {
  if (claim.unit == nullptr || evidence.unit == nullptr || is_order(claim) || is_order(evidence))
    return false;
  double const value = claim.low / claim.unit->factor;
  return std::abs(value - evidence.low / evidence.unit->factor) <= 1e-9 * std::max(1.0, std::abs(value));
}

bool covers(Figure const& claim, Figure const& stated) {
  Figure const evidence = in_unit_of(claim, stated);
  constexpr double roughly = 0.1;  // what "about" and "nearly" are taken to allow
  constexpr double far = 2;        // beyond it, "more than" speaks of something else
  double const value = claim.low;
  double const margin = std::abs(value) * roughly + claim.half * 1e-6;
  double const slack = 1e-9 * std::max(1.0, std::abs(value));
  double const least = evidence.low;
  double const most = evidence.high;
  if (is_range(claim) && is_range(evidence))
    return rounds_to(claim.low, claim.half, evidence.low) && rounds_to(claim.high, claim.half, evidence.high);
  if (is_range(claim))
    return least >= claim.low - slack && most <= claim.high + slack && !from_above(evidence) &&
           !from_below(evidence);
  switch (claim.bound) {
    case Bound::none:
      if (is_range(evidence) || from_above(evidence) || evidence.bound == Bound::above) return false;
      return rounds_to(claim.low, claim.half, least);
    case Bound::around: return least >= value - margin && most <= value + margin;
    case Bound::near: return !from_below(evidence) && least >= value - margin && most <= value + slack;
    case Bound::above:
    case Bound::at_least: {
      // Thirty million may be some more or less.
      bool const round = evidence.half > 0.5 * (claim.unit != nullptr ? claim.unit->factor : 1);
      bool const reaches = claim.bound == Bound::at_least || from_below(evidence) || round;
      return !from_above(evidence) && evidence.bound != Bound::near && least <= far * value + slack &&
             (reaches ? least >= value - slack : least > value + slack);
    }
    case Bound::below:
    case Bound::at_most: {
      bool const reaches =
          claim.bound == Bound::at_most || from_above(evidence) || evidence.bound == Bound::near;
      return !from_below(evidence) && most >= value / far - slack &&
             (reaches ? most <= value + slack : most < value - slack);
    }
  }
  return false;
}

bool agree(Figure const& claim, Figure const& evidence) {
  if (claim.kind != evidence.kind) return false;
  switch (claim.kind) {
    case Kind::date: return same_date(claim, evidence);
    case Kind::clock: return same_clock(claim, evidence);
    case Kind::amount:
      return may_be_one_unit(claim, evidence) && (covers(claim, evidence) || covers_fall(claim, evidence));
  }
  return false;
}

}  // namespace stet::verify::quote
