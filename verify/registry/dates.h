// Dates as bibliographies write them, to ISO 8601. Knows no YAML.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stet::verify {

// True for `2008`, `2008-02`, `2008-02-22`, any of them followed by `?`, `~` or `%` (EDTF: uncertain,
// approximate, both) or, before our era, behind a `-`; a date with a time of day (`2008-02-22T13:37:00Z`),
// and two dates joined by `/`. Days must exist.
[[nodiscard]] bool is_date(std::string_view text);

// `2008-02-22` from numbers; month and day may be 0 for "not given". Empty if there is no such date.
[[nodiscard]] std::string iso_date(int year, int month, int day);

// The first and the last day that a date can mean: of `2008-02`, the first and the last of February. Of two
// dates joined by `/`, the beginning of the first and the end of the second. Nothing if the text is no date.
[[nodiscard]] std::optional<std::chrono::sys_days> earliest(std::string_view date);
[[nodiscard]] std::optional<std::chrono::sys_days> latest(std::string_view date);

// A span of time as people set it.
struct Age {
  int number = 0;
  enum class Unit : std::uint8_t { days, weeks, months, years } unit = Unit::years;
};
// `5 years`, `1 month`, `90 days`; nothing for anything else.
[[nodiscard]] std::optional<Age> parse_age(std::string_view text);
[[nodiscard]] std::string to_string(Age age);
// The day that is that long before another.
[[nodiscard]] std::chrono::sys_days before(std::chrono::sys_days day, Age age);

}  // namespace stet::verify
