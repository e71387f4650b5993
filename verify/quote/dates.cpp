#include "verify/quote/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "verify/quote/number_words.h"

namespace stet::verify::quote {
namespace {

constexpr int hour_minutes = 60;

bool day_fits(int n) { return n >= 1 && n <= 31; }
bool year_fits(int n) { return n >= 1500 && n <= 2199; }

Figure date(int year, int month, int day) {
  Figure figure;
  figure.kind = Figure::Kind::date;
  figure.year = figure.last_year = year;
  figure.month = month;
  figure.day = day;
  return figure;
}

Figure years(int first, int last) {
  Figure figure = date(first, 0, 0);
  figure.last_year = last;
  return figure;
}

int roman_value(std::string_view word) {
  constexpr std::array<std::pair<char, int>, 3> letters{{{'i', 1}, {'v', 5}, {'x', 10}}};
  int total = 0;
  int last = 0;
  for (char const c : word) {
    auto const* const found = std::ranges::find(letters, c, &std::pair<char, int>::first);
    if (found == letters.end()) return 0;
    total += found->second > last ? found->second - 2 * last : found->second;
    last = found->second;
  }
  return total;
}

class DateReader {
 public:
  DateReader(FigureTokens const& tokens, std::size_t first) : tokens_(tokens), first_(first) {}

  DateReading read() {
    if (numeric() || with_signs() || day_first() || month_first() || century() || decade())
      return std::move(out_);
    return {};
  }

 private:
  bool add(std::size_t next, Figure figure) {
    figure.span = {tokens_.span(first_).begin, tokens_.span(next - 1).end};
    figure.alternative = !out_.readings.empty();
    out_.readings.push_back(figure);
    out_.next = next;
    return true;
  }

  // 17.02.2008, 17/02/2008, 2008-02-17
  bool numeric() {
    auto const& written = tokens_.folded(first_);
    if (is_year(tokens_, first_) && tokens_.joined(first_ + 1) && tokens_.joined(first_ + 2)) {
      auto const month = digits_at(tokens_, first_ + 1);
      auto const day = digits_at(tokens_, first_ + 2);
      if (month && day && month->value <= 12 && day_fits(day->value))
        return add(first_ + 3, date(year_of(first_), month->value, day->value));
    }
    // 22-4-2007
    if (tokens_.joined(first_ + 1) && tokens_.joined(first_ + 2) && is_year(tokens_, first_ + 2)) {
      auto const day = digits_at(tokens_, first_);
      auto const month = digits_at(tokens_, first_ + 1);
      if (day && month && month->value >= 1 && month->value <= 12 && day_fits(day->value))
        return add(first_ + 3, date(year_of(first_ + 2), month->value, day->value));
    }
    if (written.find_first_not_of("0123456789./") != std::string::npos) return false;
    std::array<int, 3> parts{};
    std::size_t count = 0;
    for (std::size_t begin = 0; begin <= written.size() && count < 3;) {
      std::size_t const end = std::min(written.find_first_of("./", begin), written.size());
      if (end == begin || end - begin > 4) return false;
      std::from_chars(written.data() + begin, written.data() + end, parts[count++]);
      begin = end + 1;
      if (count == 3 && begin <= written.size()) return false;
    }
    if (count != 3 || !year_fits(parts[2])) return false;
    auto const try_order = [&](int day, int month) {
      return month >= 1 && month <= 12 && day_fits(day) && add(first_ + 1, date(parts[2], month, day));
    };
    // With full stops, and where 1.000 is a thousand, the day is first; elsewhere it may be either.
    bool const either = written.contains('/') && tokens_.decimal() == '.';
    bool const first = try_order(parts[0], parts[1]);
    bool const second = either && parts[0] != parts[1] && try_order(parts[1], parts[0]);
    return first || second;
  }

  // 2008年2月17日
  bool with_signs() {
    if (!is_year(tokens_, first_) || tokens_.word(first_ + 1) != "年") return false;
    auto const month = digits_at(tokens_, first_ + 2);
    if (!month || tokens_.word(first_ + 3) != "月") return add(first_ + 2, date(year_of(first_), 0, 0));
    auto const day = digits_at(tokens_, first_ + 4);
    bool const whole = day && tokens_.word(first_ + 5) == "日";
    return add(first_ + (whole ? 6 : 4), date(year_of(first_), month->value, whole ? day->value : 0));
  }

