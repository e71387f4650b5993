#include "base/words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace stet {
namespace {

constexpr std::size_t longest_word = 256;

std::string collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (char const c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      gap = !out.empty();
      continue;
    }
    if (gap) out.push_back(' ');
    gap = false;
    out.push_back(c);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

template <class Text>
std::string_view nearest_of(std::string_view word, std::span<Text const> candidates) {
  std::string const wanted = comparable(word);
  std::string_view best;
  std::size_t best_distance = 4;
  for (Text const& candidate : candidates) {
    std::string_view const text = candidate;
    if (text == word) continue;
    std::size_t const allowed =
        std::min({best_distance - 1, std::size_t{3}, std::max<std::size_t>(1, wanted.size() / 3)});
    std::size_t const distance = edit_distance(wanted, comparable(text), allowed);
    if (distance > allowed) continue;
    best = text;
    best_distance = distance;
    if (best_distance == 0) break;
  }
  return best;
}

}  // namespace

std::string comparable(std::string_view text) {
  if (is_ascii(text)) {
    std::string out = collapsed(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return out;
  }
  utf8proc_uint8_t* folded = nullptr;
  auto const size = utf8proc_map(
      reinterpret_cast<utf8proc_uint8_t const*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
      &folded, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD));
  std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> const owner(folded, &std::free);
  if (size < 0) return collapsed(text);
  return collapsed({reinterpret_cast<char const*>(folded), static_cast<std::size_t>(size)});
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  std::size_t const difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit || a.size() > longest_word || b.size() > longest_word) return limit + 1;
  std::array<std::size_t, longest_word + 1> before_last{};
  std::array<std::size_t, longest_word + 1> last{};
  std::array<std::size_t, longest_word + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    before_last = last;
    last = row;
  }
  return std::min(last[b.size()], limit + 1);
}

std::string_view nearest(std::string_view word, std::span<std::string const> candidates) {
  return nearest_of(word, candidates);
}

std::string_view nearest(std::string_view word, std::span<std::string_view const> candidates) {
  return nearest_of(word, candidates);
}

}  // namespace stet
