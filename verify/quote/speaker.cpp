#include "verify/quote/speaker.h"

#include <algorithm>
#include <ranges>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "verify/quote/figure_words.h"
#include "verify/quote/mentions.h"
#include "verify/quote/names.h"

namespace stet::verify::quote {
namespace {

constexpr std::uint32_t furthest = 60;  // tokens that a sentence is read to, on each side
constexpr std::uint32_t longest_quotation = 2000;

// A text around quoted words, without what is quoted in it.
class Surroundings {
 public:
  Surroundings(Haystack const& text, Span words)
      : text_(text), begin_(token_from(words.begin)), end_(token_from(words.end)) {
    // Out to the marks of the whole quotation, if it has some.
    std::uint32_t begin = begin_;
    while (begin > 0 && begin_ - begin < longest_quotation && !opens(begin) && !leaves(begin)) --begin;
    quoted_ = opens(begin);
    if (!quoted_) return;
    begin_ = begin;
    while (end_ < text.size() && end_ - begin_ < longest_quotation && !leaves(end_)) ++end_;
  }

  [[nodiscard]] std::optional<Speaker> speaker() const {
    if (auto const after = after_words()) return after;
    if (auto const before = before_words()) return before;
    return quoted_ ? carried_on() : whose_turn();
  }

 private:
  // The first token from the byte on.
  [[nodiscard]] std::uint32_t token_from(Offset byte) const {
    auto const all = std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(text_.size()));
    auto const found =
        std::ranges::partition_point(all, [&](std::uint32_t i) { return text_.begin(i) < byte; });
    return found == all.end() ? static_cast<std::uint32_t>(text_.size()) : *found;
  }
  [[nodiscard]] bool opens(std::uint32_t i) const {
    if (i > 0) return text_.boundary_before(i).opening;
    return text_.size() > 0 &&
           text_.text().substr(0, text_.begin(0)).find_first_not_of(" \n\t") != std::string_view::npos;
  }
  [[nodiscard]] bool leaves(std::uint32_t i) const {
    auto const boundary = text_.boundary_before(i);
    return boundary.closing || boundary.paragraph;
  }
  [[nodiscard]] std::string word(std::uint32_t i) const { return lower(text_.folded(i)); }
  [[nodiscard]] bool says(std::uint32_t i) const {
    return text_.words().is(WordKind::reporting, word(i)) || text_.words().is(WordKind::saying, word(i));
  }
  [[nodiscard]] bool pronoun(std::uint32_t i) const { return text_.words().is(WordKind::pronoun, word(i)); }
  [[nodiscard]] bool capital(std::uint32_t i) const {
    return i < text_.size() && starts_upper(text_.folded(i)) && !pronoun(i);
  }
  [[nodiscard]] std::string_view gap(std::uint32_t i) const {
    return i == 0 || i >= text_.size()
               ? std::string_view{}
               : text_.text().substr(text_.end(i - 1), text_.begin(i) - text_.end(i - 1));
  }
  // Whether a name may go on with the token: Gen. Lind, G.K. Lind.
  [[nodiscard]] bool goes_on(std::uint32_t i) const {
    constexpr std::size_t abbreviation = 4;
    return text_.boundary_before(i).plain() ||
           (gap(i).starts_with('.') && gap(i).size() < 3 && utf8::count(text_.folded(i - 1)) <= abbreviation);
  }
  [[nodiscard]] bool apart(std::uint32_t i) const {
    auto const boundary = text_.boundary_before(i);
    return boundary.sentence || boundary.paragraph || boundary.opening || boundary.closing;
  }

  // "…", said Lind. "…", Lind said.
  [[nodiscard]] std::optional<Speaker> after_words() const {
    if (!quoted_ || end_ >= text_.size()) return std::nullopt;
    auto const boundary = text_.boundary_before(end_);
    bool const goes_on = starts_lower(text_.folded(end_)) || !boundary.sentence;
    if (boundary.paragraph || boundary.opening || !goes_on) return std::nullopt;
    for (std::uint32_t i = end_; i < text_.size() && i < end_ + furthest; ++i) {
      if (i > end_ && apart(i)) break;
      if (!says(i)) continue;
      if (auto const front = i > end_ ? subject_to(i, end_) : std::nullopt; front) return front;
      if (auto const behind = subject_from(i + 1)) return behind;
      return i > end_ ? subject_to(i, end_) : std::nullopt;
    }
    return std::nullopt;
  }

