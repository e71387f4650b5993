#include "verify/titles.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "verify/quote/characters.h"
#include "verify/worth/cues.h"

namespace stet::verify {
namespace {

using quote::CharacterClass;

struct Word {
  std::string text;
  bool stops = false;  // a comma or the like follows
};

// A word may hold what stands inside figures and names: 8,8 and U.S. and non-recognition and AT&T.
bool within_word(char32_t c) {
  return c == '.' || c == ',' || c == '&' || c == '/' || c == '%' || quote::is_dash(c) ||
         quote::classify(c) == CharacterClass::apostrophe;
}

std::vector<Word> words_of(std::string_view sentence) {
  std::vector<Word> out;
  std::string word;
  std::size_t solid = 0;  // bytes of the word up to its last letter, digit or sign
  auto const end_word = [&] {
    if (solid == 0) {
      if (!out.empty() && !word.empty()) out.back().stops = true;
    } else {
      bool const stops = solid < word.size() && word[solid] != '\'';
      out.push_back({word.substr(0, solid), stops});
    }
    word.clear();
    solid = 0;
  };
  for (std::size_t at = 0; at < sentence.size();) {
    auto const [c, size] = utf8::decode(sentence, at);
    auto const kind = quote::classify(c);
    bool const letter = kind == CharacterClass::letter || kind == CharacterClass::digit ||
                        kind == CharacterClass::ideograph || kind == CharacterClass::fraction ||
                        kind == CharacterClass::superscript || c == '$' || c == '%' ||
                        (c >= 0x20A0 && c <= 0x20CF) || c == 0xA3 || c == 0xA5 || c == 0xB0;
    bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F;
    if (letter) {
      word.append(sentence, at, size);
      solid = word.size();
    } else if (!blank && within_word(c) && (solid > 0 || c == '.') && !word.ends_with('/')) {
      word.append(sentence, at, size);
    } else if (blank) {
      end_word();
    } else if (kind != CharacterClass::ignorable && c >= 0x20) {
      // A bracket or mark: parts words, and stops what stands before it unless a word follows at once.
      if (solid > 0) {
        end_word();
        out.back().stops = true;
      }
    }
    at += size;
  }
  end_word();
  return out;
}

class Cutter {
 public:
  Cutter(std::vector<Word> words, CueWords const& breaks, CueWords const& loose, CueList const& cues)
      : words_(std::move(words)), breaks_(breaks), loose_(loose), cues_(cues) {}

  // The ends of the phrases at which the title may end, the best first.
  [[nodiscard]] std::vector<std::size_t> ends() const {
    constexpr std::size_t enough = 8;
    constexpr std::size_t most = 14;
    std::vector<std::size_t> shorter;
    std::vector<std::size_t> out;
    std::size_t const size = words_.size() - begin_;
    bool verb = false;
    for (std::size_t n = 1; n <= std::min(size, most); ++n) {
      auto const& word = words_[begin_ + n - 1];
      verb = verb || (n > 1 && is_verb(word.text));
      if (n < 2 || !ends_phrase(n) || (!verb && n != size)) continue;
      (n <= enough ? shorter : out).push_back(begin_ + n);
    }
    // Up to enough words the longest that has a verb, then the longer ones.
    if (!shorter.empty()) out.insert(out.begin(), shorter.back());
    return out;
  }

  // Passes over what leads to the main clause: "For instance, during the war, ".
  void skip_leading() {
    constexpr std::size_t longest = 9;
    constexpr std::size_t least_rest = 4;
    while (begin_ < words_.size() &&
           ((breaks_.has(words_[begin_].text) && !loose_.has(words_[begin_].text)) ||
            is_aside(words_[begin_]))) {
      std::size_t end = begin_;
      while (end < words_.size() && !words_[end].stops) ++end;
      if (end + 1 + least_rest > words_.size() || end + 1 - begin_ > longest) return;
      begin_ = end + 1;
    }
  }

  [[nodiscard]] std::string text(std::size_t end) const {
    constexpr std::size_t most_bytes = 120;
    std::string out;
    for (std::size_t i = begin_; i < end && out.size() + words_[i].text.size() < most_bytes; ++i)
      out += (i == begin_ ? "" : " ") + words_[i].text;
    auto const first = out.empty() ? std::size_t{0} : utf8::decode(out, 0).size;
    return quote::upper(out.substr(0, first)) + out.substr(first);
  }
  // Where a title ends that is to have no end of a phrase in reach.
  [[nodiscard]] std::size_t anywhere() const {
    constexpr std::size_t enough = 8;
    std::size_t end = std::min(begin_ + enough, words_.size());
    while (end > begin_ + 2 && loose_.has(words_[end - 1].text)) --end;
    return end;
  }
  [[nodiscard]] bool is_all(std::size_t end) const { return end == words_.size(); }

 private:
  [[nodiscard]] bool is_aside(Word const& word) const {
    return word.stops && cues_.is(Cue::discourse, word.text);
  }
  [[nodiscard]] bool is_verb(std::string_view word) const {
    using enum Cue;
    return std::ranges::any_of(std::array{past, present, modal, change, attribution, causal, future, ought},
                               [&](Cue cue) { return cues_.is(cue, word); });
  }
  // Whether a phrase ends with the n-th word of the title.
  [[nodiscard]] bool ends_phrase(std::size_t n) const {
    std::size_t const at = begin_ + n - 1;
    if (loose_.has(words_[at].text) || breaks_.has(words_[at].text)) return false;
    if (at + 1 == words_.size() || breaks_.has(words_[at + 1].text)) return true;
    return words_[at].stops && !loose_.has(words_[at + 1].text);  // not before ", что"
  }

  std::vector<Word> words_;
  CueWords const& breaks_;
  CueWords const& loose_;
  CueList const& cues_;
  std::size_t begin_ = 0;
};

}  // namespace

Titles::Titles(std::string_view language)
    : breaks_(language, "break"), loose_(language, "loose"), cues_(cues_for(language)) {}

void Titles::take(std::string_view title) { taken_.insert(comparable(title)); }

std::string Titles::title_of(std::string_view sentence) {
  Cutter cutter(words_of(sentence), breaks_, loose_, cues_);
  cutter.skip_leading();
  auto ends = cutter.ends();
  bool const cut = ends.empty();
  if (cut) ends.push_back(cutter.anywhere());
  std::string title;
  for (std::size_t const end : ends) {
    title = cutter.text(end);
    if (cut && !title.empty() && !cutter.is_all(end)) title += "…";
    if (!title.empty() && taken_.insert(comparable(title)).second) return title;
  }
  auto const first = cutter.text(ends.front());
  std::string const stem = first.empty() ? "Claim" : first;
  title = stem;
  for (int n = 2; !taken_.insert(comparable(title)).second; ++n) title = fmt::format("{} {}", stem, n);
  return title;
}

}  // namespace stet::verify
