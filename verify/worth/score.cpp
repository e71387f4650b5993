#include "verify/worth/score.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <mutex>

#include "base/text.h"
#include "verify/quote/language.h"
#include "verify/quote/words_data.h"

namespace stet::verify {
namespace {

using quote::Token;

constexpr std::string_view any_figure = "0";  // figures are alike
constexpr std::string_view opening = "^";     // stands before the first word

std::uint32_t hash_at(std::string_view text, Token const& token) {
  static std::uint32_t const figure = quote::hash_of(any_figure);
  return quote::is_figure(text.substr(token.begin, token.end - token.begin)) ? figure : token.hash;
}
std::uint32_t of_pair(std::uint32_t first, std::uint32_t second) { return first * 31 + second + 1; }

std::string word_at(std::string_view text, Token const& token) {
  auto const word = text.substr(token.begin, token.end - token.begin);
  return quote::is_figure(word) ? std::string(any_figure)
                                : quote::lower(quote::fold_token(text, token.begin, {}));
}

// Visits the words and pairs of words, by hash and by the index of their last word.
template <class Visit>
void words_of(std::string_view text, std::span<Token const> own, Visit&& visit) {
  std::uint32_t before = quote::hash_of(opening);
  for (std::size_t i = 0; i < own.size(); ++i) {
    auto const hash = hash_at(text, own[i]);
    visit(hash, i, false);
    visit(of_pair(before, hash), i, true);
    before = hash;
  }
}

std::string written(std::string_view text, std::span<Token const> own, std::size_t last, bool pair) {
  auto word = word_at(text, own[last]);
  if (!pair) return word;
  return (last == 0 ? std::string(opening) : word_at(text, own[last - 1])) + ' ' + word;
}

std::string in_brackets(std::size_t cue) { return '[' + std::string(to_string(static_cast<Cue>(cue))) + ']'; }

}  // namespace

// A line is a feature and its weight: a cue in brackets, one or two words, or `[bias]`.
Scorer::Scorer(std::string_view weights) {
  while (!weights.empty()) {
    auto const line = take_line(weights);
    std::size_t const tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    double weight = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
    auto const feature = line.substr(0, tab);
    if (feature == "[bias]") {
      bias_ = weight;
    } else if (feature.starts_with('[')) {
      for (std::size_t cue = 0; cue < cue_count; ++cue)
        if (feature == in_brackets(cue)) cue_weights_[cue] = weight;
    } else {
      std::size_t const blank = feature.find(' ');
      auto const first = quote::hash_of(feature.substr(0, blank));
      word_weights_[blank == std::string_view::npos
                        ? first
                        : of_pair(first, quote::hash_of(feature.substr(blank + 1)))] = weight;
    }
  }
}

template <class Visit>
void Scorer::each(Cues const& cues, std::string_view text, std::span<Token const> own, Visit&& visit) const {
  for (std::size_t cue = 0; cue < cue_count; ++cue)
    if (cues[cue] && cue_weights_[cue] != 0) visit(cue_weights_[cue], cue, std::size_t{0}, false);
  if (word_weights_.empty() || own.empty()) return;
  // A long sentence has more words, and says no more by each.
  double const share = 1 / std::sqrt(static_cast<double>(own.size()));
  words_of(text, own, [&](std::uint32_t hash, std::size_t last, bool pair) {
    if (auto const found = word_weights_.find(hash); found != word_weights_.end())
      visit(found->second * share, cue_count, last, pair);
  });
}

double Scorer::score(Cues const& cues, std::string_view text, std::span<Token const> own) const {
  double sum = bias_;
  each(cues, text, own, [&](double weight, auto...) { sum += weight; });
  return sum;
}

std::vector<Counted> Scorer::why(Cues const& cues, std::string_view text, std::span<Token const> own) const {
  std::vector<Counted> out{{"[bias]", bias_}};
  each(cues, text, own, [&](double weight, std::size_t cue, std::size_t last, bool pair) {
    out.push_back({cue < cue_count ? in_brackets(cue) : written(text, own, last, pair), weight});
  });
  std::ranges::stable_sort(out, std::greater{}, [](Counted const& each) { return std::abs(each.weight); });
  return out;
}

Scorer const& scorer_for(std::string_view language) {
  struct Table {
    std::once_flag read;
    std::optional<Scorer> scorer;
  };
  static auto const files = quote::weight_files();
  static std::vector<Table> tables(files.size());
  auto const named = [&](std::string_view tag) {
    return std::ranges::find(files, quote::primary_language(tag), [](quote::WordsFile const& file) {
      return quote::primary_language(file.language);
    });
  };
  auto file = named(language);
  if (file == files.end()) file = named("any");
  Table& table = tables[static_cast<std::size_t>(file - files.begin())];
  std::call_once(table.read, [&] { table.scorer.emplace(file->text); });
  return *table.scorer;
}

std::vector<std::string> features_of(Cues const& cues, std::string_view text, std::span<Token const> own) {
  std::vector<std::string> out;
  for (std::size_t cue = 0; cue < cue_count; ++cue)
    if (cues[cue]) out.push_back(in_brackets(cue));
  words_of(text, own, [&](std::uint32_t, std::size_t last, bool pair) {
    out.push_back(written(text, own, last, pair));
  });
  return out;
}

}  // namespace stet::verify
