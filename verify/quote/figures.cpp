#include "verify/quote/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "verify/quote/characters.h"
#include "verify/quote/fold.h"
#include "verify/quote/words.h"

namespace stet::verify::quote {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

// How a number is written: its value, and half a unit of its last place.
struct Written {
  double value = 0;
  double half = 0;
  bool whole = true;     // digits only
  bool grouped = false;  // was written with marks between thousands
  std::string rest;      // letters after it: s, th, km, bn
  std::size_t digits = 0;
};

std::optional<Written> read_number(std::string const& folded, char decimal) {
  Written result;
  std::string digits;
  std::size_t at = 0;
  std::size_t places = 0;
  bool fraction = false;
  for (; at < folded.size(); ++at) {
    char const c = folded[at];
    if (c >= '0' && c <= '9') {
      digits.push_back(c);
      if (fraction) ++places;
    } else if (!fraction && (c == decimal || c == '.') && at + 1 < folded.size()) {
      digits.push_back('.');
      fraction = true;
    } else {
      break;
    }
  }
  if (digits.empty()) return std::nullopt;
  if (at < folded.size() &&
      (folded[at] == ':' || folded[at] == '/' || folded[at] == '.' || folded[at] == ','))
    return std::nullopt;  // a time, a date, a fraction, a version
  std::from_chars(digits.data(), digits.data() + digits.size(), result.value);
  result.half = places == 0 ? 0.5 : 0.5 * std::pow(10.0, -static_cast<double>(places));
  result.whole = !fraction;
  result.digits = digits.size();
  result.rest = folded.substr(at);
  return result;
}

double magnitude_suffix(std::string_view rest) {
  static constexpr std::array<std::pair<std::string_view, double>, 10> suffixes{{{"k", 1e3},
                                                                                 {"m", 1e6},
                                                                                 {"mn", 1e6},
                                                                                 {"mln", 1e6},
                                                                                 {"mio", 1e6},
                                                                                 {"bn", 1e9},
                                                                                 {"b", 1e9},
                                                                                 {"mrd", 1e9},
                                                                                 {"tn", 1e12},
                                                                                 {"tr", 1e12}}};
  for (auto const& [suffix, value] : suffixes)
    if (rest == suffix) return value;
  return 0;
}

bool currency(std::string_view word) {
  static constexpr std::array<std::string_view, 6> signs{"$", "€", "£", "¥", "₽", "₴"};
  return std::ranges::find(signs, word) != signs.end();
}

// Words for one currency under one name.
std::string currency_word(std::string const& word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names{{{"dollar", "$"},
                                                                                        {"dollars", "$"},
                                                                                        {"usd", "$"},
                                                                                        {"euro", "€"},
                                                                                        {"euros", "€"},
                                                                                        {"eur", "€"},
                                                                                        {"pound", "£"},
                                                                                        {"pounds", "£"},
                                                                                        {"gbp", "£"},
                                                                                        {"yen", "¥"},
                                                                                        {"рублей", "₽"},
                                                                                        {"рубля", "₽"}}};
  for (auto const& [name, sign] : names)
    if (word == name) return std::string(sign);
  return {};
}

bool percent_word(std::string_view word) {
  static constexpr std::array<std::string_view, 10> words{
      "%", "percent", "prozent", "pct", "posto", "процентов", "процент", "процента", "percento", "pourcent"};
  return std::ranges::find(words, word) != words.end();
}

// The word counted, so that "boats" and "boat" are one.
std::string plain_form(std::string word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
  return word;
}

class FigureReader {
 public:
  FigureReader(std::string_view text, std::span<Token const> tokens, std::string_view language)
      : text_(text), tokens_(tokens), words_(words_for(language)), folding_(folding_for(language)) {}

  std::vector<Figure> read() {
    while (at_ < tokens_.size()) {
      if (!may_begin(at_) || part_of_name(at_) || (!read_date() && !read_amount())) ++at_;
    }
    return std::move(figures_);
  }

