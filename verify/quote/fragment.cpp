#include "verify/quote/fragment.h"

#include <algorithm>
#include <vector>

#include "verify/quote/fold.h"

namespace stet::verify::quote {
namespace {

constexpr std::size_t longest_whole = 8;  // words; a longer passage is given by its ends
constexpr std::size_t words_at_an_end = 4;
constexpr std::size_t short_text = 20;  // bytes; browsers want context for less
constexpr std::size_t words_of_context = 3;

// White space runs become one blank, as in the rendered page; what is not unreserved is escaped, and so are
// the directive's own signs (, - &).
std::string escaped(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  bool space = false;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == ' ' || (byte >= 9 && byte <= 13)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += "%20";
    space = false;
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(digits[byte >> 4U]);
      out.push_back(digits[byte & 15U]);
    }
  }
  return out;
}

bool blank_line_between(std::string_view between) { return std::ranges::count(between, '\n') > 1; }

}  // namespace

std::string text_fragment(std::string_view text, Span span) {
  if (span.empty() || span.end > text.size()) return {};
  auto const inside = tokenize(span.of(text), Folding{});
  if (inside.empty()) return {};
  auto const words = [&](std::size_t first, std::size_t last) {
    return span.of(text).substr(inside[first].begin, inside[last - 1].end - inside[first].begin);
  };
  std::size_t const count = inside.size();
  bool blocks = false;  // a directive's text must lie in one block of the page
  for (std::size_t i = 1; i < count && !blocks; ++i)
    blocks = blank_line_between(span.of(text).substr(inside[i - 1].end, inside[i].begin - inside[i - 1].end));
  std::string directive;
  std::string_view searched;
  if (count <= longest_whole && !blocks) {
    searched = words(0, count);
    directive = escaped(searched);
  } else {
    std::size_t const end_words = std::min(words_at_an_end, count / 2);
    if (end_words == 0) return {};
    searched = words(0, end_words);
    directive = escaped(searched) + "," + escaped(words(count - end_words, count));
  }
  bool const repeated = text.find(searched) != text.rfind(searched);
  if (!repeated && (searched.size() >= short_text || count > longest_whole)) return directive;

  // Context before the words, and after them, from the same block.
  constexpr std::size_t reach = 400;
  std::size_t const from = span.begin > reach ? span.begin - reach : 0;
  auto const before_text = text.substr(from, span.begin - from);
  auto const before = tokenize(before_text, Folding{});
  // A word cut by the window's beginning would not be found on the page.
  std::size_t const usable = from > 0 && !before.empty() ? before.size() - 1 : before.size();
  std::string prefix;
  for (std::size_t n = std::min(words_of_context, usable); n > 0; --n) {
    auto const piece = before_text.substr(before[before.size() - n].begin);
    if (blank_line_between(piece)) continue;
    prefix = escaped(piece) + "-,";
    break;
  }
  auto const after_text = text.substr(span.end, reach);
  auto const after = tokenize(after_text, Folding{});
  std::string suffix;
  for (std::size_t n = std::min(words_of_context, after.size()); n > 0; --n) {
    auto const piece = after_text.substr(0, after[n - 1].end);
    if (blank_line_between(piece)) continue;
    suffix = ",-" + escaped(piece);
    break;
  }
  return prefix + directive + suffix;
}

std::string link_to_words(std::string_view url, std::string_view text, Span span) {
  auto const directive = text_fragment(text, span);
  if (url.empty() || directive.empty()) return std::string(url);
  std::string const joint = url.find('#') == std::string_view::npos ? "#:~:text=" : ":~:text=";
  return std::string(url) + joint + directive;
}

}  // namespace stet::verify::quote
