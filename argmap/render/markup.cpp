// See markup.h.
#include "argmap/render/markup.h"

#include <algorithm>
#include <charconv>

#include "base/signs.h"
#include "base/utf8.h"

namespace stet::argmap::render {

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      switch (text[at]) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += text[at];
      }
      ++at;
      continue;
    }
    auto const [c, size] = utf8::decode(text, at);
    bool const control = is_control(c) && c != '\t' && c != '\n' && c != '\r';
    bool const forbidden =
        control || is_reordering(c) || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
    utf8::append(out, forbidden ? U'\uFFFD' : c);
    at += size;
  }
}

void append_number(std::string& out, std::int64_t number) {
  char digits[24];
  auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

bool is_safe_link(std::string_view link) {
  for (char c : link) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
  }
  auto const begins = [&](std::string_view scheme) {
    return link.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), link.begin(), [](char a, char b) {
             return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
           });
  };
  return begins("#") || begins("http://") || begins("https://");
}

bool is_image_data(std::string_view link) {
  for (std::string_view const prefix : {"data:image/png;base64,", "data:image/jpeg;base64,"}) {
    if (!link.starts_with(prefix)) continue;
    return link.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=",
                                  prefix.size()) == std::string_view::npos;
  }
  return false;
}

bool is_color(std::string_view color) {
  if ((color.size() != 4 && color.size() != 7) || color[0] != '#') return false;
  return std::all_of(color.begin() + 1, color.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

bool is_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    at += size;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return false;
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
        (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF)) {
      return true;
    }
    if (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF)) return false;
  }
  return false;
}

}  // namespace stet::argmap::render
