#include "argmap/exchange/argdown_markup.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "argmap/exchange/escape.h"
#include "base/utf8.h"

namespace stet::argmap::exchange {
namespace {

std::optional<std::size_t> number(Cursor value) {
  std::string_view const text = value.text();
  std::size_t out = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

// What stands at a place of the text: before it, or instead of what follows up to `until`.
struct Mark {
  std::size_t at = 0;     // UTF-16 units
  std::size_t until = 0;  // as much as `at`: nothing is replaced
  std::string words;
};

std::vector<Mark> marks_of(Cursor member) {
  std::vector<Mark> out;
  for (Cursor const range : member["ranges"].elements()) {
    auto const start = number(range["start"]);
    auto const stop = number(range["stop"]);
    if (!start || !stop || *stop < *start) continue;
    std::size_t const end = *stop + 1;
    std::string_view const type = range["type"].text();
    if (type == "bold" || type == "italic") {
      std::string const mark(type == "bold" ? "**" : "*");
      out.push_back({*start, *start, mark});
      out.push_back({end, end, mark});
    } else if (type == "link") {
      out.push_back({*start, *start, "["});
      out.push_back({end, end, "](" + std::string(range["url"].text()) + ')'});
    } else if (type == "tag") {
      out.push_back({*start, end, argdown_tag(range["tag"].text())});
    } else if (type == "statement-mention") {
      out.push_back({*start, end, "@[" + title_of(range["title"].text()) + ']'});
    } else if (type == "argument-mention") {
      out.push_back({*start, end, "@<" + title_of(range["title"].text()) + '>'});
    }
  }
  std::ranges::stable_sort(out, {}, &Mark::at);
  return out;
}

// Escaped, with the blanks at its ends.
void append_piece(std::string& out, std::string_view piece) {
  if (piece.empty()) return;
  std::string const words = escaped_text(piece);
  bool const is_blank = words.empty();
  if (piece.front() == ' ' && !out.empty() && !out.ends_with(' ')) out.push_back(' ');
  out += words;
  if (!is_blank && piece.back() == ' ') out.push_back(' ');
}

// Empty if escaping the text gives the same.
std::string marked(std::string_view text, Cursor element) {
  auto const marks = marks_of(element);
  if (marks.empty()) return {};
  std::string out;
  std::size_t byte = 0;
  std::size_t unit = 0;
  std::size_t piece = 0;
  auto const advance = [&](std::size_t to) {
    while (byte < text.size() && unit < to) {
      auto const [code_point, size] = utf8::decode(text, byte);
      unit += code_point > 0xFFFF ? 2 : 1;
      byte += size;
    }
  };
  for (Mark const& mark : marks) {
    if (mark.at < unit) continue;  // inside what was replaced
    advance(mark.at);
    append_piece(out, text.substr(piece, byte - piece));
    out += mark.words;
    advance(mark.until);
    // Argdown counts the blank behind a mention to it.
    if (mark.until > mark.at && byte > 0 && text[byte - 1] == ' ') out.push_back(' ');
    piece = byte;
  }
  append_piece(out, text.substr(piece));
  out = one_line(out);
  return out == escaped_text(text) ? std::string() : out;
}

}  // namespace

std::string argdown_markup(Cursor member) { return marked(member["text"].text(), member); }

std::string argdown_tag(std::string_view tag) {
  bool const is_plain = std::ranges::all_of(tag, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
  std::string out(is_plain ? "#" : "#(");
  out += tag;
  return is_plain ? out : out + ')';
}

Heading argdown_heading(Cursor section) {
  Heading heading;
  heading.level = static_cast<std::uint8_t>(std::clamp(section["level"].number(), 1U, 6U));
  std::string_view const title = section["title"].text();
  heading.text = marked(title, section);
  if (heading.text.empty()) heading.text = escaped_text(title);
  if (heading.text.empty()) heading.text = "Section";
  if (!section["data"].members().empty()) heading.text += ' ' + section["data"].json();
  return heading;
}

}  // namespace stet::argmap::exchange