  // Lind said: "…". According to Lind, "…". Lind: "…".
  [[nodiscard]] std::optional<Speaker> before_words() const {
    std::uint32_t const start = sentence_start(begin_);
    for (std::uint32_t i = begin_; i-- > start;) {
      if (!says(i)) continue;
      if (word(i) == "according" || i == start)
        if (auto const behind = subject_from(i + (word(i) == "according" ? 2 : 1))) return behind;
      return subject_to(i, start);
    }
    // Lind: "…"; Ann Kowal, The Courier: "…"
    constexpr std::uint32_t longest = 6;
    if (!quoted_ || begin_ == start || begin_ - start > longest || !text_.boundary_before(begin_).pause)
      return std::nullopt;
    for (std::uint32_t i = start; i < begin_; ++i)
      if (!capital(i)) return std::nullopt;
    return Speaker{start, begin_, true, true};
  }

  // "…", said Lind. "…": the speaker of the words before in the same paragraph.
  [[nodiscard]] std::optional<Speaker> carried_on() const {
    if (begin_ == 0) return std::nullopt;
    std::uint32_t const last = begin_ - 1;
    std::uint32_t const start = sentence_start(begin_);
    if (start != begin_ || text_.boundary_before(begin_).paragraph) return std::nullopt;
    for (std::uint32_t i = last; i > 0 && begin_ - i < furthest; --i) {
      if (says(i)) {
        auto speaker = subject_to(i, sentence_start(i));
        if (!speaker) speaker = subject_from(i + 1);
        if (speaker) speaker->same_sentence = false;
        return speaker;
      }
      if (text_.boundary_before(i).paragraph || text_.boundary_before(i).opening) break;
    }
    return std::nullopt;
  }

  // A transcript: the line begins with a name and a colon, and so do two others near it.
  [[nodiscard]] std::optional<Speaker> whose_turn() const {
    constexpr std::size_t near = 5000;  // bytes
    if (begin_ >= text_.size()) return std::nullopt;
    auto const text = text_.text();
    std::size_t const words = text_.begin(begin_);
    auto const speaker = turn_in(line_begin(words), words);
    if (!speaker) return std::nullopt;
    int turns = 0;
    std::size_t const end = std::min(text.size(), words + near);
    for (std::size_t at = line_begin(words - std::min(words, near)); at < end && turns < 3;
         at = std::min(text.find('\n', at), end - 1) + 1)
      if (turn_in(at, end)) ++turns;
    return turns < 3 ? std::nullopt : speaker;
  }
  [[nodiscard]] std::size_t line_begin(std::size_t byte) const {
    return byte == 0 ? 0 : text_.text().rfind('\n', byte - 1) + 1;
  }
  // The capitalised words before the colon in the line that begins at the byte and goes no further than
  // `end`.
  [[nodiscard]] std::optional<Speaker> turn_in(std::size_t begin, std::size_t end) const {
    constexpr std::size_t longest = 60;
    constexpr std::uint32_t most_words = 5;
    auto const line = text_.text().substr(begin, std::min(end - begin, longest));
    auto const colon = std::min(line.find(':'), line.find('\n'));
    if (colon == std::string_view::npos || line[colon] != ':') return std::nullopt;
    auto const first = token_from(static_cast<Offset>(begin));
    auto last = first;
    while (capital(last) && text_.end(last) <= begin + colon) ++last;
    bool const whole = last > first && last - first <= most_words && text_.end(last - 1) == begin + colon;
    return whole ? std::optional(Speaker{first, last, true, false}) : std::nullopt;
  }

  [[nodiscard]] std::uint32_t sentence_start(std::uint32_t from) const {
    std::uint32_t i = from;
    while (i > 0 && from - i < furthest && !apart(i)) --i;
    return i == from && i > 0 && !text_.boundary_before(i).closing && text_.boundary_before(i).opening &&
                   !text_.boundary_before(i).sentence
               ? sentence_start_before(i)
               : i;
  }
  // The opening mark itself does not begin a sentence: Lind said: "…"
  [[nodiscard]] std::uint32_t sentence_start_before(std::uint32_t from) const {
    std::uint32_t i = from - 1;
    while (i > 0 && from - i < furthest && !apart(i)) --i;
    return i;
  }