 private:
  // Whether a figure may begin with the token: a sign, a digit, or a word that the lists may know. Most words
  // are none of these.
  [[nodiscard]] bool may_begin(std::size_t i) const {
    char const first = text_[tokens_[i].begin];
    bool const letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    std::uint32_t const hash = tokens_[i].hash;
    return !letter || words_.may_be_number(hash) || words_.may_begin(WordKind::month, hash, 0);
  }

  [[nodiscard]] std::string const& folded(std::size_t i) const { return kept(i).folded; }
  [[nodiscard]] std::string const& word(std::size_t i) const { return kept(i).lower; }

  // The words around a figure are asked for again and again: the last ones are kept.
  struct Kept {
    std::size_t token = std::numeric_limits<std::size_t>::max();
    std::string folded;
    std::string lower;
  };
  [[nodiscard]] Kept const& kept(std::size_t i) const {
    static Kept const beyond;
    if (i >= tokens_.size()) return beyond;
    Kept& slot = kept_[i % kept_.size()];
    if (slot.token != i) {
      slot.token = i;
      slot.folded = fold_token(text_, tokens_[i].begin, folding_);
      slot.lower = lower(slot.folded);
    }
    return slot;
  }
  [[nodiscard]] Span span(std::size_t i) const { return {tokens_[i].begin, tokens_[i].end}; }
  // To the token before, by a hyphen or dash.
  [[nodiscard]] bool joined(std::size_t i) const {
    if (i == 0) return false;
    auto const between = text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end);
    return between == "-" || between == "\u2013" || between == "\u2014";
  }

  // COVID-19, OCT3/4: digits joined to a word with a capital, and no year (Tokyo-2020) or month's day
  // (May-12).
  [[nodiscard]] bool part_of_name(std::size_t i) const {
    if (i == 0 || !is_figure(text_.substr(tokens_[i].begin, 1)) || year_at(i)) return false;
    auto const between = text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end);
    if (between != "-" && between != "/") return false;
    auto const before = span(i - 1).of(text_);
    return std::ranges::any_of(before, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           !words_.month(word(i - 1));
  }

  [[nodiscard]] std::optional<int> integer(std::size_t i) const {
    auto const digits = folded(i);
    if (!is_figure(digits)) return std::nullopt;
    auto const number = read_number(digits, decimal());
    static constexpr std::array<std::string_view, 6> ordinals{"", "st", "nd", "rd", "th", "er"};
    if (!number || !number->whole || number->digits > 4 ||
        std::ranges::find(ordinals, std::string_view(number->rest)) == ordinals.end())
      return std::nullopt;
    return static_cast<int>(number->value);
  }

  [[nodiscard]] char decimal() const { return folding_.group == ',' ? '.' : ','; }

  static bool is_day(std::optional<int> n) { return n && *n >= 1 && *n <= 31; }
  static bool is_year(std::optional<int> n) { return n && *n >= 1500 && *n <= 2199; }

  // A year is four digits with nothing counted after them.
  [[nodiscard]] bool year_at(std::size_t i) const { return is_year(integer(i)) && span(i).size() == 4; }

  void add_date(std::size_t first, std::size_t last, int year, int month, int day) {
    Figure figure;
    figure.kind = Figure::Kind::date;
    figure.year = year;
    figure.month = month;
    figure.day = day;
    figure.span = {span(first).begin, span(last - 1).end};
    figures_.push_back(figure);
    at_ = last;
  }

  bool read_numeric_date() {
    // 2008-02-17, 17.02.2008, 17/02/2008 (day first where 1.000 is a thousand, and where it must be)
    auto const written = folded(at_);
    std::array<int, 3> parts{};
    std::size_t count = 0;
    std::size_t begin = 0;
    if (written.find_first_not_of("0123456789./") != std::string::npos) return false;
    while (begin <= written.size() && count < 3) {
      std::size_t const end = std::min(written.find_first_of("./", begin), written.size());
      if (end == begin || end - begin > 4) return false;
      std::from_chars(written.data() + begin, written.data() + end, parts[count++]);
      begin = end + 1;
    }
    if (count != 3 || begin <= written.size() || !is_year(parts[2])) return false;
    bool const day_first = folding_.group != ',' || written.find('.') != std::string::npos || parts[0] > 12;
    int const day = day_first ? parts[0] : parts[1];
    int const month = day_first ? parts[1] : parts[0];
    if (month < 1 || month > 12 || !is_day(day)) return false;
    add_date(at_, at_ + 1, parts[2], month, day);
    return true;
  }

