#include "verify/quote/passages.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "verify/quote/fold.h"

namespace stet::verify::quote {
namespace {

constexpr std::size_t small_word = 3;  // letters

// Where the claim's words stand in the source: (token, which word), ascending. Words that it has everywhere
// tell no place from another.
using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Places places_of(Haystack const& source, Haystack const& claim) {
  constexpr std::size_t everywhere = 64;
  Places places;
  std::vector<std::uint32_t> seen;
  for (std::uint32_t i = 0; i < claim.size(); ++i) {
    auto const hash = claim.hash(i);
    if (utf8::count(claim.folded(i)) <= small_word || std::ranges::find(seen, hash) != seen.end()) continue;
    seen.push_back(hash);
    auto const found = source.single(hash);
    if (found.size() > everywhere) continue;
    for (auto const token : found)
      if (source.hash(token) == hash) places.emplace_back(token, i);
  }
  std::ranges::sort(places);
  return places;
}

// The tokens of the sentence that the token is in, half-open.
std::pair<std::uint32_t, std::uint32_t> sentence_of(Haystack const& source, std::uint32_t token) {
  constexpr std::uint32_t longest = 100;  // on each side
  auto const ends_before = [&](std::uint32_t i) {
    auto const boundary = source.boundary_before(i);
    return boundary.sentence || boundary.paragraph;
  };
  std::uint32_t first = token;
  while (first > 0 && token - first < longest && !ends_before(first)) --first;
  std::uint32_t last = token + 1;
  while (last < source.size() && last - token < longest && !ends_before(last)) ++last;
  return {first, last};
}

}  // namespace

std::vector<Span> nearest_sentences(Haystack const& source, Haystack const& claim) {
  constexpr std::size_t fewest = 3;
  constexpr std::size_t most = 4;
  struct Sentence {
    std::size_t words = 0;
    Span span;
  };
  std::vector<Sentence> sentences;
  auto const places = places_of(source, claim);
  for (std::size_t i = 0; i < places.size();) {
    auto const [first, last] = sentence_of(source, places[i].first);
    std::vector<std::uint32_t> words;
    for (; i < places.size() && places[i].first < last; ++i) words.push_back(places[i].second);
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    // Of two words, only a sentence as short as the claim says the same.
    bool const both = words.size() == 2 && last - first <= 2 * claim.size();
    if (words.size() >= fewest || both) sentences.push_back({words.size(), source.span(first, last)});
  }
  std::ranges::stable_sort(sentences, std::greater{}, &Sentence::words);
  std::vector<Span> best;
  for (auto const& sentence : sentences)
    if (best.size() < most) best.push_back(sentence.span);
  return best;
}

TellingWords::TellingWords(std::string_view text) {
  constexpr std::size_t telling_letters = 5;
  Scanner scanner(text, {});
  for (Token token; scanner.next(token);) {
    std::string const word = lower(scanner.folded());
    if (is_figure(word) || utf8::count(word) <= small_word) continue;
    std::size_t end = 0;
    for (std::size_t i = 0; i < telling_letters && end < word.size(); ++i)
      end += utf8::decode(word, end).size;
    stems_.push_back(hash_of(word.substr(0, end)));
  }
  std::ranges::sort(stems_);
  stems_.erase(std::ranges::unique(stems_).begin(), stems_.end());
}

std::size_t TellingWords::shared_with(TellingWords const& other) const {
  std::vector<std::uint32_t> shared;
  std::ranges::set_intersection(stems_, other.stems_, std::back_inserter(shared));
  return shared.size();
}

Span sentence_around(std::string_view text, Span place) {
  constexpr std::size_t longest = 300;  // on each side
  std::size_t const from = place.begin > longest ? place.begin - longest : 0;
  auto const before = text.substr(from, place.begin - from);
  auto const after = text.substr(place.end, longest);
  std::size_t begin = 0;
  std::size_t end = after.size();
  for (std::string_view const mark : {". ", ".\n", "? ", "?\n", "! ", "!\n", "\n\n"}) {
    if (auto const at = before.rfind(mark); at != std::string_view::npos)
      begin = std::max(begin, at + mark.size());
    end = std::min(end, after.find(mark));
  }
  return {static_cast<Offset>(from + begin), static_cast<Offset>(place.end + end)};
}

}  // namespace stet::verify::quote
