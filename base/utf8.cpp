#include "base/utf8.h"

#include <algorithm>
#include <cstring>

#include <utf8proc.h>

namespace stet::utf8 {
namespace {

constexpr Decoded malformed{U'\uFFFD', 1};

bool continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// Length of the run of ASCII bytes at the start, found eight at a time.
std::size_t ascii_run(std::string_view text) {
  std::size_t at = 0;
  while (at + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
    at += 8;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  std::size_t const left = text.size() - at;
  unsigned char const first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4) return malformed;
  if (first < 0xE0) {
    if (left < 2 || !continuation(byte(1))) return malformed;
    return {static_cast<char32_t>(((first & 0x1FU) << 6U) | (byte(1) & 0x3FU)), 2};
  }
  if (first < 0xF0) {
    if (left < 3 || !continuation(byte(1)) || !continuation(byte(2))) return malformed;
    char32_t const value =
        static_cast<char32_t>(((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU));
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return malformed;
    return {value, 3};
  }
  if (left < 4 || !continuation(byte(1)) || !continuation(byte(2)) || !continuation(byte(3)))
    return malformed;
  char32_t const value = static_cast<char32_t>(((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) |
                                               ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU));
  if (value < 0x10000 || value > 0x10FFFF) return malformed;
  return {value, 4};
}

void append(std::string& out, char32_t c) {
  auto const put = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6U));
    put(0x80 | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12U));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  } else {
    put(0xF0 | (c >> 18U));
    put(0x80 | ((c >> 12U) & 0x3FU));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  }
}

std::size_t count(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++n) at += decode(text, at).size;
  return n;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const plain = ascii_run(text.substr(at));
    n += plain;
    at += plain;
    if (at == text.size()) break;
    auto const [code_point, size] = decode(text, at);
    n += code_point >= 0x10000 ? 2 : 1;
    at += size;
  }
  return n;
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at += ascii_run(text.substr(at));
    if (at == text.size()) break;
    auto const [code_point, size] = decode(text, at);
    if (size == 1) return at;
    at += size;
  }
  return std::nullopt;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const [code_point, size] = decode(text, at);
    width += code_point < 0x80
                 ? 1U
                 : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<int>(code_point))));
    at += size;
  }
  return width;
}

}  // namespace stet::utf8