  bool read_date() {
    if (is_figure(folded(at_)) && read_numeric_date()) return true;
    if (year_at(at_) && at_ + 2 < tokens_.size() && joined(at_ + 1) && joined(at_ + 2) &&
        is_day(integer(at_ + 1)) && is_day(integer(at_ + 2)) && *integer(at_ + 1) <= 12) {
      add_date(at_, at_ + 3, *integer(at_), *integer(at_ + 1), *integer(at_ + 2));
      return true;
    }
    if (auto const month = words_.month(word(at_)); month && month_written(at_)) {
      std::size_t next = at_ + 1;
      int day = 0;
      if (is_day(integer(next)) && span(next).size() <= 4) day = *integer(next++);
      int year = 0;
      std::size_t const skip = word(next) == "de" ? 1U : 0U;
      if (year_at(next + skip)) {
        year = *integer(next + skip);
        next += skip + 1;
      }
      if (day == 0 && year == 0) return false;
      add_date(at_, next, year, *month, day);
      return true;
    }
    if (is_day(integer(at_))) {
      std::size_t next = at_ + 1;
      if (word(next) == "de" || word(next) == "of") ++next;
      if (auto const month = words_.month(word(next)); month && month_written(next)) {
        int const day = *integer(at_);
        ++next;
        std::size_t const skip = word(next) == "de" ? 1U : 0U;
        int year = 0;
        if (year_at(next + skip)) {
          year = *integer(next + skip);
          next += skip + 1;
        }
        add_date(at_, next, year, *month, day);
        return true;
      }
    }
    return false;
  }

  // "may" and "mars" are months only where they are written as one: with a figure beside.
  [[nodiscard]] bool month_written(std::size_t i) const {
    return is_day(integer(i + 1)) || year_at(i + 1) || (i > 0 && is_day(integer(i - 1))) ||
           word(i + 1) == "de" || (i > 1 && (word(i - 1) == "de" || word(i - 1) == "of"));
  }

  // The number that begins at `i`, in digits or words, with its magnitude words; the place after it.
  struct Amount {
    double value = 0;
    double half = 0;
    std::size_t next = 0;
    bool in_words = false;
    std::string rest;
  };
  [[nodiscard]] std::optional<Amount> amount_at(std::size_t i) const {
    if (i >= tokens_.size()) return std::nullopt;
    Amount amount;
    auto const written = folded(i);
    if (is_figure(written)) {
      auto const number = read_number(written, decimal());
      if (!number) return std::nullopt;
      amount = {number->value, number->half, i + 1, false, lower(number->rest)};
      if (double const factor = magnitude_suffix(amount.rest); factor > 0) {
        amount.value *= factor;
        amount.half *= factor;
        amount.rest.clear();
      }
    } else {
      auto const first = words_.number(written);
      if (!first || *first >= 1e3) return std::nullopt;
      amount = {*first, 0.5, i + 1, true, {}};
      auto const next = words_.number(word(amount.next));
      if (*first >= 20 && *first < 100 && next && *next >= 1 && *next < 10) {  // twenty-five
        amount.value += *next;
        ++amount.next;
      }
    }
    double scaled = 0;
    while (auto const magnitude = words_.number(word(amount.next))) {
      if (*magnitude < 100) break;
      if (*magnitude > 100 && scaled > 0) break;
      amount.value *= *magnitude;
      amount.half *= *magnitude;
      scaled += *magnitude;
      ++amount.next;
    }
    static constexpr std::array<std::pair<std::string_view, double>, 6> abbreviated{
        {{"mio", 1e6}, {"mrd", 1e9}, {"bn", 1e9}, {"тыс", 1e3}, {"млн", 1e6}, {"млрд", 1e9}}};
    for (auto const& [abbreviation, factor] : abbreviated)
      if (word(amount.next) == abbreviation) {
        amount.value *= factor;
        amount.half *= factor;
        ++amount.next;
        break;
      }
    return amount;
  }

