#include "verify/quote/figures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "verify/quote/dates.h"
#include "verify/quote/figure_tokens.h"
#include "verify/quote/number_words.h"
#include "verify/quote/words.h"

namespace stet::verify::quote {
namespace {

using Bound = Figure::Bound;

constexpr std::array<std::pair<FigureWord, Bound>, 6> bounds_before{{{FigureWord::around, Bound::around},
                                                                     {FigureWord::near, Bound::near},
                                                                     {FigureWord::above, Bound::above},
                                                                     {FigureWord::at_least, Bound::at_least},
                                                                     {FigureWord::below, Bound::below},
                                                                     {FigureWord::at_most, Bound::at_most}}};
constexpr std::array<std::pair<FigureWord, Bound>, 4> bounds_after{
    {{FigureWord::above_after, Bound::above},
     {FigureWord::at_least_after, Bound::at_least},
     {FigureWord::at_most_after, Bound::at_most},
     {FigureWord::around_after, Bound::around}}};

// The word counted, so that "boats" and "boat" are one.
std::string plain_form(std::string word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
  return word;
}

class FigureReader {
 public:
  FigureReader(std::string_view text, std::span<Token const> tokens, std::string_view language)
      : tokens_(text, tokens, language), language_(language) {}

  std::vector<Figure> read() {
    while (at_ < tokens_.size()) {
      if (!tokens_.may_begin(at_) || part_of_name(at_) || (!read_date() && !read_ordinal() && !read_amount()))
        ++at_;
    }
    return std::move(figures_);
  }

 private:
  // COVID-19, OCT3/4: digits joined to a word, and no year (Tokyo-2020) or month's day (May-12).
  [[nodiscard]] bool part_of_name(std::size_t i) const {
    if (i == 0 || !tokens_.has_digits(i) || is_year(tokens_, i)) return false;
    auto const between = tokens_.gap(i);
    if ((between != "-" && between != "/") || tokens_.has_digits(i - 1)) return false;
    bool const counts = tokens_.find(FigureWord::month, i - 1) || tokens_.find(FigureWord::number, i - 1) ||
                        tokens_.find(FigureWord::unit, i - 1) || tokens_.find(FigureWord::before, i - 1);
    return !counts && (starts_lower(tokens_.folded(i - 1)) || starts_upper(tokens_.folded(i - 1)));
  }

  bool read_date() {
    auto date = date_at(tokens_, at_);
    if (date.readings.empty()) date = clock_at(tokens_, at_);
    if (date.readings.empty()) return read_year();
    bool const clock = date.readings.front().kind == Figure::Kind::clock;
    std::size_t const begin = at_;
    for (auto& reading : date.readings) figures_.push_back(std::move(reading));
    auto const& hour = figures_.back();
    bool const told = !hour.vague_hour && hour.low <= 720;  // of the morning or the evening
    if (clock && !told && digits_at(tokens_, begin) && unit_at(begin + 1))
      read_amount(true);  // 17 часов: or so long
    at_ = std::max(begin + 1, date.next);
    return true;
  }

  // Four digits are a year, and with a word behind them as well the number of something.
  bool read_year() {
    if (!is_year(tokens_, at_) || bound_before(at_).words > 0 || tokens_.before(FigureWord::before, at_) > 0)
      return false;
    std::size_t const next = at_ + 1;
    if (tokens_.adjacent(next) && (tokens_.find(FigureWord::scale, next) || measure_at(next))) return false;
    Figure figure;
    figure.kind = Figure::Kind::date;
    figure.year = figure.last_year = digits_at(tokens_, at_)->value;
    figure.span = tokens_.span(at_);
    figures_.push_back(figure);
    std::size_t const begin = at_;
    if (!noun_at(next).empty()) read_amount(true);
    at_ = begin + 1;
    return true;
  }

  // A unit with the words that lead to it; a year's own word ("года") is none.
  struct Measure {
    Unit const* unit = nullptr;
    std::size_t next = 0;
  };
  [[nodiscard]] std::optional<Measure> unit_at(std::size_t i) const {
    // 5 Mrd. Euro
    bool const abbreviated =
        i > 0 && tokens_.find(FigureWord::scale, i - 1) && tokens_.word(i - 1).size() <= 8;
    if (!tokens_.adjacent(i, abbreviated)) return std::nullopt;
    if (auto const unit = tokens_.find(FigureWord::unit, i)) return Measure{unit->unit, i + unit->words};
    auto const of = tokens_.find(FigureWord::of, i);
    if (!of || !tokens_.adjacent(i + of->words)) return std::nullopt;
    auto const unit = tokens_.find(FigureWord::unit, i + of->words);
    return unit ? std::optional(Measure{unit->unit, i + of->words + unit->words}) : std::nullopt;
  }
  [[nodiscard]] bool measure_at(std::size_t i) const {
    auto const measure = unit_at(i);
    return measure && measure->unit->name != "year";
  }

