// Dates as bibliographies write them, to ISO 8601. Knows no YAML.
#pragma once

#include <string>
#include <string_view>

namespace stet::verify {

// True for `2008`, `2008-02`, `2008-02-22`, any of them followed by `?` or `~` (EDTF: uncertain,
// approximate), a date with a time of day (`2008-02-22T13:37:00Z`), and two dates joined by `/`. Days must
// exist.
[[nodiscard]] bool is_date(std::string_view text);

// `2008-02-22` from numbers; month and day may be 0 for "not given". Empty if there is no such date.
[[nodiscard]] std::string iso_date(int year, int month, int day);

}  // namespace stet::verify