  // The subject that begins at the token: Lind, the mayor, he.
  [[nodiscard]] std::optional<Speaker> subject_from(std::uint32_t i) const {
    if (i >= text_.size() || apart(i) || text_.boundary_before(i).comma) return std::nullopt;
    if (pronoun(i)) return antecedent(i);
    // The mayor, Ann Kowal; but not: in Leeds.
    constexpr std::uint32_t most_words = 4;
    constexpr std::size_t small_word = 3;
    for (std::uint32_t at = i; at < text_.size() && at < i + most_words && (at == i || !apart(at)); ++at) {
      if (capital(at)) {
        std::uint32_t end = at + 1;
        while (end < text_.size() && capital(end) && goes_on(end)) ++end;
        return Speaker{at, end, true, true};
      }
      if (at > i && utf8::count(text_.folded(at)) <= small_word) break;
    }
    return std::nullopt;
  }

  // The subject that ends before the verb, in a sentence that begins at `start`.
  [[nodiscard]] std::optional<Speaker> subject_to(std::uint32_t verb, std::uint32_t start) const {
    while (verb > start + 1 && is_auxiliary(verb - 1)) --verb;  // Lind has said
    if (verb == start) return std::nullopt;
    std::uint32_t const last = verb - 1;
    if (pronoun(last)) return antecedent(last);
    // Lind, the engineer, said; Lind (R-Ohio) said
    if (gap(verb).find_first_of(",)") != std::string_view::npos) {
      for (std::uint32_t i = last; i > start && verb - i < furthest / 2; --i)
        if (gap(i).find_first_of(",(") != std::string_view::npos) return beside_comma(i, verb, start);
      return std::nullopt;
    }
    if (auto const name = name_ending(verb, start)) return name;
    if (starts_lower(text_.folded(last)) && !is_small(last) && verb - start <= 4)
      return Speaker{last, verb, false, true};
    return std::nullopt;
  }

  [[nodiscard]] bool is_auxiliary(std::uint32_t i) const {
    return starts_lower(text_.folded(i)) && text_.boundary_before(i + 1).plain() &&
           text_.words().has_forms(word(i));
  }

  // What stands between the comma before `i` and the one before the verb describes whoever is named before it
  // (Lind, the engineer, said), or is a clause with a subject of its own (Lind smiled at Kowal, saying).
  [[nodiscard]] std::optional<Speaker> beside_comma(std::uint32_t i, std::uint32_t verb,
                                                    std::uint32_t start) const {
    std::uint32_t end = i;
    while (end < verb && capital(end) && (end == i || goes_on(end))) ++end;
    constexpr std::uint32_t longest = 5;  // of a description that begins with a name: Republican of Iowa
    auto const named = end == i || verb - i <= longest ? name_ending(i, start) : std::nullopt;
    return named || end == i ? named : std::optional(Speaker{i, end, true, true});
  }

  // The name whose last word stands before the token.
  [[nodiscard]] std::optional<Speaker> name_ending(std::uint32_t end, std::uint32_t start) const {
    std::uint32_t i = end;
    while (i > start && capital(i - 1) && (i == end || goes_on(i))) --i;
    if (i == end) return std::nullopt;
    // Lind of the Bridge Company: both are named
    std::uint32_t before = i;
    while (before > start && i - before < 3 && is_small(before - 1) &&
           !text_.words().has_forms(word(before - 1)) && text_.boundary_before(before).plain())
      --before;
    if (before < i && before > start && capital(before - 1) && text_.boundary_before(before).plain()) {
      i = before;
      while (i > start && capital(i - 1) && (i == before || goes_on(i))) --i;
    } else if (before < i) {
      return Speaker{end - 1, end, false, true};  // a woman in Leeds: a place as well as a name
    }
    constexpr std::uint32_t longest_name = 8;  // more are a headline
    if (end - i > longest_name) return std::nullopt;
    if (i == start && end - i == 1 && !known_name(i)) return std::nullopt;
    return Speaker{i, end, true, true};
  }
  [[nodiscard]] bool is_small(std::uint32_t i) const {
    return starts_lower(text_.folded(i)) && utf8::count(text_.folded(i)) <= 3;
  }
  // A word that begins a sentence has its capital anyway.
  [[nodiscard]] bool known_name(std::uint32_t i) const {
    return is_name(text_, i) || std::ranges::none_of(text_.single(text_.hash(i)), [&](std::uint32_t other) {
             return starts_lower(text_.folded(other)) && word(other) == word(i);
           });
  }