  // The word counted at `i`, with what may lead to it (millions de, tercio de los).
  [[nodiscard]] std::string noun_at(std::size_t i) const {
    if (!tokens_.adjacent(i)) return {};
    auto const of = tokens_.find(FigureWord::of, i);
    if (of) i += of->words;
    if (auto const article = tokens_.find(FigureWord::article, i)) i += article->words;
    if (auto const whole = of ? number_at(tokens_, i) : std::nullopt) i = whole->next;  // 11 of the 15 judges
    auto const& word = tokens_.word(i);
    if (!tokens_.adjacent(i) || word.empty() || tokens_.has_digits(i)) return {};
    bool const letter = starts_lower(tokens_.folded(i)) ||
                        (tokens_.words().has_ordinal_dot() && starts_upper(tokens_.folded(i)));
    for (auto const small : {FigureWord::to, FigureWord::and_, FigureWord::in, FigureWord::from})
      if (tokens_.find(small, i)) return {};
    return letter && !words_for(language_).is(WordKind::reporting, word) ? plain_form(word) : std::string{};
  }

  // The 2nd flood, the third flood.
  bool read_ordinal() {
    std::size_t next = 0;
    double value = 0;
    bool only = true;  // and no number besides
    auto const digits = digits_at(tokens_, at_);
    if (digits && !digits->rest.empty() && tokens_.find(FigureWord::ordinal_ending, digits->rest)) {
      value = digits->value;
      next = at_ + 1;
    } else if (digits && digits->rest.empty() && (tokens_.joined(at_ + 1) || tokens_.gap(at_ + 1) == ".") &&
               tokens_.find(FigureWord::ordinal_ending, at_ + 1)) {
      value = digits->value;
      next = at_ + 2;
    } else if (digits && digits->rest.empty() && tokens_.words().has_ordinal_dot() &&
               tokens_.gap(at_ + 1).starts_with(". ")) {
      value = digits->value;
      next = at_ + 1;
      only = false;
    } else if (auto const word = tokens_.find(FigureWord::ordinal, at_); word && !is_fraction(at_)) {
      value = word->value;
      next = at_ + word->words;
    } else {
      return false;
    }
    Figure figure;
    if (tokens_.adjacent(next, !only)) {
      figure.noun = plain_form(tokens_.word(next));
      figure.unit = unit_named("ordinal");
      figure.low = figure.high = value;
      figure.in_words = true;  // told only where the source has another one
      figure.span = {tokens_.span(at_).begin, tokens_.span(next - 1).end};
      figures_.push_back(figure);
    }
    if (only)
      at_ = next;
    else
      read_amount(true);
    return true;
  }

  // "Third" and "quarter" are parts only where something says of what: a third of, two thirds.
  [[nodiscard]] bool is_fraction(std::size_t i) const {
    auto const found = tokens_.find(FigureWord::fraction, i);
    if (!found) return false;
    return !tokens_.find(FigureWord::ordinal, i) ||
           tokens_.find(FigureWord::of, i + found->words).has_value();
  }

  // The bound that the words before the token set, and how many words that are.
  struct BoundBefore {
    Bound bound = Bound::none;
    std::size_t words = 0;
  };
  [[nodiscard]] BoundBefore bound_before(std::size_t i) const {
    std::size_t const article = tokens_.before(FigureWord::article, i) > 0 ? 1 : 0;
    i -= article;
    BoundBefore found;
    for (auto const& [kind, meaning] : bounds_before)
      if (std::size_t const n = tokens_.before(kind, i); n > found.words && tokens_.adjacent(i))
        found = {meaning, n};
    if (found.words > 0) found.words += article;
    return found;
  }
  // Fell by 5 percent, a drop of 5 percent; but not: fell to 5 percent.
  [[nodiscard]] bool falls_before(std::size_t i) const {
    constexpr std::size_t reach = 4;
    if (i == 0 || tokens_.find(FigureWord::to, i - 1)) return false;
    for (std::size_t n = 1; n <= std::min(reach, i) && tokens_.adjacent(i - n + 1); ++n)
      if (tokens_.find(FigureWord::fall, i - n)) return true;
    return false;
  }
  [[nodiscard]] Bound bound_after(std::size_t i) const {
    if (i > 0 && tokens_.text().substr(tokens_.span(i - 1).end).starts_with('+')) return Bound::at_least;
    if (tokens_.adjacent(i))
      for (auto const& [kind, meaning] : bounds_after)
        if (tokens_.find(kind, i)) return meaning;
    return Bound::none;
  }

