#include "argmap/exchange/argdown_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"

namespace stet::argmap {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::Value;
using parser::yaml::ValueIndex;

double read_number(std::string_view written) {
  std::string text;
  for (char const c : written) {
    if (c != '_') text.push_back(c);
  }
  std::string_view digits = text;
  bool const negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  int base = 10;
  if (digits.starts_with("0x")) base = 16;
  if (digits.starts_with("0o")) base = 8;
  if (digits.starts_with("0b")) base = 2;
  double value = std::nan("");
  if (base != 10) {
    std::uint64_t whole = 0;
    auto const result = std::from_chars(digits.data() + 2, digits.data() + digits.size(), whole, base);
    if (result.ec == std::errc{}) value = static_cast<double>(whole);
  } else {
    auto const result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec == std::errc::result_out_of_range) {
      value = std::nan("");
    } else if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size()) {
      value = std::nan("");
    }
  }
  return negative ? -value : value;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// js-yaml's time stamps: `2008-02-17`, or with a time of day and an offset. Returns what JSON.stringify makes
// of the date.
std::optional<std::string> read_timestamp(std::string_view text) {
  std::size_t at = 0;
  auto const number = [&](std::size_t least, std::size_t most) -> std::optional<int> {
    std::size_t const start = at;
    while (at < text.size() && at - start < most && is_digit(text[at])) ++at;
    if (at - start < least) return std::nullopt;
    int value = 0;
    std::from_chars(text.data() + start, text.data() + at, value);
    return value;
  };
  auto const take = [&](char c) {
    if (at >= text.size() || text[at] != c) return false;
    ++at;
    return true;
  };
  auto const year = number(4, 4);
  if (!year || !take('-')) return std::nullopt;
  std::size_t const month_at = at;
  auto const month = number(1, 2);
  if (!month) return std::nullopt;
  std::size_t const month_size = at - month_at;
  if (!take('-')) return std::nullopt;
  std::size_t const day_at = at;
  auto const day = number(1, 2);
  if (!day) return std::nullopt;
  bool const short_form = at == text.size();
  if (short_form && (month_size != 2 || at - day_at != 2)) return std::nullopt;
  long long seconds = 0;
  int milliseconds = 0;
  if (!short_form) {
    if (text[at] == 'T' || text[at] == 't') {
      ++at;
    } else {
      std::size_t const blank = at;
      while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
      if (at == blank) return std::nullopt;
    }
    auto const hour = number(1, 2);
    if (!hour || !take(':')) return std::nullopt;
    auto const minute = number(2, 2);
    if (!minute || !take(':')) return std::nullopt;
    auto const second = number(2, 2);
    if (!second) return std::nullopt;
    seconds = *hour * 3600LL + *minute * 60LL + *second;
    if (take('.')) {
      int scale = 100;
      while (at < text.size() && is_digit(text[at])) {
        milliseconds += scale * (text[at++] - '0');
        scale /= 10;
      }
    }
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at < text.size() && text[at] == 'Z') {
      ++at;
    } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
      bool const ahead = text[at++] == '+';
      auto const hours = number(1, 2);
      if (!hours) return std::nullopt;
      int minutes = 0;
      if (take(':')) {
        auto const given = number(2, 2);
        if (!given) return std::nullopt;
        minutes = *given;
      }
      long long const offset = *hours * 3600LL + minutes * 60LL;
      seconds += ahead ? -offset : offset;
    }
    if (at != text.size()) return std::nullopt;
  }
  // Days since 1970-01-01 and back, so that a 31st of February rolls over as JavaScript's dates do.
  auto const days_from = [](long long y, long long m, long long d) {
    y += (m - 1) / 12;
    m = (m - 1) % 12 + 1;
    if (m < 1) {
      m += 12;
      --y;
    }
    if (m <= 2) --y;
    long long const era = (y >= 0 ? y : y - 399) / 400;
    long long const year_of_era = y - era * 400;
    long long const day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5;
    long long const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468 + d - 1;
  };
  long long const total = days_from(*year, *month, 1) * 86400 + (*day - 1) * 86400LL + seconds;
  long long days = total / 86400;
  long long rest = total % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  days += 719468;
  long long const era = (days >= 0 ? days : days - 146096) / 146097;
  long long const day_of_era = days - era * 146097;
  long long const year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  long long const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  long long const shifted = (5 * day_of_year + 2) / 153;
  long long const out_day = day_of_year - (153 * shifted + 2) / 5 + 1;
  long long const out_month = shifted < 10 ? shifted + 3 : shifted - 9;
  long long const out_year = year_of_era + era * 400 + (out_month <= 2 ? 1 : 0);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", out_year, out_month, out_day, rest / 3600,
                     rest / 60 % 60, rest % 60, milliseconds);
}

