#include "argmap/build/quoted_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace stet::argmap {
namespace {

using Marks = std::pair<std::string_view, std::string_view>;
constexpr std::array<Marks, 10> pairs{{{"\"", "\""},
                                       {"“", "”"},
                                       {"„", "“"},
                                       {"„", "”"},
                                       {"«", "»"},
                                       {"»", "«"},
                                       {"”", "”"},
                                       {"「", "」"},
                                       {"『", "』"},
                                       {"‘", "’"}}};
// Typed where no keyboard has the other one: they end what nothing else does.
constexpr std::array<Marks, 2> mixed{{{"„", "\""}, {"“", "\""}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::optional<QuotedWords> quoted_words(std::string_view text, std::size_t at) {
  std::optional<QuotedWords> nearest;
  auto const look = [&](std::span<Marks const> marks) {
    for (auto const& [open, close] : marks) {
      if (!text.substr(at).starts_with(open)) continue;
      std::size_t const begin = at + open.size();
      std::size_t const end = text.find(close, begin);
      if (end == std::string_view::npos || end == begin) continue;
      if (!nearest || end - begin < nearest->words.size())
        nearest = {text.substr(begin, end - begin), end + close.size() - at};
    }
  };
  look(pairs);
  if (!nearest) look(mixed);
  return nearest;
}

std::size_t quotation_mark(std::string_view text, std::size_t at) {
  auto const found =
      std::ranges::find_if(pairs, [&](auto const& pair) { return text.substr(at).starts_with(pair.first); });
  if (found == pairs.end() || found->first == "‘") return 0;
  bool const inches = text[at] == '"' && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() &&
                      (text[at + 1] == ' ' || text[at + 1] == '-');
  return inches ? 0 : found->first.size();
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (char const c : text)
    if (!is_space(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace stet::argmap
