#include "verify/registry/shared_runs.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "verify/quote/fold.h"

namespace stet::verify {
namespace {

constexpr std::size_t most_shingles = 2'000'000;

struct Text {
  std::vector<quote::Token> const& tokens;
  std::vector<bool> const& quoted;
  std::string_view text;
};

// A name or a figure: capitalised, or with a digit at its beginning.
bool is_name(Text const& text, std::size_t token) {
  auto const word =
      text.text.substr(text.tokens[token].begin, text.tokens[token].end - text.tokens[token].begin);
  return quote::starts_upper(word) || quote::is_figure(word);
}

// Which tokens stand in quotation marks. Straight marks take turns; a paragraph's end closes whatever is
// open.
std::vector<bool> quoted_tokens(std::string_view text, std::vector<quote::Token> const& tokens) {
  std::vector<bool> quoted(tokens.size());
  bool open = false;
  std::size_t at = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    while (at < tokens[i].begin) {
      auto const [code, size] = utf8::decode(text, at);
      switch (code) {
        case U'"': open = !open; break;
        case U'\u201c':  // “ opens in English and closes in German
        case U'\u201e':
        case U'\u00ab': open = !open || code != U'\u201c'; break;
        case U'\u201d':
        case U'\u00bb': open = false; break;
        case U'\n':
          if (at + 1 < text.size() && text[at + 1] == '\n') open = false;
          break;
        default: break;
      }
      at += size;
    }
    quoted[i] = open;
  }
  return quoted;
}

std::vector<std::uint64_t> hashes_of(std::vector<quote::Token> const& tokens) {
  constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;
  std::uint64_t leaving = 1;
  for (std::size_t i = 1; i < shortest_run; ++i) leaving *= base;
  std::vector<std::uint64_t> out;
  out.reserve(tokens.size());
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i >= shortest_run) hash -= leaving * (tokens[i - shortest_run].hash + 1ULL);
    hash = hash * base + tokens[i].hash + 1ULL;
    if (i + 1 >= shortest_run) out.push_back((hash ^ (hash >> 32U)) * base);
  }
  return out;
}

struct Shingle {
  std::uint64_t hash;
  std::uint32_t text;
  std::uint32_t position;  // of its first token
  friend auto operator<=>(Shingle const&, Shingle const&) = default;
};

// The shingles that may have an equal one, by their hashes: all that do and a few that do not. Most have
// none, and need not be sorted. Of a long text, every `one_in`-th by its hash is looked at, so that equal
// words are chosen everywhere or nowhere.
std::vector<Shingle> repeated_shingles(std::span<ComparedText const> texts, std::size_t total) {
  std::uint64_t const one_in = total / most_shingles + 1;
  constexpr std::size_t bits_a_shingle = 8;
  auto const bits = static_cast<int>(std::bit_width(bits_a_shingle * (total / one_in + 1)));
  std::vector<bool> once(std::size_t{1} << bits);
  std::vector<bool> again(once.size());
  auto const each_chosen = [&](auto const& act) {
    for (std::uint32_t text = 0; text < texts.size(); ++text) {
      auto const& hashes = texts[text].words->hashes;
      for (std::uint32_t position = 0; position < hashes.size(); ++position) {
        std::uint64_t const hash = hashes[position];
        if (one_in == 1 || (hash >> 20U) % one_in == 0)
          act(hash >> (64 - bits), Shingle{hash, text, position});
      }
    }
  };
  each_chosen([&](std::size_t bit, Shingle const&) {
    if (once[bit]) again[bit] = true;
    once[bit] = true;
  });
  std::vector<Shingle> shingles;
  each_chosen([&](std::size_t bit, Shingle const& shingle) {
    if (again[bit]) shingles.push_back(shingle);
  });
  std::ranges::sort(shingles);
  return shingles;
}