  // Whom the pronoun means: the one person who is named in the sentence before, or who spoke there.
  [[nodiscard]] std::optional<Speaker> antecedent(std::uint32_t pronoun) const {
    std::vector<Speaker> names;
    for (std::uint32_t i = pronoun; i-- > 0 && pronoun - i < 2 * furthest;) {
      if (!capital(i) || !is_name(text_, i)) continue;
      std::uint32_t const end = i + 1;
      while (i > 0 && capital(i - 1) && text_.boundary_before(i).plain()) --i;
      Speaker const found{i, end, true, false};
      bool const spoke = (end < text_.size() && says(end)) || (i > 0 && says(i - 1));
      if (spoke) return found;
      names.push_back(found);
      if (names.size() > 1 && word(names.front().last - 1) != word(found.last - 1)) return std::nullopt;
    }
    return names.empty() ? std::nullopt : std::optional(names.front());
  }

  Haystack const& text_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  bool quoted_ = false;
};

// Two ministers are not one: a title tells only where nothing else does.
bool share_a_word(Haystack const& a, Speaker const& first, Haystack const& b, Speaker const& second) {
  auto const& titles = figure_words_for(a.words().language());
  for (std::uint32_t i = first.first; i < first.last; ++i) {
    bool const title = titles.find(FigureWord::name_particle, lower(a.folded(i))).has_value();
    if (title && first.last - first.first > 1) continue;
    if (mentions(Haystack(b.span(second.first, second.last).of(b.text())), a, {i, i + 1})) return true;
  }
  return false;
}

// The source names both in one breath, with no small word between them: the engineer Peter Lind; and with a
// comma where one is a noun: the mayor, Ann Kowal.
bool stand_together(Haystack const& claim, Speaker const& said, Haystack const& source, Speaker const& says) {
  constexpr std::uint32_t reach = 5;
  constexpr std::size_t small_word = 3;
  std::string const word = lower(claim.folded(said.last - 1));
  std::string const other = lower(source.folded(says.last - 1));
  auto const joined = [&](std::uint32_t i) {
    Boundary boundary = source.boundary_before(i);
    if (!said.named) boundary.comma = false;
    return boundary.plain();
  };
  auto const meets = [&](std::uint32_t at, bool onwards) {
    for (std::uint32_t step = 0; step < reach; ++step) {
      if (onwards ? at + 1 >= source.size() || !joined(at + 1) : at == 0 || !joined(at)) return false;
      at = onwards ? at + 1 : at - 1;
      std::string const found = lower(source.folded(at));
      if (found == other) return true;
      if (utf8::count(found) <= small_word) return false;
    }
    return false;
  };
  return std::ranges::any_of(source.single(caseless_hash(word)), [&](std::uint32_t at) {
    return lower(source.folded(at)) == word && (meets(at, true) || meets(at, false));
  });
}

}  // namespace

std::optional<Speaker> speaker_of(Haystack const& text, Span words) {
  return Surroundings(text, words).speaker();
}

Speakers compare_speakers(Haystack const& claim, Speaker const& said, Haystack const& source,
                          Speaker const& says) {
  if (share_a_word(claim, said, source, says)) return Speakers::same;
  if (!says.named) return Speakers::unclear;
  if (stand_together(claim, said, source, says)) return said.named ? Speakers::unclear : Speakers::same;
  if (said.named) return Speakers::other;
  // A noun that the source does not use at all is nobody in it.
  return mentions(source, claim, {said.last - 1, said.last}) ? Speakers::unclear : Speakers::other;
}

}  // namespace stet::verify::quote