  // What an approximator before the number makes of it.
  enum class Approximation : std::uint8_t { none, around, below, above, at_least, at_most };
  [[nodiscard]] Approximation approximation_before(std::size_t i) const {
    if (i == 0) return Approximation::none;
    std::string_view const one = word(i - 1);
    std::string_view const first = i > 1 ? std::string_view(word(i - 2)) : std::string_view();
    auto const are_two = [&](std::string_view phrase) {
      return phrase.size() == first.size() + 1 + one.size() && phrase.starts_with(first) &&
             phrase.ends_with(one) && phrase[first.size()] == ' ';
    };
    auto const in = [](auto const& list, std::string_view words) {
      return std::ranges::find(list, words) != list.end();
    };
    static constexpr auto lists = std::to_array<std::pair<std::string_view, Approximation>>(
        {{"more than", Approximation::above},     {"mehr als", Approximation::above},
         {"plus de", Approximation::above},       {"más de", Approximation::above},
         {"više od", Approximation::above},       {"just over", Approximation::above},
         {"less than", Approximation::at_most},   {"fewer than", Approximation::at_most},
         {"weniger als", Approximation::at_most}, {"moins de", Approximation::at_most},
         {"menos de", Approximation::at_most},    {"manje od", Approximation::at_most},
         {"at most", Approximation::at_most},     {"up to", Approximation::at_most},
         {"au plus", Approximation::at_most},     {"bis zu", Approximation::at_most},
         {"не более", Approximation::at_most},    {"at least", Approximation::at_least},
         {"au moins", Approximation::at_least},   {"al menos", Approximation::at_least},
         {"не менее", Approximation::at_least},   {"close to", Approximation::below},
         {"just under", Approximation::below}});
    auto const* const phrase =
        std::ranges::find_if(lists, are_two, &std::pair<std::string_view, Approximation>::first);
    if (phrase != lists.end()) return phrase->second;
    static constexpr std::array<std::string_view, 2> at_least{"mindestens", "najmanje"};
    static constexpr std::array<std::string_view, 2> at_most{"höchstens", "najviše"};
    static constexpr std::array<std::string_view, 12> below{"nearly",  "almost", "fast",  "knapp",
                                                            "presque", "casi",   "skoro", "gotovo",
                                                            "почти",   "under",  "below", "unter"};
    static constexpr std::array<std::string_view, 5> above{"over", "above", "über", "preko", "свыше"};
    if (in(at_least, one)) return Approximation::at_least;
    if (in(at_most, one)) return Approximation::at_most;
    if (in(below, one)) return Approximation::below;
    if (in(above, one)) return Approximation::above;
    if (words_.is(WordKind::approximator, one)) return Approximation::around;
    if (i == 1 || !words_.may_begin(WordKind::approximator, tokens_[i - 2].hash, tokens_[i - 1].hash))
      return Approximation::none;
    std::array<std::string, 2> const pair{std::string(first), std::string(one)};
    return words_.phrase(WordKind::approximator, pair) == 2 ? Approximation::around : Approximation::none;
  }

