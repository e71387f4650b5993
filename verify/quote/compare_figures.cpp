// Figures and dates of a claim against those of its evidence.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "verify/quote/figures.h"
#include "verify/quote/passages.h"

namespace stet::verify::quote {
namespace {

using Bound = Figure::Bound;
using Kind = Figure::Kind;

bool years_meet(Figure const& a, Figure const& b) { return a.year <= b.last_year && b.year <= a.last_year; }

// Whether the evidence's date has the part and the claim's is the same; whether it has it at all.
using Part = int Figure::*;
bool has_part(Figure const& date, Part part) { return date.*part != 0; }
bool same_part(Figure const& claim, Figure const& evidence, Part part) {
  return part == &Figure::year ? years_meet(claim, evidence) : claim.*part == evidence.*part;
}

// Whether nothing that both dates state differs, and something is the same that tells a date.
bool same_date(Figure const& claim, Figure const& evidence) {
  auto const agrees = [&](Part part) {
    return !has_part(claim, part) || !has_part(evidence, part) || same_part(claim, evidence, part);
  };
  bool const telling = (claim.year != 0 && evidence.year != 0) || (claim.month != 0 && evidence.month != 0);
  return telling && agrees(&Figure::year) && agrees(&Figure::month) && agrees(&Figure::day);
}

// Two dates of which one is the other with a part changed.
bool near_date(Figure const& claim, Figure const& evidence) {
  bool const year = claim.year != 0 && claim.year == evidence.year;
  bool const month = claim.month != 0 && claim.month == evidence.month;
  bool const day = claim.day != 0 && claim.day == evidence.day;
  return (year && claim.month != 0 && evidence.month != 0) ||
         (month && (day || claim.year != evidence.year)) || (day && month) || (day && year) ||
         (month && claim.day != 0 && evidence.day != 0) || (day && claim.month != 0 && evidence.month != 0);
}

// The claim's date is that of a few days before, or of the month before: an article speaks of "Monday" and
// "last month", and is dated itself.
bool shortly_before(Figure const& claim, Figure const& dateline) {
  constexpr int days_of_month = 31;
  constexpr int fortnight = 14;
  int const year = claim.year != 0 ? claim.year : dateline.year;
  int const months = (dateline.year - year) * 12 + dateline.month - claim.month;
  if (claim.day == 0 || dateline.day == 0) return months == 1;
  int const days = months * days_of_month + dateline.day - claim.day;
  return days > 0 && days <= fortnight;
}

bool same_clock(Figure const& claim, Figure const& evidence) {
  constexpr double half_a_day = 720;
  double const apart = std::abs(claim.low - evidence.low);
  return apart == 0 || (apart == half_a_day && (claim.vague_hour || evidence.vague_hour));
}

// "boat" and "boats", человек and человека: one begins as the other does.
bool same_noun(std::string const& a, std::string const& b) {
  if (a == b) return !a.empty();
  constexpr std::size_t telling = 4;
  constexpr std::size_t longest_ending = 3;
  auto const same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  std::size_t const common = utf8::count(std::string_view(a).substr(0, same));
  return common >= telling && std::max(utf8::count(a), utf8::count(b)) - common <= longest_ending;
}

bool same_unit(Figure const& claim, Figure const& evidence) {
  return claim.unit != nullptr && evidence.unit != nullptr &&
         claim.unit->dimension == evidence.unit->dimension;
}

bool is_order(Figure const& figure) { return figure.unit != nullptr && figure.unit->dimension == "ordinal"; }

// The same thing counted or measured: what makes another value a contradiction and not merely another figure.
bool same_subject(Figure const& claim, Figure const& evidence) {
  if (claim.kind != Kind::amount || evidence.kind != Kind::amount) return false;
  if (is_order(claim) || is_order(evidence))
    return same_unit(claim, evidence) && same_noun(claim.noun, evidence.noun);
  if (claim.share && !evidence.share)
    return same_unit(claim, evidence) && (claim.noun.empty() || same_noun(claim.noun, evidence.noun));
  if (claim.unit != nullptr || evidence.unit != nullptr) return same_unit(claim, evidence);
  return same_noun(claim.noun, evidence.noun);
}

// The same number of something else: euros for dollars, per cent for percentage points.
bool same_number(Figure const& claim, Figure const& evidence) {
  if (claim.unit == nullptr || evidence.unit == nullptr || is_order(claim) || is_order(evidence))
    return false;
  double const value = claim.low / claim.unit->factor;
  return std::abs(value - evidence.low / evidence.unit->factor) <= 1e-9 * std::max(1.0, std::abs(value));
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

// Whether what the evidence says makes what the claim says true, both of one thing and in one unit.
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

// A fall of 5 percent is a change of -5 percent; 5 degrees are never -5 degrees.
bool covers_fall(Figure const& claim, Figure evidence) {
  for (auto const* const unit : {claim.unit, evidence.unit})
    if (unit != nullptr && (unit->name == "degree" || unit->name == "celsius" || unit->name == "fahrenheit"))
      return false;
  if ((!claim.falls && !evidence.falls) || (claim.low < 0) == (evidence.low < 0)) return false;
  evidence.low = -std::exchange(evidence.high, -evidence.low);
  return covers(claim, evidence);
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

// Whether both figures stand in one sentence, as far as full stops tell.
bool in_one_sentence(std::string_view text, Span a, Span b) {
  constexpr std::size_t longest = 300;
  if (b.begin < a.begin) std::swap(a, b);
  if (b.begin <= a.end) return true;
  auto const between = text.substr(a.end, b.begin - a.end);
  return between.size() < longest && !between.contains(". ") && !between.contains(".\n") &&
         !between.contains("\n\n");
}

// Which figures of a text say otherwise than the claim does.
class Rivals {
 public:
  Rivals(Figure const& claim, std::span<Figure const> figures) : claim_(claim) {
    if (claim.kind != Kind::date) return;
    constexpr std::ptrdiff_t few = 2;
    other_years_ = claim.year != 0 && std::ranges::none_of(figures, [&](Figure const& each) {
                     return each.kind == Kind::date && each.year != 0 && years_meet(claim, each);
                   });
    few_days_ = std::ranges::count_if(figures, [&](Figure const& each) { return as_fine(each); }) <= few;
  }

  bool operator()(Figure const& other) const {
    if (claim_.kind != other.kind) return false;
    switch (claim_.kind) {
      case Kind::amount: return same_subject(claim_, other) || same_number(claim_, other);
      case Kind::clock: return true;
      case Kind::date: break;
    }
    // A year is denied by whatever other years there are; a day by those near it, or if there are few.
    return (other_years_ && other.year != 0) || near_date(claim_, other) || (few_days_ && as_fine(other));
  }

 private:
  [[nodiscard]] bool as_fine(Figure const& each) const {
    return each.kind == Kind::date && claim_.month != 0 && each.month != 0 &&
           (claim_.day == 0 || each.day != 0);
  }

  Figure const& claim_;
  bool other_years_ = false;
  bool few_days_ = false;
};

// The figures of one claim's words, with all that is cited for it.
class Comparison {
 public:
  Comparison(FiguredText const& claim, std::span<FiguredText const> evidence)
      : stated_(claim.figures), words_(claim.text), evidence_(evidence) {}

  // Of a figure and its other readings.
  [[nodiscard]] bool holds(std::span<Figure const> readings) const {
    return std::ranges::any_of(readings, [&](Figure const& claim) {
      return std::ranges::any_of(evidence_, [&](FiguredText const& text) {
        return std::ranges::any_of(text.figures, [&](Figure const& other) {
          return agree(claim, other) && !is_of_another(claim, other, text);
        });
      });
    });
  }

  // A date of the evidence that says otherwise in one part, where no date has that part as the claim has it:
  // "December 2016" beside "2016" and "December 2019".
  [[nodiscard]] bool part_denied(Figure const& claim, FigureFinding& finding) const {
    auto const denied = [&](Part part) { return has_part(claim, part) && lacks_part(claim, part, finding); };
    return claim.kind == Kind::date &&
           std::ranges::any_of(std::array<Part, 3>{&Figure::year, &Figure::month, &Figure::day}, denied);
  }

  // A figure that stands nearer to the claim's words than any that the claim could mean, and says otherwise.
  [[nodiscard]] bool displaced(std::span<Figure const> readings, FigureFinding& finding) const {
    Figure const& claim = readings.front();
    constexpr std::size_t telling = 3;
    constexpr std::size_t most_places = 200;  // in more, who knows which is meant
    if (words_.size() < telling) return false;
    std::size_t places = 0;
    std::size_t best_match = 0;
    std::size_t best_rival = 0;
    for (std::size_t i = 0; i < evidence_.size(); ++i) {
      FiguredText const& text = evidence_[i];
      for (Figure const& other : text.figures) {
        bool const match =
            std::ranges::any_of(readings, [&](Figure const& each) { return agree(each, other); });
        if (!match && !is_rival(claim, other)) continue;
        if (++places > most_places) return false;
        TellingWords const around = words_around(text, other);
        if (match && around.size() <= telling) return false;  // a dateline: the source is of then
        std::size_t const near = words_.shared_with(around);
        if (match) best_match = std::max(best_match, near);
        if (match || near <= best_rival) continue;
        best_rival = near;
        finding.kind = FigureFinding::Kind::contradicted;
        finding.evidence = i;
        finding.evidence_span = other.span;
      }
    }
    return best_rival >= telling && 2 * best_rival >= words_.size() && 2 * best_match < best_rival;
  }

  // A figure that says otherwise: the first of its kind, in the first text that has one.
  [[nodiscard]] bool contradict(Figure const& claim, FigureFinding& finding) const {
    constexpr std::ptrdiff_t most = 3;  // of several, who knows which is meant by a mere word
    for (std::size_t i = 0; i < evidence_.size(); ++i) {
      auto const& figures = evidence_[i].figures;
      Rivals const rivals(claim, figures);
      auto const denies = [&](Figure const& each) {
        return rivals(each) && (claim.kind != Kind::date || claim.month == 0 || is_meant(claim, each, i));
      };
      auto const other = std::ranges::find_if(figures, denies);
      if (other == figures.end()) continue;
      if (small_word(claim) && std::count_if(other, figures.end(), rivals) > most) continue;
      finding.kind = FigureFinding::Kind::contradicted;
      finding.evidence = i;
      finding.evidence_span = other->span;
      return true;
    }
    return false;
  }

  static bool small_word(Figure const& claim) {
    constexpr double telling = 13;
    if (claim.kind != Kind::amount || !claim.in_words) return false;
    double const factor = claim.unit != nullptr && !claim.share ? claim.unit->factor : 1;
    return claim.share || is_order(claim) || claim.low < telling * factor ||
           claim.unit == unit_named("times");
  }

 private:
  [[nodiscard]] bool lacks_part(Figure const& claim, Part part, FigureFinding& finding) const {
    bool other = false;
    for (std::size_t i = 0; i < evidence_.size(); ++i)
      for (Figure const& date : evidence_[i].figures) {
        if (date.kind != Kind::date || !has_part(date, part)) continue;
        if (part == &Figure::year ? years_meet(claim, date) : same_date(claim, date)) return false;
        bool const denies = part == &Figure::year || (near_date(claim, date) && is_meant(claim, date, i));
        if (other || !denies) continue;
        other = true;
        finding.kind = FigureFinding::Kind::contradicted;
        finding.evidence = i;
        finding.evidence_span = date.span;
      }
    return other;
  }
  // No date of printing, or none that the claim's could be reckoned from.
  [[nodiscard]] bool is_meant(Figure const& claim, Figure const& date, std::size_t i) const {
    return words_.size() < 3 || !shortly_before(claim, date) ||
           words_.shared_with(words_around(evidence_[i], date)) > 0;
  }
  static TellingWords words_around(FiguredText const& text, Figure const& figure) {
    return TellingWords(sentence_around(text.text, figure.span).of(text.text));
  }
  // A figure for the same thing that neither the claim's figure nor another one of the claim could mean.
  [[nodiscard]] bool is_rival(Figure const& claim, Figure const& other) const {
    bool const alike = claim.kind == Kind::date
                           ? other.kind == Kind::date && ((claim.year != 0 && other.year != 0) ||
                                                          (claim.month != 0 && other.month != 0))
                           : claim.kind == Kind::amount && same_subject(claim, other);
    return alike && std::ranges::none_of(stated_, [&](Figure const& each) { return agree(each, other); });
  }

  // The claim's own words count something else in the evidence, which has another figure for what the claim
  // counts in the same sentence: 13 people in 12 cars.
  [[nodiscard]] bool is_of_another(Figure const& claim, Figure const& evidence,
                                   FiguredText const& text) const {
    if (claim.kind != Kind::amount || same_subject(claim, evidence)) return false;
    bool const other_thing = claim.noun.empty()
                                 ? evidence.unit == nullptr && !evidence.noun.empty() && claim.unit != nullptr
                                 : !evidence.noun.empty() && !claim_has(evidence.noun);
    if (!other_thing) return false;
    auto const denies = [&](Figure const& each) { return same_subject(claim, each) && !covers(claim, each); };
    auto const near = [&](Figure const& each) {
      return in_one_sentence(text.text, each.span, evidence.span);
    };
    auto const at = static_cast<std::size_t>(&evidence - text.figures.data());
    for (std::size_t k = at; k-- > 0 && near(text.figures[k]);)
      if (denies(text.figures[k])) return true;
    for (std::size_t k = at + 1; k < text.figures.size() && near(text.figures[k]); ++k)
      if (denies(text.figures[k])) return true;
    return false;
  }
  [[nodiscard]] bool claim_has(std::string const& noun) const {
    return std::ranges::any_of(stated_, [&](Figure const& each) { return same_noun(each.noun, noun); });
  }

  std::span<Figure const> stated_;
  TellingWords words_;
  std::span<FiguredText const> evidence_;
};

constexpr std::size_t most_figures = 256;  // of one claim: a table that is pasted in costs no more

// Calls `use` for each of the figures, with its other readings.
template <class Use>
void each_figure(std::span<Figure const> stated, Use use) {
  for (std::size_t i = 0; i < stated.size();) {
    std::size_t end = i + 1;
    while (end < stated.size() && stated[end].alternative) ++end;
    use(stated.subspan(i, end - i));
    i = end;
  }
}

}  // namespace

bool all_hold(FiguredText const& claim, std::span<FiguredText const> evidence) {
  if (claim.figures.size() > most_figures) return false;
  Comparison const comparison(claim, evidence);
  bool all = true;
  FigureFinding finding;
  each_figure(claim.figures, [&](std::span<Figure const> readings) {
    all = all && comparison.holds(readings) && !comparison.part_denied(readings.front(), finding) &&
          !comparison.displaced(readings, finding);
  });
  return all;
}

std::vector<FigureFinding> compare_figures(FiguredText const& claim, std::span<FiguredText const> evidence) {
  std::vector<FigureFinding> findings;
  if (std::ranges::all_of(evidence, [](auto const& each) { return each.text.empty(); })) return findings;
  auto const stated = claim.figures.first(std::min(most_figures, claim.figures.size()));
  Comparison const comparison({claim.text, stated}, evidence);
  each_figure(stated, [&](std::span<Figure const> readings) {
    Figure const& figure = readings.front();
    FigureFinding finding;
    finding.date = figure.kind != Kind::amount;
    finding.claim = figure.span;
    bool const holds = comparison.holds(readings);
    bool const denied =
        holds ? comparison.part_denied(figure, finding) || comparison.displaced(readings, finding)
              : comparison.contradict(figure, finding);
    if (holds && !denied) return;
    if (denied || (figure.kind == Kind::amount && !Comparison::small_word(figure)))
      findings.push_back(finding);
  });
  return findings;
}

std::vector<FigureFinding> compare_figures(std::string_view claim, std::span<std::string_view const> evidence,
                                           std::string_view language) {
  std::vector<std::vector<Figure>> figures;
  std::vector<FiguredText> texts;
  figures.reserve(evidence.size());
  for (auto const text : evidence)
    texts.push_back({text, figures.emplace_back(read_figures(text, language))});
  auto const stated = read_figures(claim, language);
  return compare_figures(FiguredText{claim, stated}, texts);
}

}  // namespace stet::verify::quote
