#include "app/picture/glyphs.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "base/process.h"
#include "base/utf8.h"

namespace stet::app {
namespace {

using Range = std::pair<char32_t, char32_t>;

// Sorted, and those that touch joined: fonts repeat each other.
std::vector<Range> read_ranges(std::string_view text) {
  std::vector<Range> all;
  char const* at = text.data();
  char const* const end = at + text.size();
  auto const number = [&](unsigned& value) {
    auto const [next, error] = std::from_chars(at, end, value, 16);
    at = next;
    return error == std::errc();
  };
  while (at != end) {
    unsigned first = 0;
    if (!number(first)) {
      ++at;
      continue;
    }
    unsigned last = first;
    if (at != end && *at == '-') {
      ++at;
      number(last);
    }
    all.emplace_back(first, last);
  }
  std::ranges::sort(all);
  std::vector<Range> out;
  for (auto const& range : all) {
    if (!out.empty() && range.first <= out.back().second + 1)
      out.back().second = std::max(out.back().second, range.second);
    else
      out.push_back(range);
  }
  return out;
}

// What is meant not to be seen: joiners, directions, variation selectors.
bool has_no_shape(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c < 0x20 || c == 0x7F;
}

std::set<char32_t> characters(std::string_view text) {
  std::set<char32_t> out;
  for (std::size_t i = 0; i < text.size();) {
    auto const decoded = utf8::decode(text, i);
    i += decoded.size;
    if (!has_no_shape(decoded.code_point)) out.insert(decoded.code_point);
  }
  return out;
}

}  // namespace

std::string without_glyphs(std::string_view text, std::string_view ranges) {
  auto const known = read_ranges(ranges);
  std::string out;
  int count = 0;
  for (char32_t const c : characters(text)) {
    auto const after = std::ranges::upper_bound(known, c, {}, &Range::first);
    if (after != known.begin() && std::prev(after)->second >= c) continue;
    if (++count > 20) return out + "...";
    utf8::append(out, c);
  }
  return out;
}

std::string note_on_glyphs(std::string_view svg) {
  // Every font that writes Latin has these; asking takes as long as a small picture.
  if (std::ranges::all_of(svg, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return {};
  auto const fonts = run_process({"fc-list", "--format", "%{charset}\n"});
  if (!fonts || fonts->status != 0) return {};
  auto const missing = without_glyphs(svg, fonts->out);
  if (missing.empty()) return {};
  return fmt::format(
      "no font on this machine has {}: boxes stand for them; install one that does (Debian: "
      "fonts-noto-core), or "
      "write SVG",
      missing);
}

}  // namespace stet::app
