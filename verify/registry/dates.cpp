#include "verify/registry/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

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

bool is_one_date(std::string_view text) {
  if (auto const time = text.find_first_of("Tt "); time != std::string_view::npos) {
    if (time != 10 || !is_time(text.substr(time + 1))) return false;
    text = text.substr(0, time);
  } else if (!text.empty() && (text.back() == '?' || text.back() == '~')) {
    text.remove_suffix(1);
  }
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  auto const year = number(text.substr(0, 4));
  if (!year) return false;
  if (text.size() == 4) return true;
  auto const month = number(text.substr(5, 2));
  if (text[4] != '-' || !month || *month == 0) return false;
  if (text.size() == 7) return exists(*year, *month, 0);
  auto const day = number(text.substr(8, 2));
  return text[7] == '-' && day && *day != 0 && exists(*year, *month, *day);
}

}  // namespace

bool is_date(std::string_view text) {
  auto const slash = text.find('/');
  if (slash == std::string_view::npos) return is_one_date(text);
  return is_one_date(text.substr(0, slash)) && is_one_date(text.substr(slash + 1));
}

std::optional<std::chrono::sys_days> earliest(std::string_view date) {
  if (!is_date(date)) return {};
  using namespace std::chrono;
  int const year_number = *number(date.substr(0, 4));
  unsigned const month_number =
      date.size() >= 7 && date[4] == '-' ? static_cast<unsigned>(*number(date.substr(5, 2))) : 1;
  unsigned const day_number = date.size() >= 10 && date[4] == '-' && date[7] == '-'
                                  ? static_cast<unsigned>(*number(date.substr(8, 2)))
                                  : 1;
  return sys_days(year_month_day(year(year_number), month(month_number), day(day_number)));
}

std::optional<std::chrono::sys_days> latest(std::string_view date) {
  if (!is_date(date)) return {};
  if (auto const slash = date.find('/'); slash != std::string_view::npos) date.remove_prefix(slash + 1);
  using namespace std::chrono;
  year_month_day const first(*earliest(date));
  bool const has_month = date.size() >= 7 && date[4] == '-';
  bool const has_day = has_month && date.size() >= 10 && date[7] == '-';
  if (has_day) return sys_days(first);
  if (has_month) return sys_days(first.year() / first.month() / last);
  return sys_days(first.year() / December / last);
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
  if (year < 0 || year > 9999 || !exists(year, month, day)) return {};
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace stet::verify
