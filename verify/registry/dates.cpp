#include "verify/registry/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace stet::verify {
namespace {

// The number that all of the text spells in decimal digits.
std::optional<int> number(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return {};
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return {};
  return value;
}

bool exists(int year, int month, int day) {
  if (month == 0) return day == 0;
  if (month < 1 || month > 12) return false;
  if (day == 0) return true;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

// h, hh, hhmm or hh:mm, behind the sign.
bool is_zone(std::string_view text) {
  auto const colon = text.find(':');
  auto const split = colon != std::string_view::npos ? colon : std::min<std::size_t>(2, text.size());
  auto const hours = number(text.substr(0, split));
  if (split > 2 || !hours || *hours > 23) return false;
  if (split == text.size()) return true;
  auto const minutes = text.substr(colon != std::string_view::npos ? split + 1 : split);
  auto const value = number(minutes);
  return minutes.size() == 2 && value && *value <= 59;
}

// hh:mm[:ss[.fff]] and Z, +hh:mm or nothing, with blanks before the zone as YAML writes them.
bool is_time(std::string_view text) {
  if (!text.empty() && (text.back() == 'Z' || text.back() == 'z')) {
    text.remove_suffix(1);
  } else if (auto const sign = text.find_first_of("+-"); sign != std::string_view::npos) {
    if (!is_zone(text.substr(sign + 1))) return false;
    text = text.substr(0, sign);
  }
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.size() < 5 || text[2] != ':') return false;
  auto const hours = number(text.substr(0, 2));
  auto const minutes = number(text.substr(3, 2));
  if (!hours || *hours > 23 || !minutes || *minutes > 59) return false;
  if (text.size() == 5) return true;
  if (text.size() < 8 || text[5] != ':') return false;
  auto const seconds = number(text.substr(6, 2));
  if (!seconds || *seconds > 60) return false;
  return text.size() == 8 || (text[8] == '.' && number(text.substr(9)).has_value());
}

// A date without a time of day, taken apart.
struct Parts {
  int year = 0, month = 0, day = 0;
};

// -0043, 2008, 2008-02, 2008-02-22; years before our era have a sign.
std::optional<Parts> parts_of(std::string_view text) {
  bool const before = text.starts_with('-');
  if (before) text.remove_prefix(1);
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return {};
  auto const year = number(text.substr(0, 4));
  if (!year) return {};
  Parts parts{before ? -*year : *year, 0, 0};
  for (int* const part : {&parts.month, &parts.day}) {
    std::size_t const at = part == &parts.month ? 4 : 7;
    if (text.size() <= at) break;
    auto const value = number(text.substr(at + 1, 2));
    if (text[at] != '-' || !value || *value == 0) return {};
    *part = *value;
  }
  return exists(parts.year, parts.month, parts.day) ? std::optional(parts) : std::nullopt;
}

std::optional<Parts> one_date(std::string_view text) {
  constexpr std::size_t day_size = 10;
  if (auto const time = text.find_first_of("Tt "); time != std::string_view::npos) {
    auto const day = text.substr(0, time);
    if (day.size() - (day.starts_with('-') ? 1U : 0U) != day_size || !is_time(text.substr(time + 1)))
      return {};
    return parts_of(day);
  }
  if (!text.empty() && std::string_view("?~%").contains(text.back())) text.remove_suffix(1);
  return parts_of(text);
}

// The two ends of a date, which are one unless it is a range.
std::optional<std::pair<Parts, Parts>> ends_of(std::string_view text) {
  auto const slash = std::min(text.find('/'), text.size());
  auto const first = one_date(text.substr(0, slash));
  auto const last = slash == text.size() ? first : one_date(text.substr(slash + 1));
  if (!first || !last) return {};
  return std::pair(*first, *last);
}

}  // namespace

bool is_date(std::string_view text) { return ends_of(text).has_value(); }

std::optional<std::chrono::sys_days> earliest(std::string_view date) {
  auto const ends = ends_of(date);
  if (!ends) return {};
  using namespace std::chrono;
  auto const& [written_year, written_month, written_day] = ends->first;
  return sys_days(year(written_year) / month(static_cast<unsigned>(std::max(1, written_month))) /
                  day(static_cast<unsigned>(std::max(1, written_day))));
}

std::optional<std::chrono::sys_days> latest(std::string_view date) {
  auto const ends = ends_of(date);
  if (!ends) return {};
  using namespace std::chrono;
  auto const& [written_year, written_month, written_day] = ends->second;
  auto const whole_month =
      year(written_year) / month(static_cast<unsigned>(written_month == 0 ? 12 : written_month));
  if (written_day == 0) return sys_days(whole_month / last);
  return sys_days(whole_month / day(static_cast<unsigned>(written_day)));
}

std::optional<Age> parse_age(std::string_view text) {
  auto const digits = std::min(text.find_first_not_of("0123456789"), text.size());
  auto const count = number(text.substr(0, digits));
  if (!count || *count <= 0 || *count > 10'000) return {};
  text.remove_prefix(digits);
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.ends_with('s')) text.remove_suffix(1);
  if (text == "day") return Age{*count, Age::Unit::days};
  if (text == "week") return Age{*count, Age::Unit::weeks};
  if (text == "month") return Age{*count, Age::Unit::months};
  if (text == "year") return Age{*count, Age::Unit::years};
  return {};
}

std::string to_string(Age age) {
  constexpr std::array<std::string_view, 4> units = {"day", "week", "month", "year"};
  return fmt::format("{} {}{}", age.number, units[static_cast<std::size_t>(age.unit)],
                     age.number == 1 ? "" : "s");
}

std::chrono::sys_days before(std::chrono::sys_days day, Age age) {
  using namespace std::chrono;
  if (age.unit == Age::Unit::days) return day - days(age.number);
  if (age.unit == Age::Unit::weeks) return day - weeks(age.number);
  year_month_day date(day);
  date -= age.unit == Age::Unit::months ? months(age.number) : months(12 * age.number);
  if (!date.ok()) date = date.year() / date.month() / last;  // the 31st of a shorter month
  return sys_days(date);
}

std::string iso_date(int year, int month, int day) {
  if (year < -9999 || year > 9999 || !exists(year, month, day)) return {};
  std::string date = fmt::format("{}{:04}", year < 0 ? "-" : "", std::abs(year));
  for (int const part : {month, day})
    if (part != 0) date += fmt::format("-{:02}", part);
  return date;
}

}  // namespace stet::verify
