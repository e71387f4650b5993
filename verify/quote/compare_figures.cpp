// Figures and dates of a claim against those of its evidence.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "verify/quote/figure_match.h"
#include "verify/quote/figures.h"
#include "verify/quote/passages.h"
#include "verify/quote/swapped.h"

namespace stet::verify::quote {
namespace {

using Kind = Figure::Kind;

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
      : text_(claim.text), stated_(claim.figures), words_(claim.text), evidence_(evidence) {}

  // Of a figure and its other readings.
  [[nodiscard]] bool holds(std::span<Figure const> readings) const {
    return std::ranges::any_of(readings, [&](Figure const& claim) {
      return std::ranges::any_of(evidence_, [&](FiguredText const& text) {
        std::optional<std::size_t> denied;
        return std::ranges::any_of(text.figures, [&](Figure const& other) {
          if (!agree(claim, other)) return false;
          if (!counts_another(claim, other)) return true;
          if (denied_beside(claim, other, text)) return false;
          if (!denied) denied = denied_near(claim, text);
          return claim.noun.empty() || *denied <= words_.shared_with(words_around(text, other));
        });
      });
    });
  }

  // A date of the evidence that says otherwise in one part, where no date has that part as the claim has it:
  // "December 2016" beside "2016" and "December 2019".
  [[nodiscard]] bool part_denied(Figure const& claim, FigureFinding& finding) const {
    auto const denied = [&](DatePart part) {
      return has_part(claim, part) && lacks_part(claim, part, finding);
    };
    return claim.kind == Kind::date &&
           std::ranges::any_of(std::array<DatePart, 3>{&Figure::year, &Figure::month, &Figure::day}, denied);
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

  // The claim's figure and the one beside it stand the other way round wherever both are.
  [[nodiscard]] bool swapped(Figure const& claim, FigureFinding& finding) const {
    auto const index = static_cast<std::size_t>(&claim - stated_.data());
    bool found = false;
    for (std::size_t i = 0; i < evidence_.size(); ++i) {
      Pairing const pair = pairing({text_, stated_}, index, evidence_[i]);
      if (pair.order == Order::kept) return false;
      if (pair.order != Order::swapped || std::exchange(found, true)) continue;
      finding.kind = FigureFinding::Kind::contradicted;
      finding.evidence = i;
      finding.evidence_span = pair.instead;
    }
    return found;
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
  [[nodiscard]] bool lacks_part(Figure const& claim, DatePart part, FigureFinding& finding) const {
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

  // The evidence counts something else: 12 cars are not 12 people.
  static bool counts_another(Figure const& claim, Figure const& evidence) {
    if (claim.kind != Kind::amount || same_subject(claim, evidence) || evidence.noun.empty()) return false;
    return !claim.noun.empty() || (evidence.unit == nullptr && claim.unit != nullptr);
  }
  static bool denies(Figure const& claim, Figure const& other) {
    return same_subject(claim, other) && !covers(claim, other);
  }
  // The sentence has another figure for what the claim counts: 13 people in 12 cars.
  static bool denied_beside(Figure const& claim, Figure const& evidence, FiguredText const& text) {
    auto const near = [&](Figure const& each) {
      return in_one_sentence(text.text, each.span, evidence.span);
    };
    auto const at = static_cast<std::size_t>(&evidence - text.figures.data());
    for (std::size_t k = at; k-- > 0 && near(text.figures[k]);)
      if (denies(claim, text.figures[k])) return true;
    for (std::size_t k = at + 1; k < text.figures.size() && near(text.figures[k]); ++k)
      if (denies(claim, text.figures[k])) return true;
    return false;
  }
  // How many of the claim's words a sentence has that gives another figure for what the claim counts: five
  // continents, where only some train leaves at seven. 0: too few to tell.
  [[nodiscard]] std::size_t denied_near(Figure const& claim, FiguredText const& text) const {
    constexpr std::size_t telling = 2;
    constexpr std::size_t most_places = 200;  // of more, who knows which is meant
    std::size_t best = 0;
    std::size_t places = 0;
    for (Figure const& each : text.figures) {
      if (!denies(claim, each)) continue;
      if (++places > most_places) return 0;
      best = std::max(best, words_.shared_with(words_around(text, each)));
    }
    return best >= telling ? best : 0;
  }

  std::string_view text_;
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
          !comparison.displaced(readings, finding) && !comparison.swapped(readings.front(), finding);
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
    bool const denied = holds ? comparison.part_denied(figure, finding) ||
                                    comparison.displaced(readings, finding) ||
                                    comparison.swapped(figure, finding)
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
