#include "app/report/html/base64.h"

#include <cstdint>

#include "base/hash.h"

namespace stet::app::html {

std::string sha256_base64(std::string_view bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  auto const nibble = [](char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string const hex = sha256(bytes);
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    std::uint32_t bits = 0;
    for (std::size_t i = at; i < at + 6; ++i) bits = bits << 4U | (i < hex.size() ? nibble(hex[i]) : 0U);
    out += digits[bits >> 18U & 63U];
    out += digits[bits >> 12U & 63U];
    out += at + 2 < hex.size() ? digits[bits >> 6U & 63U] : '=';
    out += at + 4 < hex.size() ? digits[bits & 63U] : '=';
  }
  return out;
}

}  // namespace stet::app::html