  // The day of a month that the token gives, and the token after it.
  struct Part {
    int value = 0;
    std::size_t next = 0;
  };
  [[nodiscard]] std::optional<Part> day(std::size_t i) const {
    if (auto const digits = digits_at(tokens_, i)) {
      bool const ending = digits->rest.empty() || tokens_.find(FigureWord::ordinal_ending, digits->rest);
      if (!ending || !day_fits(digits->value) || digits->digits > 2) return std::nullopt;
      bool const joined_ending = tokens_.joined(i + 1) && tokens_.find(FigureWord::ordinal_ending, i + 1);
      return Part{digits->value, i + (joined_ending ? 2U : 1U)};
    }
    auto const word = tokens_.find(FigureWord::ordinal, i);
    if (!word || !day_fits(static_cast<int>(word->value))) return std::nullopt;
    return Part{static_cast<int>(word->value), i + word->words};
  }
  [[nodiscard]] std::size_t after_of(std::size_t i) const {
    auto const of = tokens_.find(FigureWord::of, i);
    return of ? i + of->words : i;
  }
  [[nodiscard]] std::optional<Part> month(std::size_t i) const {
    auto const found = tokens_.find(FigureWord::month, i);
    if (!found) return std::nullopt;
    return Part{static_cast<int>(found->value), i + found->words};
  }
  [[nodiscard]] int year_of(std::size_t i) const { return digits_at(tokens_, i)->value; }
  // The year from `i` on, if there is one, and where it ends.
  [[nodiscard]] Part year(std::size_t i) const {
    std::size_t const at = after_of(i);
    if (int const short_year = year_of_two(at); short_year != 0) return {short_year, at + 1};
    if (!is_year(tokens_, at) || tokens_.find(FigureWord::unit, at + 1).has_value() != has_year_word(at + 1))
      return {0, i};
    return {year_of(at), at + 1};
  }
  // 15 Jul 19, and nothing behind it that would be counted.
  [[nodiscard]] int year_of_two(std::size_t i) const {
    auto const digits = digits_at(tokens_, i);
    bool const alone = digits && digits->digits == 2 && digits->rest.empty() && tokens_.gap(i) == " " &&
                       tokens_.folded(i).size() == 2 && !tokens_.adjacent(i + 1) &&
                       tokens_.has_digits(first_);
    return alone ? 2000 + digits->value : 0;
  }
  // 1960 года
  [[nodiscard]] bool has_year_word(std::size_t i) const {
    auto const unit = tokens_.find(FigureWord::unit, i);
    return unit && unit->unit->name == "year";
  }

  // 17 February 2008, 12–14 June, 5 de mayo de 1960
  bool day_first() {
    auto const first = day(first_);
    if (!first) return false;
    std::optional<Part> last;
    auto const to = tokens_.find(FigureWord::to, first->next);
    auto const both = tokens_.find(FigureWord::and_, first->next);
    if (tokens_.joined(first->next))
      last = day(first->next);
    else if (to || both)
      last = day(first->next + (to ? to->words : both->words));
    std::size_t const month_at = after_of((last ? last : first)->next);
    auto const named = month(month_at);
    if (!named || !tokens_.adjacent(month_at, true)) return false;
    Part const in_year = year(named->next);
    add(in_year.next, date(in_year.value, named->value, first->value));
    if (last) {
      add(in_year.next, date(in_year.value, named->value, last->value));
      out_.readings.back().alternative = false;
    }
    return true;
  }

  // The name of a month that is no other word, and no part of somebody's name (April Lind).
  [[nodiscard]] bool is_nothing_else(Part const& named) const {
    auto const is_capital = [&](std::size_t i) {
      return i < tokens_.size() && tokens_.adjacent(i) && starts_upper(tokens_.folded(i));
    };
    return !tokens_.find(FigureWord::month_or_not, first_) && !is_capital(named.next);
  }
  // Whether a sentence may end before the day: in November. 7 people; but not after a month cut short:
  // Nov. 7.
  [[nodiscard]] bool ends_sentence(std::size_t day) const {
    return tokens_.gap(day).contains('.') && !tokens_.find(FigureWord::month_cut, first_);
  }
  // February 17, 2008; May 1961; mayo de 1961; in November. "May" and "Mars" are months only with a figure
  // beside them.
  bool month_first() {
    auto const named = month(first_);
    if (!named) return false;
    auto const on = tokens_.has_digits(named->next) ? day(named->next) : std::nullopt;
    bool const counts =
        on && !tokens_.find(FigureWord::unit, on->next) && !tokens_.find(FigureWord::scale, on->next);
    Part const in_year = year(counts ? on->next : named->next);
    bool const dated = in_year.value != 0 || (counts && !ends_sentence(named->next));
    if (!dated && !is_nothing_else(*named)) return false;
    if (!dated) return add(named->next, date(0, named->value, 0));
    return add(in_year.next, date(in_year.value, named->value, counts ? on->value : 0));
  }

  // 19th century, siglo XIX, XVIII веке
  bool century() {
    auto const before = tokens_.find(FigureWord::century, first_);
    std::size_t const at = before ? first_ + before->words : first_;
    auto number = roman(at);
    bool const is_roman = number.has_value();
    if (!number && !before) number = ordinal_of_century(at);
    if (!number || number->value < 1 || number->value > 21) return false;
    auto const after = before ? std::nullopt : tokens_.find(FigureWord::century, number->next);
    if (!before && (!after || (!is_roman && tokens_.word(number->next).size() <= 2))) return false;
    return add(number->next + (after ? after->words : 0),
               years((number->value - 1) * 100, number->value * 100 - 1));
  }
  // "2 centuries" are none of this.
  [[nodiscard]] std::optional<Part> ordinal_of_century(std::size_t i) const {
    auto const digits = digits_at(tokens_, i);
    if (digits && digits->rest.empty() && digits->value < 10 && !tokens_.gap(i + 1).contains('.'))
      return std::nullopt;
    return day(i);
  }
  [[nodiscard]] std::optional<Part> roman(std::size_t i) const {
    std::string_view const word = tokens_.word(i);
    if (!starts_upper(tokens_.folded(i))) return std::nullopt;
    auto const end = std::min(word.find_first_not_of("ivx"), word.size());
    if (end == 0 || (end < word.size() && !tokens_.find(FigureWord::ordinal_ending, word.substr(end))))
      return std::nullopt;
    return Part{roman_value(word.substr(0, end)), i + 1};
  }

