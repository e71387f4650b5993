#include "app/words/style.h"

#include "base/signs.h"
#include "base/text.h"
#include "base/utf8.h"

namespace stet::app {
namespace {

std::string_view code(Paint paint) {
  switch (paint) {
    case Paint::plain: return "";
    case Paint::bold: return "1";
    case Paint::dim: return "2";
    case Paint::red: return "1;31";
    case Paint::yellow: return "1;33";
    case Paint::blue: return "1;34";
    case Paint::green: return "32";
    case Paint::cyan: return "36";
    case Paint::magenta: return "35";
  }
  return "";
}

// Signs that reorder what a reader of a line sees, marks of direction among them.
bool is_deceptive(char32_t c) { return is_reordering(c) || c == 0x200E || c == 0x200F || c == 0x061C; }

// Characters that take no room. One of them joins letters or colours a sign; many hide a message.
bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE01EF);
}

// How many bytes of them stand here, if they are more than any writing needs.
std::size_t hidden_run(std::string_view text, std::size_t at) {
  constexpr std::size_t most = 8;  // the longest flag in use has seven
  std::size_t const begin = at;
  std::size_t count = 0;
  for (; at < text.size(); ++count) {
    auto const [c, size] = utf8::decode(text, at);
    if (!is_invisible(c)) break;
    at += size;
  }
  return count > most ? at - begin : 0;
}

}  // namespace

std::string painted(Style const& style, Paint paint, std::string_view text) {
  if (!style.color || paint == Paint::plain || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out += code(paint);
  out += 'm';
  out += text;
  out += "\x1b[0m";
  return out;
}

bool begins_order(std::string_view text) { return text.starts_with("##[") || text.starts_with("##vso["); }

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    if (is_invisible(c)) {
      std::size_t const run = hidden_run(text, at);
      out += run > 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(at, size);
      at += run > 0 ? run : size;
      continue;
    }
    if (c == '#' && begins_order(text.substr(at))) {
      out += "# ";  // and the second one after it
    } else if (c == '\t' || c == '\n') {
      out += ' ';
    } else if (c == '\r') {
      if (at + 1 == text.size() || text[at + 1] != '\n') out += ' ';
    } else if (c < 0x20) {
      utf8::append(out, 0x2400 + c);  // the control pictures
    } else if (c == 0x7F) {
      utf8::append(out, 0x2421);
    } else if (is_control(c) || is_deceptive(c)) {
      utf8::append(out, 0xFFFD);
    } else if (size == 1 && c == 0xFFFD) {
      utf8::append(out, 0xFFFD);
    } else {
      out += text.substr(at, size);
    }
    at += size;
  }
  return out;
}

std::string visible_path(std::string_view path) {
  return (trimmed(path).starts_with("::") ? "./" : "") + visible(path);
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  std::size_t const taken = utf8::display_width(text);
  if (taken < width) out.append(width - taken, ' ');
  return out;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (utf8::display_width(text) <= width) return std::string(text);
  std::size_t at = 0;
  std::size_t columns = 0;
  while (at < text.size()) {
    auto const size = utf8::decode(text, at).size;
    std::size_t const next = columns + utf8::display_width(text.substr(at, size));
    if (next + 1 > width) break;
    columns = next;
    at += size;
  }
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace stet::app