  bool read_amount() {
    std::size_t const first = at_;
    std::size_t number = first;
    Figure figure;
    bool negative = false;
    if (auto const sign = folded(number); currency(sign)) {
      figure.kind = Figure::Kind::money;
      figure.unit = sign;
      ++number;
    } else if (sign == "-") {
      negative = true;
      ++number;
    }
    auto const amount = amount_at(number);
    if (!amount) return false;
    std::size_t next = amount->next;
    double low = amount->value - (amount->half > 0.5 ? amount->half : 0);
    double high = amount->value + (amount->half > 0.5 ? amount->half : 0);
    // A figure stated to the last digit stands for what rounds to it.
    if (amount->half <= 0.5) {
      low = amount->value - amount->half;
      high = amount->value + amount->half;
    }
    bool range = false;
    if (next < tokens_.size() && (joined(next) || word(next) == "to" || word(next) == "bis")) {
      std::size_t const upper = joined(next) ? next : next + 1;
      if (auto const end = amount_at(upper); end && !end->in_words && end->value > amount->value) {
        // 5–10 million: the magnitude is the second number's, and meant for both.
        double const factor = end->half > 0.5 && amount->half <= 0.5 ? end->half / 0.5 : 1;
        low = amount->value * factor;
        high = end->value;
        next = end->next;
        range = true;
      }
    }
    bool const money = figure.kind == Figure::Kind::money;
    std::string const unit = word(next);
    bool const unit_joined = next < tokens_.size() && joined(next);
    if (percent_word(unit)) {
      figure.kind = Figure::Kind::percent;
      ++next;
    } else if ((unit == "per" && word(next + 1) == "cent") || (unit == "pour" && word(next + 1) == "cent") ||
               (unit == "por" && word(next + 1) == "ciento")) {
      figure.kind = Figure::Kind::percent;
      next += 2;
    } else if ((unit == "percentage" && word(next + 1).starts_with("point")) ||
               (unit == "процентных" && word(next + 1).starts_with("пункт"))) {
      figure.kind = Figure::Kind::percentage_points;
      next += 2;
    } else if (unit == "prozentpunkte" || unit == "prozentpunkten") {
      figure.kind = Figure::Kind::percentage_points;
      ++next;
    } else if (currency(unit) || !currency_word(unit).empty()) {
      figure.kind = Figure::Kind::money;
      figure.unit = currency(unit) ? unit : currency_word(unit);
      ++next;
    } else if (!money && !range && year_at(number) && !unit_joined &&
               approximation_before(number) == Approximation::none && !amount->in_words &&
               next == number + 1) {
      add_date(number, number + 1, static_cast<int>(amount->value), 0, 0);
      return true;
    } else if (!money && !unit.empty() && starts_lower(folded(next)) &&
               !words_.is(WordKind::reporting, unit) && adjacent(next)) {
      figure.unit = plain_form(unit);
      ++next;
    }
    if (amount->rest == "%") figure.kind = Figure::Kind::percent;
    // "One" is a pronoun as often as a number, and "a second", "first" are no counts.
    bool const telling = !amount->in_words || amount->value >= 2 || amount->next > number + 1;
    bool const ordinal = amount->rest == "st" || amount->rest == "nd" || amount->rest == "rd" ||
                         amount->rest == "th" || amount->rest == "s" || amount->rest == "'s";
    if (!telling || ordinal || (amount->in_words && is_ordinal_word(number))) {
      at_ = next > first ? amount->next : first + 1;
      return true;
    }
    widen(approximation_before(first), amount->value, low, high);
    figure.low = negative ? -high : low;
    figure.high = negative ? -low : high;
    figure.span = {span(first).begin, span(std::max(next, amount->next) - 1).end};
    figures_.push_back(figure);
    at_ = next;
    return true;
  }

  [[nodiscard]] bool is_ordinal_word(std::size_t i) const {
    static constexpr std::array<std::string_view, 3> ordinals{"first", "second", "third"};
    return std::ranges::find(ordinals, word(i)) != ordinals.end();
  }

  // Only a space or a hyphen between the number and the word.
  [[nodiscard]] bool adjacent(std::size_t i) const {
    auto const between = text_.substr(span(i - 1).end, span(i).begin - span(i - 1).end);
    return between.find_first_of(".,;:!?()\"") == std::string_view::npos;
  }

  static void widen(Approximation approximation, double value, double& low, double& high) {
    constexpr double roughly = 0.1;  // what "about" and "nearly" are taken to allow
    double const margin = std::abs(value) * roughly;
    switch (approximation) {
      case Approximation::none: break;
      case Approximation::around:
        low = std::min(low, value - margin);
        high = std::max(high, value + margin);
        break;
      case Approximation::below:
        low = std::min(low, value - margin);
        high = value;
        break;
      case Approximation::above:
      case Approximation::at_least:
        low = value;
        high = unbounded;
        break;
      case Approximation::at_most:
        low = -unbounded;
        high = value;
        break;
    }
  }

  std::string_view text_;
  std::span<Token const> tokens_;
  Words const& words_;
  Folding folding_;
  mutable std::array<Kept, 16> kept_;  // by token number: more than one figure looks around
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