  // 1980s, the 80s, 1980er Jahre, années 80, 1980-х
  bool decade() {
    auto const before = tokens_.find(FigureWord::decade, first_);
    std::size_t const at = before ? first_ + before->words : first_;
    int value = 0;
    std::size_t next = at + 1;
    bool ending = false;
    if (auto const digits = digits_at(tokens_, at)) {
      value = digits->value;
      ending = !digits->rest.empty() &&
               tokens_.find(FigureWord::decade_ending,
                            std::string_view(digits->rest).substr(digits->rest.starts_with('\'') ? 1 : 0));
      if (!digits->rest.empty() && !ending) return false;
      if (!ending && tokens_.joined(next) && tokens_.find(FigureWord::decade_ending, next)) {
        ending = true;
        ++next;
      }
    } else if (auto const number = before ? number_at(tokens_, at) : std::nullopt) {
      value = static_cast<int>(number->value);
      next = number->next;
    }
    if ((!ending && !before) || value % 10 != 0) return false;
    if (value >= 20 && value <= 90) value += 1900;
    return year_fits(value) && add(next, years(value, value + 9));
  }

  FigureTokens const& tokens_;
  std::size_t first_;
  DateReading out_;
};

}  // namespace

bool is_year(FigureTokens const& tokens, std::size_t i) {
  auto const digits = digits_at(tokens, i);
  return digits && digits->digits == 4 && year_fits(digits->value) &&
         tokens.folded(i).size() == tokens.written(i).size() &&
         (digits->rest.empty() || digits->rest.front() == '\'');
}

DateReading date_at(FigureTokens const& tokens, std::size_t i) { return DateReader(tokens, i).read(); }

DateReading clock_at(FigureTokens const& tokens, std::size_t i) {
  auto const& folded = tokens.folded(i);
  int hour = 0;
  int minutes = 0;
  std::size_t next = i + 1;
  auto const [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), hour);
  std::string_view rest = std::string_view(folded).substr(static_cast<std::size_t>(end - folded.data()));
  if (error != std::errc{} || hour > 24) return {};
  bool timed = false;
  if (rest.size() >= 3 && (rest[0] == ':' || rest[0] == '.' || rest[0] == 'h')) {
    auto const [after, bad] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), minutes);
    if (bad != std::errc{} || after != rest.data() + 3 || minutes >= hour_minutes) return {};
    timed = rest[0] != '.';
    bool const dot = rest[0] == '.';
    rest.remove_prefix(3);
    auto const named = [&](FigureWord kind) { return tokens.find(kind, next).has_value(); };
    // 18.30 is a time where a comma marks decimals, if it is no day of a month either.
    bool const only_time =
        tokens.decimal() == ',' && hour > 9 && minutes > 12 && !tokens.find(FigureWord::unit, next);
    if (dot && !named(FigureWord::oclock) && !named(FigureWord::am) && !named(FigureWord::pm)) {
      if (!only_time) return {};
      timed = true;
    }
  }
  std::string const letters = lower(rest);
  auto const find = [&](FigureWord kind) {
    return letters.empty() ? tokens.find(kind, next) : tokens.find(kind, letters);
  };
  auto oclock = find(FigureWord::oclock);
  auto const am = find(FigureWord::am);
  auto const pm = find(FigureWord::pm);
  if (!letters.empty() && !oclock && !am && !pm) return {};
  if (auto const half = am ? am : pm; half && letters.empty())
    next += half->words;
  else if (oclock && letters.empty())
    next += oclock->words;
  if (oclock && !am && !pm) {  // 18 h 20, 5 h du soir
    if (auto const more = digits_at(tokens, next); more && more->digits == 2 && more->rest.empty() &&
                                                   more->value < hour_minutes && tokens.adjacent(next) &&
                                                   !timed) {
      minutes = more->value;
      ++next;
    }
  }
  if (!timed && !oclock && !am && !pm) return {};
  Figure figure;
  figure.kind = Figure::Kind::clock;
  if (pm && hour < 12) hour += 12;
  if (am && hour == 12) hour = 0;
  figure.vague_hour = !am && !pm && hour <= 12;
  figure.low = figure.high = hour * hour_minutes + minutes;
  figure.span = {tokens.span(i).begin, tokens.span(next - 1).end};
  return {{figure}, next};
}

}  // namespace stet::verify::quote
