// Dates as bibliographies of all kinds write them: EDTF with its marks and ranges, years in brackets, months
// by name. Knows no records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stet::verify {

struct LooseDate {
  std::string date;   // as a registry keeps it; empty if there is none
  int season = 0;     // spring is 1; CSL keeps it apart
  bool whole = true;  // nothing of what was written is left out
};

// `2004-06~`, `1999/..`, `199X`, `[1848]`, `ca. 1800`, `1991--92`, `2015-21`, `3 March 2018`, `2018 Mar-Apr`.
[[nodiscard]] LooseDate read_loose_date(std::string_view written);

// BibTeX's year, month (`July`, `10~oct`, `jul/aug`, `7`) and day.
[[nodiscard]] LooseDate read_loose_date(std::string_view year, std::string_view month, std::string_view day);

// 1 to 12 of a month's name or abbreviation, in the languages that bibliographies are written in.
[[nodiscard]] std::optional<int> month_named(std::string_view word);

}  // namespace stet::verify
