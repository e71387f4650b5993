#include "argmap/exchange/escape.h"

#include <array>
#include <vector>

#include "base/utf8.h"
#include "parser/shortcodes.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::size_t title_length = 50;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\0';
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Markup wherever it stands. Shortcodes are another matter.
bool is_markup(std::string_view text, std::size_t at) {
  char const before = at > 0 ? text[at - 1] : ' ';
  char const after = at + 1 < text.size() ? text[at + 1] : ' ';
  switch (text[at]) {
    case '\\':
    case '*':
    case '[':
    case ']':
    case '{':
    case '}': return true;
    case '_': return !is_word(before) || !is_word(after);
    case '#':
    case '<':
    case '@': return after != ' ';
    case '>': return at == 0 || before == '-' || before == '<' || before == '>';
    case '/': return before == '/' || after == '*';
    default: return false;
  }
}

// By byte: whether a backslash has to stand before it. `.A.` and `:smile:` stand for characters, and whatever
// looks like one (`.com/a\_b.`) is read without minding backslashes; so a mark before such a stretch has one
// as well. From right to left, as a mark depends on the marks behind it.
std::vector<bool> backslashes(std::string_view text) {
  std::vector<bool> out(text.size(), false);
  std::vector<std::size_t> behind(text.size() + 1, 0);  // how many there are from here on
  std::array<std::size_t, 2> next{std::string_view::npos,
                                  std::string_view::npos};  // of `.` and `:`, in this word
  for (std::size_t at = text.size(); at-- > 0;) {
    char const c = text[at];
    if (c == ' ') next = {std::string_view::npos, std::string_view::npos};
    if (c == '.' || c == ':') {
      std::size_t& end = next[c == '.' ? 0 : 1];
      out[at] = end != std::string_view::npos &&
                (behind[at + 1] != behind[end + 1] || parser::shortcode(text.substr(at, end + 1 - at)));
      end = at;
    } else {
      out[at] = is_markup(text, at);
    }
    behind[at] = behind[at + 1] + (out[at] ? 1 : 0);
  }
  return out;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      space = !out.empty();
      ++at;
      continue;
    }
    if (space) out.push_back(' ');
    space = false;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out.push_back(text[at++]);
      continue;
    }
    auto const [code_point, size] = utf8::decode(text, at);
    utf8::append(out, code_point);
    at += size;
  }
  return out;
}

std::string escaped_text(std::string_view text) {
  std::string const line = one_line(text);
  std::string out;
  out.reserve(line.size() + 8);
  auto const marked = backslashes(line);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (marked[at]) out.push_back('\\');
    out.push_back(line[at]);
  }
  return out;
}

std::string title_of(std::string_view name) {
  std::string out;
  for (char const c : one_line(name)) {
    if (c == '[' || c == '<' || c == '{') {
      out.push_back('(');
    } else if (c == ']' || c == '>' || c == '}') {
      out.push_back(')');
    } else if ((c == '/' || c == '*') && !out.empty() && out.back() == '/') {
      continue;  // `//` and `/*` would begin a comment
    } else if (c != '\\' && c != '#' && (c != '@' || !out.empty())) {
      out.push_back(c);
    }
  }
  // Argdown reads `<-`, `<+` and `<_` as relations, and `[@` as a citation.
  auto const first = out.find_first_not_of(" +-_>=");
  return one_line(first == std::string::npos ? std::string_view() : std::string_view(out).substr(first));
}

std::string short_title(std::string_view text) {
  std::string title = title_of(text);
  if (title.size() > title_length) {
    std::size_t cut = title.rfind(' ', title_length);
    if (cut == std::string::npos || cut < title_length / 2) {
      cut = title_length;
      while (cut > 0 && (static_cast<unsigned char>(title[cut]) & 0xC0U) == 0x80U) --cut;
    }
    title.resize(cut);
  }
  while (!title.empty() && std::string_view(".,;:!?-(\"' ").contains(title.back())) title.pop_back();
  return title;
}

std::string kebab_case(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    char const c = name[i];
    bool const is_upper = c >= 'A' && c <= 'Z';
    if (!is_word(c)) {
      if (!out.empty() && out.back() != '-') out.push_back('-');
      continue;
    }
    bool const begins_word =
        is_upper && i > 0 && is_word(name[i - 1]) && !(name[i - 1] >= 'A' && name[i - 1] <= 'Z');
    if (begins_word && !out.empty() && out.back() != '-') out.push_back('-');
    out.push_back(is_upper ? static_cast<char>(c - 'A' + 'a') : c);
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace stet::argmap::exchange