  // The number at `i`, or the part that it is of something.
  struct Amount {
    Number number;
    Unit const* unit = nullptr;           // of a part or a multiple
    std::optional<Number> of_whole = {};  // 11 of 15: the number besides the part
  };
  [[nodiscard]] std::optional<Amount> amount_at(std::size_t i) const {
    if (is_fraction(i)) return part_from(i, 1);
    if (auto const multiple = tokens_.find(FigureWord::multiple, i))
      return Amount{{.value = multiple->value, .half = 0, .next = i + multiple->words, .in_words = true},
                    unit_named("times")};
    auto const number = number_at(tokens_, i);
    if (!number) return std::nullopt;
    bool const whole_number = number->half >= 0.5 && number->value >= 1 && !number->scaled;
    if (whole_number && number->value <= 9 && tokens_.adjacent(number->next) &&
        tokens_.find(FigureWord::fraction, number->next))
      return part_from(number->next, number->value);
    if (whole_number)
      if (auto const in = tokens_.find(FigureWord::in, number->next)) {
        auto const whole = number_at(tokens_, number->next + in->words);
        if (whole && whole->value > number->value && whole->value <= 100 && whole->rest.empty() &&
            number->rest.empty() && !tokens_.find(FigureWord::month, whole->next) &&
            !measure_at(whole->next)) {
          Number ratio = *whole;
          ratio.value = 100 * number->value / whole->value;
          ratio.half = 0.2;
          return Amount{ratio, unit_named("percent"), *number};
        }
      }
    return Amount{*number};
  }
  [[nodiscard]] std::optional<Amount> part_from(std::size_t i, double times) const {
    auto const part = tokens_.find(FigureWord::fraction, i);
    if (tokens_.before(FigureWord::ordinal, i) > 0) return std::nullopt;  // the first half
    Number number{.value = times * part->value, .half = 0.02, .next = i + part->words, .in_words = true};
    std::size_t after = number.next;
    if (auto const article = tokens_.find(FigureWord::article, after)) after += article->words;
    if (auto const scale = tokens_.find(FigureWord::scale, after)) {
      number.value *= scale->value;
      number.half = 0.05 * scale->value;
      number.next = after + scale->words;
      number.scaled = true;
      return Amount{number};
    }
    if (measure_at(after)) {
      number.next = after;
      return Amount{number};
    }
    number.value *= 100;
    number.half *= 100;
    return Amount{number, unit_named("percent")};
  }

  bool read_amount(bool alternative = false) {
    std::size_t const first = at_;
    Figure figure;
    figure.alternative = alternative;
    std::size_t start = first;
    if (auto const before = tokens_.find(FigureWord::before, first);
        before && tokens_.adjacent(first + before->words)) {
      figure.unit = before->unit;
      start += before->words;
    }
    auto const minus = tokens_.find(FigureWord::minus, start);
    if (minus) start += minus->words;
    auto const amount = amount_at(start);
    if (!amount) return start == first && read_score();
    if (tokens_.joined(amount->number.next) && read_score()) {
      if (at_ > first) return true;
      figure.alternative = true;
    }
    Number const& number = amount->number;
    figure.low = figure.high = number.value;
    figure.half = number.half;
    figure.in_words = number.in_words;
    if (amount->unit != nullptr) figure.unit = amount->unit;
    figure.share = amount->unit != nullptr;
    auto const bound = bound_before(first);
    figure.bound = bound.bound;
    if (figure.bound == Bound::none && number.about) figure.bound = Bound::around;
    if (number.many) figure.high *= number.value < 1000 ? 20 : 1000;
    std::size_t next = read_range(figure, number);
    next = read_measure(figure, next, number.rest);
    if (auto const after = bound_after(next); figure.bound == Bound::none) figure.bound = after;
    // "One" is a pronoun as often as a number, "last quarter" no part.
    bool const part =
        !is_fraction(first) || !figure.noun.empty() || tokens_.before(FigureWord::article, first) > 0;
    bool const telling = (!figure.share || part) && (!number.in_words || number.value >= 2 || number.scaled ||
                                                     figure.share || figure.unit != nullptr);
    auto const below_zero =
        tokens_.adjacent(next) ? tokens_.find(FigureWord::minus_after, next) : std::nullopt;
    if (below_zero) next += below_zero->words;
    if (minus || below_zero) figure.low = -std::exchange(figure.high, -figure.low);
    figure.falls = falls_before(first);
    figure.span = {tokens_.span(first - bound.words).begin, tokens_.span(next - 1).end};
    if (telling) add(figure, number, next);
    if (amount->of_whole && amount->of_whole->value > 9) {
      Figure other = figure;
      other.alternative = telling;
      other.unit = nullptr;
      other.share = false;
      other.in_words = amount->of_whole->in_words;
      other.low = other.high = amount->of_whole->value;
      other.half = 0.5;
      figures_.push_back(std::move(other));
    }
    at_ = next;
    return true;
  }

