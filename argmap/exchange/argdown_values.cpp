#include "argmap/exchange/argdown_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

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
    if (auto const time = parser::yaml::to_iso_timestamp(value.text)) {
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