void write_scalar(JsonWriter& out, Value const& value) {
  switch (value.type) {
    case Type::null: out.null(); return;
    case Type::boolean:
      out.boolean(value.text == "true" || value.text == "True" || value.text == "TRUE");
      return;
    case Type::number: out.number(read_number(value.text)); return;
    default: break;
  }
  // A quoted scalar is longer than what it says.
  bool const plain = value.span.size() == value.text.size();
  if (plain && value.text.size() >= 8 && is_digit(value.text.front())) {
    if (auto const time = read_timestamp(value.text)) {
      out.string(*time);
      return;
    }
  }
  out.string(value.text);
}

// The keys of a mapping as JavaScript lists them: whole numbers first, in their order; of duplicates the last
// value counts.
std::vector<parser::yaml::Member> in_script_order(Document const& document, ValueIndex mapping) {
  auto members = document.members(mapping);
  auto const index = [&](parser::yaml::Member const& member) -> std::uint64_t {
    std::string const& key = document[member.key].text;
    std::uint64_t value = 0;
    auto const [stop, error] = std::from_chars(key.data(), key.data() + key.size(), value);
    bool const canonical = !key.empty() && (key.size() == 1 || key.front() != '0') && error == std::errc{} &&
                           stop == key.data() + key.size() && value < 0xffffffffU;
    return canonical ? value : 0x100000000ULL;
  };
  std::ranges::stable_sort(members, {}, index);
  return members;
}

void write_value(JsonWriter& out, Document const& document, ValueIndex at);

void write_children(JsonWriter& out, Document const& document, ValueIndex at) {
  if (document[at].type == Type::sequence) {
    out.begin_array();
    for (ValueIndex const element : document.elements(at)) write_value(out, document, element);
    out.end_array();
    return;
  }
  out.begin_object();
  for (auto const& member : in_script_order(document, at)) {
    out.key(document[member.key].type == Type::null ? "null" : document[member.key].text);
    write_value(out, document, member.value);
  }
  out.end_object();
}

// As deep as the YAML, which its parser bounds.
void write_value(JsonWriter& out, Document const& document, ValueIndex at) {
  Type const type = document[at].type;
  if (type == Type::sequence || type == Type::mapping) {
    write_children(out, document, at);
  } else {
    write_scalar(out, document[at]);
  }
}

}  // namespace

void write_yaml(JsonWriter& out, Document const& document) { write_value(out, document, 0); }

std::string tag_class(std::string_view tag) {
  std::string result = "tag-";
  for (std::size_t i = 0; i < tag.size();) {
    auto const decoded = utf8::decode(tag, i);
    i += decoded.size;
    char32_t const c = decoded.code_point;
    if (c >= U'A' && c <= U'Z') {
      result.push_back(static_cast<char>(c - U'A' + U'a'));
    } else if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-') {
      result.push_back(static_cast<char>(c));
    } else if (c == U'\u00E4' || c == U'\u00C4') {
      result.append("ae");
    } else if (c == U'\u00F6' || c == U'\u00D6') {
      result.append("oe");
    } else if (c == U'\u00FC' || c == U'\u00DC') {
      result.append("ue");
    } else if (c == U'\u00DF' || c == U'\u1E9E') {
      result.append("ss");
    } else if (c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
               c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF) {
      result.push_back('-');
    }
  }
  return result;
}

Utf16Offsets::Utf16Offsets(std::string_view text) {
  bool const ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return;
  offsets_.resize(text.size() + 1);
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto const decoded = utf8::decode(text, i);
    for (std::size_t k = 0; k < decoded.size; ++k) offsets_[i + k] = units;
    units += decoded.code_point > 0xFFFF ? 2 : 1;
    i += decoded.size;
  }
  offsets_[text.size()] = units;
}

}  // namespace stet::argmap
