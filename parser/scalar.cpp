// The types of YAML scalars, after js-yaml's default schema: what a word without quotation marks means.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "parser/characters.h"
#include "parser/yaml.h"

namespace stet::parser::yaml {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view text, std::array<std::string_view, n> const& words) {
  for (std::string_view const word : words)
    if (text == word) return true;
  return false;
}

constexpr std::array<std::string_view, 5> nulls{"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 6> booleans{"true", "True", "TRUE", "false", "False", "FALSE"};
constexpr std::array<std::string_view, 3> infinities{".inf", ".Inf", ".INF"};
constexpr std::array<std::string_view, 3> not_numbers{".nan", ".NaN", ".NAN"};

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

struct Integer {
  int base = 0;  // 0: not an integer
  std::string_view digits;
};

Integer integer(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || text.back() == '_') return {};
  int base = 10;
  if (text.size() > 1 && text.front() == '0') {
    if (text[1] == 'b') base = 2;
    if (text[1] == 'o') base = 8;
    if (text[1] == 'x') base = 16;
    if (base != 10) text.remove_prefix(2);
  }
  if (text.empty() || (base == 10 && text.front() == '_')) return {};
  bool any = false;
  for (char const c : text) {
    if (c == '_') continue;
    if (digit_value(c) >= base) return {};
    any = true;
  }
  return any ? Integer{base, text} : Integer{};
}

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text;
}

bool is_float(std::string_view text) {
  if (text.empty() || text.back() == '_') return false;
  if (is_one_of(text, not_numbers) || is_one_of(without_sign(text), infinities)) return true;
  bool const sign = without_sign(text).size() != text.size();
  text = without_sign(text);
  std::size_t at = 0;
  auto const run = [&] {
    std::size_t const begin = at;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '_')) ++at;
    return at - begin;
  };
  if (!text.empty() && text[0] == '.') {
    at = 1;
    if (sign || run() == 0) return false;
  } else {
    if (text.empty() || !is_digit(text[0])) return false;
    run();
    if (at < text.size() && text[at] == '.') {
      ++at;
      run();
    }
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    std::size_t const begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == begin) return false;
  }
  return at == text.size();
}

// Days since 1970-01-01 of a date in the proleptic Gregorian calendar, and back (H. Hinnant's algorithms).
std::int64_t days_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  year -= month <= 2 ? 1 : 0;
  std::int64_t const era = (year >= 0 ? year : year - 399) / 400;
  std::int64_t const year_of_era = year - era * 400;
  std::int64_t const day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

std::string two_digits(std::int64_t value, std::size_t width = 2) {
  std::string digits = std::to_string(value);
  return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

std::string iso(std::int64_t milliseconds) {
  constexpr std::int64_t day = 86'400'000;
  std::int64_t days = milliseconds / day;
  std::int64_t rest = milliseconds % day;
  if (rest < 0) {
    rest += day;
    --days;
  }
  days += 719468;
  std::int64_t const era = (days >= 0 ? days : days - 146096) / 146097;
  std::int64_t const day_of_era = days - era * 146097;
  std::int64_t const year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  std::int64_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  std::int64_t const shifted = (5 * day_of_year + 2) / 153;
  std::int64_t const month = shifted < 10 ? shifted + 3 : shifted - 9;
  std::int64_t const year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return two_digits(year, 4) + "-" + two_digits(month) + "-" +
         two_digits(day_of_year - (153 * shifted + 2) / 5 + 1) + "T" + two_digits(rest / 3'600'000) + ":" +
         two_digits(rest / 60'000 % 60) + ":" + two_digits(rest / 1000 % 60) + "." +
         two_digits(rest % 1000, 3) + "Z";
}

// Reads parts of a timestamp one after the other.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  std::optional<std::int64_t> digits(std::size_t least, std::size_t most) {
    std::size_t const begin = at_;
    std::int64_t value = 0;
    while (at_ < text_.size() && at_ - begin < most && is_digit(text_[at_]))
      value = value * 10 + (text_[at_++] - '0');
    if (at_ - begin < least) return std::nullopt;
    return value;
  }
  bool sign(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool blanks() {
    std::size_t const begin = at_;
    while (!done() && is_blank(text_[at_])) ++at_;
    return at_ != begin;
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Type type_of_plain(std::string_view text) {
  if (is_one_of(text, nulls)) return Type::null;
  if (is_one_of(text, booleans)) return Type::boolean;
  if (integer(text).base != 0 || is_float(text)) return Type::number;
  return Type::string;
}

double to_number(std::string_view text) {
  bool const negative = !text.empty() && text.front() == '-';
  double value = 0;
  if (auto const [base, digits] = integer(text); base != 0 && base != 10) {
    for (char const c : digits)
      if (c != '_') value = value * base + digit_value(c);
    return negative ? -value : value;
  }
  std::string_view const unsigned_text = without_sign(text);
  if (is_one_of(unsigned_text, infinities)) {
    value = std::numeric_limits<double>::infinity();
    return negative ? -value : value;
  }
  if (is_one_of(text, not_numbers)) return std::numeric_limits<double>::quiet_NaN();
  std::string digits;
  for (char const c : unsigned_text)
    if (c != '_') digits += c;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return negative ? -value : value;
}

std::optional<std::string> to_iso_timestamp(std::string_view text) {
  Scanner scan(text);
  auto const year = scan.digits(4, 4);
  if (!year || !scan.sign('-')) return std::nullopt;
  auto const month = scan.digits(1, 2);
  std::size_t const month_end = scan.at();
  if (!month || !scan.sign('-')) return std::nullopt;
  auto const day = scan.digits(1, 2);
  if (!day) return std::nullopt;
  bool const two_digit_parts = month_end == 7 && scan.at() == 10;
  // Months and days beyond their ends run over into the next, as JavaScript's dates do.
  std::int64_t const months = *year * 12 + *month - 1;
  std::int64_t milliseconds = (days_of(months / 12, months % 12 + 1, 1) + *day - 1) * 86'400'000;
  if (scan.done()) return two_digit_parts ? std::optional(iso(milliseconds)) : std::nullopt;
  if (!scan.sign('T') && !scan.sign('t') && !scan.blanks()) return std::nullopt;
  auto const hour = scan.digits(1, 2);
  if (!hour || !scan.sign(':')) return std::nullopt;
  auto const minute = scan.digits(2, 2);
  if (!minute || !scan.sign(':')) return std::nullopt;
  auto const second = scan.digits(2, 2);
  if (!second) return std::nullopt;
  milliseconds += *hour * 3'600'000 + *minute * 60'000 + *second * 1000;
  if (scan.sign('.')) {
    std::int64_t scale = 100;
    while (auto const digit = scan.digits(1, 1)) {
      milliseconds += *digit * scale;
      scale /= 10;
    }
  }
  scan.blanks();
  if (scan.done() || (scan.sign('Z') && scan.done())) return iso(milliseconds);
  bool const west = scan.sign('-');
  if (!west && !scan.sign('+')) return std::nullopt;
  auto const zone_hour = scan.digits(1, 2);
  if (!zone_hour) return std::nullopt;
  std::int64_t zone = *zone_hour * 60;
  if (scan.sign(':')) {
    auto const zone_minute = scan.digits(2, 2);
    if (!zone_minute) return std::nullopt;
    zone += *zone_minute;
  }
  if (!scan.done()) return std::nullopt;
  return iso(milliseconds - (west ? -zone : zone) * 60'000);
}

}  // namespace stet::parser::yaml