// Number of tokens from the two places on that are the same and not quoted on both sides.
std::size_t run_length(Text const& a, std::size_t i, Text const& b, std::size_t j) {
  std::size_t length = 0;
  while (i < a.tokens.size() && j < b.tokens.size() && a.tokens[i].hash == b.tokens[j].hash &&
         !(a.quoted[i] && b.quoted[j])) {
    ++length, ++i, ++j;
  }
  return length;
}

// The run that two places lie in, as far as it goes to both sides.
SharedRun run_at(std::vector<Text> const& texts, Shingle const& first, Shingle const& second) {
  Text const& a = texts[first.text];
  Text const& b = texts[second.text];
  std::size_t i = first.position;
  std::size_t j = second.position;
  SharedRun run{first.text, second.text, {}, {}, run_length(a, i, b, j)};
  if (run.words < shortest_run) return run;
  while (i > 0 && j > 0 && a.tokens[i - 1].hash == b.tokens[j - 1].hash &&
         !(a.quoted[i - 1] && b.quoted[j - 1]))
    --i, --j, ++run.words;
  std::size_t names = 0;
  for (std::size_t k = i; k < i + run.words; ++k) names += is_name(a, k) ? 1 : 0;
  run.telling = 2 * names < run.words;
  run.in_first = {a.tokens[i].begin, a.tokens[i + run.words - 1].end};
  run.in_second = {b.tokens[j].begin, b.tokens[j + run.words - 1].end};
  return run;
}

}  // namespace

RunWords read_run_words(std::string_view text, std::string_view language) {
  RunWords words{.tokens = quote::tokenize(text, quote::folding_for(language)), .quoted = {}, .hashes = {}};
  words.quoted = quoted_tokens(text, words.tokens);
  words.hashes = hashes_of(words.tokens);
  return words;
}

std::vector<SharedRun> shared_runs(std::span<ComparedText const> given) {
  std::vector<Text> texts;
  texts.reserve(given.size());
  std::size_t total = 0;
  for (auto const& text : given) {
    texts.push_back({text.words->tokens, text.words->quoted, text.text});
    total += text.words->tokens.size();
  }
  auto const shingles = repeated_shingles(given, total);

  // By pair: the longest run so far, and where in the first text it was followed to, so that a long run is
  // walked once and not from each of its places.
  struct Best {
    SharedRun run;
    std::size_t done_diagonal = 0;
    Offset done_until = 0;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Best> pairs;
  // Places come in the order of hashes; runs are followed in the order of places.
  std::vector<std::pair<Shingle, Shingle>> seeds;
  for (std::size_t begin = 0; begin < shingles.size();) {
    std::size_t end = begin + 1;
    while (end < shingles.size() && shingles[end].hash == shingles[begin].hash) ++end;
    for (std::size_t i = begin + 1; i < end; ++i) {
      bool const repeats = shingles[i].text == shingles[i - 1].text;
      if (repeats || given[shingles[i].text].group == given[shingles[begin].text].group) continue;
      seeds.emplace_back(shingles[begin], shingles[i]);
    }
    begin = end;
  }
  std::ranges::sort(seeds, {}, [](auto const& seed) {
    return std::tuple(seed.first.text, seed.second.text, seed.first.position, seed.second.position);
  });
  for (auto const& [first, second] : seeds) {
    auto& best = pairs[{first.text, second.text}];
    std::size_t const diagonal =
        std::size_t{second.position} + texts[first.text].tokens.size() - first.position;
    Offset const at = texts[first.text].tokens[first.position].begin;
    if (best.done_until > 0 && best.done_diagonal == diagonal && at < best.done_until) continue;
    SharedRun const run = run_at(texts, first, second);
    if (run.words < shortest_run) continue;
    best.done_diagonal = diagonal;
    best.done_until = run.in_first.end;
    if (run.telling && run.words > best.run.words) best.run = run;
  }
  std::vector<SharedRun> result;
  for (auto const& [key, best] : pairs)
    if (best.run.words >= shortest_run) result.push_back(best.run);
  return result;
}

}  // namespace stet::verify
