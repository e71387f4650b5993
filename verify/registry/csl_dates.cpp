#include "verify/registry/csl_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "verify/registry/dates.h"
#include "verify/registry/loose_date.h"

namespace stet::verify {
namespace {

using parser::yaml::Type;
using Index = Fields::Index;

std::optional<int> integer(Fields const& fields, Index at) {
  auto const& value = fields[at];
  if (auto const month = month_named(lower(value.text))) return month;
  if (value.type != Type::number && value.type != Type::string) return {};
  int result = 0;
  auto const* end = value.text.data() + value.text.size();
  auto const [stop, error] = std::from_chars(value.text.data(), end, result);
  if (error != std::errc{} || stop != end) return {};
  return result;
}

// One date from up to three parts, most significant first.
std::string date_of_parts(Fields& fields, std::span<Index const> parts, Index whole, std::string_view key) {
  std::array<int, 3> numbers{};
  bool good = !parts.empty() && parts.size() <= numbers.size();
  if (good && std::ranges::all_of(parts, [&](Index part) { return fields[part].type == Type::null; }))
    return {};
  for (std::size_t i = 0; good && i < parts.size(); ++i) {
    auto const value = integer(fields, parts[i]);
    good = value.has_value();
    if (good) numbers[i] = *value;
  }
  std::string date = good ? iso_date(numbers[0], numbers[1], numbers[2]) : std::string{};
  if (date.empty())
    fields.complain(whole, fmt::format("`{}` is not a date", key), "give year, month and day");
  return date;
}

// Some programs write seasons as months beyond December.
std::span<Index const> without_season(Fields const& fields, std::span<Index const> parts) {
  constexpr int last_season = 24;
  auto const month = parts.size() > 1 ? integer(fields, parts[1]) : std::nullopt;
  return month && *month > 12 && *month <= last_season ? parts.first(1) : parts;
}

// CSL's `date-parts`: one list of numbers, or a list of one or two such lists.
std::string date_parts(Fields& fields, Index at, std::string_view key) {
  if (fields[at].type != Type::sequence) {
    fields.complain(at, "`date-parts` is not a list", "write `date-parts: [[2008, 2, 22]]`");
    return {};
  }
  auto const elements = fields.document().elements(at);
  if (elements.empty()) return {};
  if (fields[elements[0]].type != Type::sequence)
    return date_of_parts(fields, without_season(fields, elements), at, key);
  std::string result;
  for (Index const element : elements) {
    auto const parts =
        fields[element].type == Type::sequence ? fields.document().elements(element) : std::vector<Index>{};
    std::string const date = date_of_parts(fields, without_season(fields, parts), element, key);
    if (date.empty()) return {};
    result += (result.empty() ? "" : "/") + date;
  }
  return result;
}

std::string date_of_mapping(Fields& fields, Index at, std::string_view key) {
  if (auto const parts = fields.find(at, "date-parts")) return date_parts(fields, *parts, key);
  if (fields.find(at, "year")) {
    std::vector<Index> parts;
    for (auto const* part : {"year", "month", "day"}) {
      if (auto const value = fields.find(at, part)) {
        parts.push_back(*value);
      } else {
        break;
      }
    }
    return date_of_parts(fields, parts, at, key);
  }
  for (auto const* form : {"raw", "literal"}) {  // dates in words: kept as they are
    if (fields.find(at, form)) return fields.text(at, form);
  }
  fields.complain(at, fmt::format("`{}` has neither `date-parts`, `year`, `raw` nor `literal`", key),
                  "write it as `2008-02-22`, or as CSL does: `{date-parts: [[2008, 2, 22]]}`");
  return {};
}

}  // namespace

std::string date_of_csl(Fields& fields, Index record, std::string_view key) {
  auto const at = fields.find(record, key);
  if (!at) return {};
  switch (fields[*at].type) {
    case Type::mapping: return date_of_mapping(fields, *at, key);
    case Type::sequence: {  // Pandoc: a list of one date, or of the two ends of a range
      std::string result;
      for (Index const element : fields.document().elements(*at)) {
        std::string date;
        if (fields[element].type == Type::mapping) {
          date = date_of_mapping(fields, element, key);
        } else {
          fields.complain(element, fmt::format("`{}` is not a date", key), "write `[2008, 2, 22]`");
        }
        if (date.empty()) return {};
        result += (result.empty() ? "" : "/") + date;
      }
      return result;
    }
    default: return fields.date(record, key);
  }
}

}  // namespace stet::verify