  // 3:1, 3-1. Two numbers joined may also be a range, which is read besides.
  bool read_score() {
    auto const& folded = tokens_.folded(at_);
    auto const colon = folded.find(':');
    std::string const first = folded.substr(0, colon);
    std::string const second = colon != std::string::npos ? folded.substr(colon + 1)
                               : tokens_.joined(at_ + 1)  ? tokens_.folded(at_ + 1)
                                                          : "";
    auto const points = [](std::string const& text) {
      return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos
                 ? std::stod(text)
                 : -1;
    };
    if (points(first) < 0 || points(second) < 0) return false;
    Figure figure;
    figure.unit = unit_named("score");
    figure.low = figure.high = points(first) * 1000 + points(second);
    std::size_t const last = colon != std::string::npos ? at_ : at_ + 1;
    figure.span = {tokens_.span(at_).begin, tokens_.span(last).end};
    figures_.push_back(figure);
    bool const range = colon == std::string::npos && points(second) > points(first);
    if (!range) at_ = last + 1;
    return true;
  }

  // 5–10 million, between 5 and 10: the magnitude is the second number's, and meant for both.
  std::size_t read_range(Figure& figure, Number const& number) const {
    std::size_t at = number.next;
    if (figure.share) return at;
    auto const to = tokens_.find(FigureWord::to, at);
    auto const both =
        tokens_.before(FigureWord::from, at_) > 0 ? tokens_.find(FigureWord::and_, at) : std::nullopt;
    if (!tokens_.joined(at)) {
      if (!to && !both) return at;
      at += to ? to->words : both->words;
    }
    auto const end = number_at(tokens_, at);
    if (!end || !tokens_.adjacent(at) || end->value <= number.value ||
        (is_year(tokens_, at) && !number.scaled))
      return number.next;
    bool const shared = end->half >= 1 && number.half < 1;
    double const factor = shared ? end->half / std::max(number.half, end->in_words ? 0.5 : number.half) : 1;
    figure.low = number.value * factor <= end->value ? number.value * factor : number.value;
    figure.high = end->value;
    figure.half = end->half;
    return end->next;
  }

  // The unit or the word counted that follows; the token after it.
  std::size_t read_measure(Figure& figure, std::size_t next, std::string const& rest) const {
    Unit const* unit = nullptr;
    if (!rest.empty() && rest.front() != '\'') {
      auto const joined = tokens_.find(FigureWord::unit, rest);
      unit = joined ? joined->unit : nullptr;
    } else if (auto const measure = unit_at(next)) {
      unit = measure->unit;
      next = measure->next;
    } else if (auto const noun = figure.unit == nullptr || figure.share ? noun_at(next) : std::string{};
               !noun.empty()) {
      figure.noun = noun;
      if (plain_form(tokens_.word(next)) == noun) ++next;
    }
    if (figure.unit == nullptr) figure.unit = unit;
    bool const part = figure.unit != nullptr && figure.unit->name == "percent";
    if (part && figure.noun.empty()) figure.noun = noun_at(next);
    double const factor = figure.unit != nullptr ? figure.unit->factor : 1;
    for (double* const value : {&figure.low, &figure.high, &figure.half}) *value *= factor;
    return next;
  }

  // With what else its words may mean: 35 m are metres or millions, ten pounds a weight or a price.
  void add(Figure const& figure, Number const& number, std::size_t next) {
    figures_.push_back(figure);
    auto const again = [&](Unit const* unit, double factor) {
      Figure other = figure;
      other.alternative = true;
      other.unit = unit;
      for (double* const value : {&other.low, &other.high, &other.half}) *value *= factor;
      figures_.push_back(std::move(other));
    };
    if (!number.suffix.empty() && figure.unit == nullptr)
      if (auto const unit = tokens_.find(FigureWord::unit, number.suffix))
        again(unit->unit, unit->unit->factor / tokens_.find(FigureWord::suffix, number.suffix)->value);
    if (!number.rest.empty() && figure.unit != nullptr)
      if (auto const scale = tokens_.find(FigureWord::suffix, number.rest))
        again(nullptr, scale->value / figure.unit->factor);
    if (figure.unit != nullptr &&
        tokens_.before(FigureWord::unit, next) == 1)  // the cent of "per cent" is none
      if (auto const other = tokens_.words().other_unit(tokens_.word(next - 1), *figure.unit))
        again(other, other->factor / figure.unit->factor);
  }

  FigureTokens tokens_;
  std::string_view language_;
  std::vector<Figure> figures_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Figure> read_figures(std::string_view text, std::string_view language) {
  return read_figures(text, tokenize(text, folding_for(language)), language);
}

std::vector<Figure> read_figures(std::string_view text, std::span<Token const> tokens,
                                 std::string_view language) {
  return FigureReader(text, tokens, language).read();
}

}  // namespace stet::verify::quote
