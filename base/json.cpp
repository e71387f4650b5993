#include "base/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/signs.h"
#include "base/utf8.h"

namespace stet {
namespace {

constexpr std::size_t block_size = 1U << 18U;

constexpr auto needs_care = [] {
  std::array<bool, 256> set{};
  for (std::size_t i = 0; i < 0x20; ++i) set[i] = true;
  for (std::size_t i = 0x80; i < 0x100; ++i) set[i] = true;
  set['"'] = true;
  set['\\'] = true;
  set[0x7F] = true;
  return set;
}();

}  // namespace

JsonWriter::JsonWriter(Sink sink, std::size_t spaces, std::size_t depth)
    : sink_(std::move(sink)), spaces_(spaces) {
  if (depth == 0) return;
  indentation_.append(spaces * depth, ' ');
  has_members_.push_back(0);
}

void JsonWriter::open(char bracket) {
  separate();
  buffer_.push_back(bracket);
  has_members_.push_back(0);
  indentation_.append(spaces_, ' ');
}

void JsonWriter::close(char bracket) {
  indentation_.resize(indentation_.size() - spaces_);
  bool const any = has_members_.back() != 0;
  has_members_.pop_back();
  if (any) new_line();
  buffer_.push_back(bracket);
}

void JsonWriter::new_line() {
  if (spaces_ > 0) buffer_.append(indentation_);
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_members_.empty()) return;
  if (has_members_.back() != 0) buffer_.push_back(',');
  has_members_.back() = 1;
  if (buffer_.size() > block_size) flush();
  new_line();
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_escaped(name);
  buffer_.append(spaces_ > 0 ? ": " : ":");
  after_key_ = true;
}

void JsonWriter::plain_key(std::string_view name) {
  separate();
  std::size_t const before = buffer_.size();
  buffer_.resize_and_overwrite(before + name.size() + 4, [&](char* out, std::size_t) {
    char* at = out + before;
    *at++ = '"';
    at = std::copy(name.begin(), name.end(), at);
    *at++ = '"';
    *at++ = ':';
    if (spaces_ > 0) *at++ = ' ';
    return static_cast<std::size_t>(at - out);
  });
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  separate();
  append_escaped(value);
}

void JsonWriter::plain_string(std::string_view value) {
  separate();
  buffer_.push_back('"');
  buffer_.append(value);
  buffer_.push_back('"');
}

void JsonWriter::number(std::uint64_t value) {
  separate();
  std::array<char, 24> digits{};
  auto const result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  buffer_.append(digits.data(), result.ptr);
}

void JsonWriter::raw(std::string_view json) {
  separate();
  buffer_.append(json);
}

void JsonWriter::pieces(std::string_view json) {
  if (json.empty()) return;
  if (std::exchange(has_members_.back(), 1) != 0) buffer_.push_back(',');
  if (buffer_.size() > block_size) flush();
  buffer_.append(json);
}

void JsonWriter::decimal(double value) {
  if (value == std::floor(value) && std::fabs(value) < 1e15) {
    raw(std::to_string(static_cast<std::int64_t>(value)) + ".0");
  } else {
    number(value);
  }
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  if (value == 0) {
    buffer_.push_back('0');
    return;
  }
  double const size = std::fabs(value);
  std::array<char, 64> digits{};
  bool const fixed = size >= 1e-6 && size < 1e21;
  auto const result = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                    fixed ? std::chars_format::fixed : std::chars_format::scientific);
  std::string_view const text(digits.data(), static_cast<std::size_t>(result.ptr - digits.data()));
  auto const exponent = fixed ? std::string_view::npos : text.find('e');
  buffer_.append(text.substr(0, exponent));
  if (exponent == std::string_view::npos) return;
  std::string_view power = text.substr(exponent + 2);
  while (power.size() > 1 && power.front() == '0') power.remove_prefix(1);
  buffer_.append(text.substr(exponent, 2)).append(power);
}

void JsonWriter::boolean(bool value) {
  separate();
  buffer_.append(value ? "true" : "false");
}

void JsonWriter::null() {
  separate();
  buffer_.append("null");
}

void JsonWriter::flush() {
  if (!buffer_.empty()) sink_(buffer_);
  buffer_.clear();
}

// Of the plane that needs no surrogates.
void JsonWriter::append_code(char32_t c) {
  static constexpr char hex[] = "0123456789abcdef";
  buffer_.append("\\u");
  for (unsigned shift = 16; shift > 0; shift -= 4) buffer_.push_back(hex[c >> (shift - 4) & 15U]);
}

void JsonWriter::append_escaped(std::string_view value) {
  buffer_.push_back('"');
  std::size_t start = 0;
  for (std::size_t i = 0; i < value.size();) {
    auto const byte = static_cast<unsigned char>(value[i]);
    if (!needs_care[byte]) {
      ++i;
      continue;
    }
    if (byte >= 0x80) {
      auto const [c, size] = utf8::decode(value, i);
      bool const is_escaped = is_control(c) || is_reordering(c);
      if (size > 1 && is_escaped) {
        buffer_.append(value, start, i - start);
        append_code(c);
        start = i + size;
      }
      if (size > 1) {
        i += size;
        continue;
      }
    }
    buffer_.append(value, start, i - start);
    ++i;
    start = i;
    switch (byte) {
      case '"': buffer_.append("\\\""); break;
      case '\\': buffer_.append("\\\\"); break;
      case '\n': buffer_.append("\\n"); break;
      case '\r': buffer_.append("\\r"); break;
      case '\t': buffer_.append("\\t"); break;
      case '\b': buffer_.append("\\b"); break;
      case '\f': buffer_.append("\\f"); break;
      default:
        if (byte >= 0x80) {
          buffer_.append("\xEF\xBF\xBD");  // not UTF-8: the replacement character
        } else {
          append_code(byte);
        }
    }
  }
  buffer_.append(value, start, value.size() - start);
  buffer_.push_back('"');
}

}  // namespace stet
