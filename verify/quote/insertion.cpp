#include "verify/quote/insertion.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/figure_tokens.h"
#include "verify/quote/fold.h"
#include "verify/quote/number_words.h"

namespace stet::verify::quote {
namespace {

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) (text += text.empty() ? "" : " ") += word;
  return text;
}

std::vector<std::string> words_between(Haystack const& source, std::uint32_t first, std::uint32_t last) {
  std::vector<std::string> words;
  for (std::uint32_t i = first; i < last; ++i) words.push_back(source.folded(i));
  return words;
}

// What a word says as a figure. "One" is a pronoun as often as a number.
std::optional<double> figure_of(std::string const& word, Words const& words) {
  if (is_figure(word)) {
    double value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
  }
  auto const named = words.number(word);
  return named && *named > 1 ? named : std::nullopt;
}

// All that the words say as figures; several may say one: twenty-five, 4 million.
std::vector<double> figures_of(std::vector<std::string> const& list, Words const& words) {
  std::string const text = joined(list);
  auto const written = tokenize(text, folding_for(words.language()));
  FigureTokens const tokens(text, written, words.language());
  std::vector<double> figures;
  for (std::size_t i = 0; i < tokens.size();) {
    auto const number = number_at(tokens, i);
    auto const alone = figure_of(tokens.folded(i), words);
    if (number && (number->value > 1 || is_figure(tokens.folded(i))))
      figures.push_back(number->value);
    else if (alone)
      figures.push_back(*alone);
    i = number ? number->next : i + 1;
  }
  return figures;
}

// A number or article that says there is one of what follows.
bool says_one(std::string const& word, Words const& words) {
  return words.number(word) == 1 ||
         figure_words_for(words.language()).find(FigureWord::article, lower(word)).has_value();
}

// Two forms of one word, as singular and plural are.
bool are_forms(std::string const& one, std::string const& other, Words const& words) {
  constexpr std::size_t shortest_stem = 3;
  constexpr std::size_t longest_ending = 3;
  std::string const a = lower(one);
  std::string const b = lower(other);
  if (a == b) return false;
  auto const stem = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  return words.same_word(a, b) ||
         (stem >= shortest_stem && std::max(a.size(), b.size()) - stem <= longest_ending);
}

// What a word says as a member of a list: itself, or nothing if it is none.
std::string listed(WordKind kind, std::string const& word, Words const& words) {
  return words.is(kind, word) ? lower(word) : std::string{};
}
std::string month_of(std::string const& word, Words const& words) {
  auto const month = words.month(word);
  return month ? std::to_string(*month) : std::string{};
}
std::string quantity_of(std::string const& word, Words const& words) {
  auto const named = is_figure(word) ? std::nullopt : words.number(word);
  return named && *named > 0 && *named != 1 ? std::to_string(*named)
                                            : listed(WordKind::quantity, word, words);
}

// True if both say something of the kind and none of it is the same.
template <class Say>
bool differ(std::vector<std::string> const& one, std::vector<std::string> const& other, Say const& say) {
  bool told = false;
  for (auto const& a : one)
    for (auto const& b : other) {
      std::string const first = say(a);
      std::string const second = say(b);
      if (first.empty() || second.empty()) continue;
      if (first == second) return false;
      told = true;
    }
  return told;
}

bool source_has_bracket(Haystack const& source, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return false;
  Offset const from = first == 0 ? 0 : source.end(first - 1);
  Offset const to = last < source.size() ? source.begin(last) : static_cast<Offset>(source.text().size());
  return source.text().substr(from, to - from).contains('[');
}

bool negates_any(std::vector<std::string> const& list, Words const& words) {
  return std::ranges::any_of(list, [&](std::string const& word) { return words.negates(word); });
}

bool is_sign(std::string const& word) {
  return word == "-" || classify(utf8::decode(word, 0).code_point) == CharacterClass::sign;
}

// The word before (after) the token in the same sentence, if there is one; with a sign goes its figure.
std::vector<std::string> word_beside(Haystack const& source, std::uint32_t token, bool backwards) {
  std::vector<std::string> words;
  do {
    if (backwards ? token == 0 : token >= source.size()) break;
    Boundary const boundary = source.boundary_before(token);
    if (boundary.sentence || boundary.paragraph) break;
    words.push_back(source.folded(backwards ? token - 1 : token));
    token = backwards ? token - 1 : token + 1;
  } while (is_sign(words.back()));
  return words;
}

// What the source itself prints in brackets straight before (after) the token.
std::optional<std::vector<std::string>> printed_bracket(Haystack const& source, std::uint32_t token,
                                                        bool backwards) {
  if (backwards ? token == 0 : token >= source.size()) return std::nullopt;
  auto const before = [&](std::uint32_t at) {
    Offset const from = at == 0 ? 0 : source.end(at - 1);
    Offset const to = at < source.size() ? source.begin(at) : static_cast<Offset>(source.text().size());
    return source.text().substr(from, to - from);
  };
  auto const opens = [&](std::uint32_t at) {  // and does not close: not [12]
    auto const open = before(at).rfind('[');
    return open != std::string_view::npos && !before(at).substr(open).contains(']');
  };
  auto const closes = [&](std::uint32_t at) {
    auto const close = before(at).find(']');
    return close != std::string_view::npos && !before(at).substr(0, close).contains('[');
  };
  constexpr std::uint32_t longest = 64;  // words
  if (backwards ? !closes(token) : !opens(token)) return std::nullopt;
  for (std::uint32_t length = 1; length <= longest; ++length) {
    if (backwards ? length > token : token + length > source.size()) break;
    if (backwards && opens(token - length)) return words_between(source, token - length, token);
    if (!backwards && closes(token + length)) return words_between(source, token, token + length);
  }
  return std::nullopt;
}

// An insertion that the source has too must stand where the source has it, and one in the place of the
// source's must be the source's.
bool fits_printed_bracket(Joint const& joint, Haystack const& source, std::uint32_t token, bool backwards,
                          std::uint32_t reach) {
  for (std::uint32_t step = 0; step <= reach && (!backwards || step <= token); ++step) {
    auto const printed = printed_bracket(source, backwards ? token - step : token + step, backwards);
    if (printed) return (step == 0) == (*printed == joint.inserted);
  }
  return true;
}

}  // namespace

Change change_between(std::vector<std::string> const& replaced, std::vector<std::string> const& inserted,
                      Words const& words) {
  if (negates_any(replaced, words) != negates_any(inserted, words)) return Change::negation;
  for (auto const& word : replaced)
    for (auto const& other : inserted)
      if (words.opposed_by_prefix(word, other)) return Change::negation;
  for (auto const& word : replaced)
    for (auto const& other : inserted)
      if (words.opposites(word, other)) return Change::other;
  if (differ(replaced, inserted, [&](auto const& word) { return month_of(word, words); }) ||
      differ(replaced, inserted, [&](auto const& word) { return listed(WordKind::weekday, word, words); }) ||
      differ(replaced, inserted, [&](auto const& word) { return quantity_of(word, words); }))
    return Change::number;
  auto const before = figures_of(replaced, words);
  for (double const figure : figures_of(inserted, words))
    if (!before.empty() && std::ranges::find(before, figure) == before.end()) return Change::number;
  return Change::none;
}

bool swaps_pronoun(Joint const& joint, TokenRange replaced, Haystack const& source) {
  if (joint.inserted.size() != 1 || replaced.last != replaced.first + 1) return false;
  auto const& words = source.words();
  std::string const before = source.folded(replaced.first);
  return words.is(WordKind::pronoun, before) && words.is(WordKind::pronoun, joint.inserted.front()) &&
         lower(before) != lower(joint.inserted.front());
}

std::optional<TokenRange> counted_otherwise(Joint const& joint, TokenRange near, Haystack const& source) {
  auto const& inserted = joint.inserted;
  auto const& words = source.words();
  if (inserted.empty()) return std::nullopt;
  bool const one_inserted = inserted.size() > 1 && says_one(inserted[inserted.size() - 2], words);
  for (std::uint32_t i = near.first; i < near.last; ++i) {
    bool const one = i > 0 && source.boundary_before(i).plain() && says_one(source.folded(i - 1), words);
    if (one != one_inserted && are_forms(source.folded(i), inserted.back(), words))
      return TokenRange{one ? i - 1 : i, i + 1};
  }
  return std::nullopt;
}

bool tells(std::string const& word, Words const& words) {
  constexpr std::size_t short_word = 3;  // articles, prepositions, forms of "be"
  return utf8::count(word) > short_word && !starts_upper(word) && !is_figure(word) &&
         !words.is(WordKind::pronoun, word) && !words.has_forms(word);
}

bool multiplies(std::string const& before, std::vector<std::string> const& inserted, Words const& words) {
  constexpr double magnitude = 100;
  return !inserted.empty() && figure_of(before, words) &&
         words.number(inserted.front()).value_or(0) >= magnitude;
}

bool insertion_keeps_sense(Joint const& joint, Haystack const& source, std::uint32_t first,
                           std::uint32_t last) {
  if (!joint.bracket) return true;
  auto const& words = source.words();
  auto const replaced = words_between(source, first, last);
  if (joint.ellipsis || joint.must_negate)
    return negates_any(replaced, words) || !(joint.negates || joint.must_negate);
  if (source_has_bracket(source, first, last) && replaced != joint.inserted) return false;
  for (std::uint32_t i = first + 1; joint.negates && i < last; ++i) {
    Boundary const boundary = source.boundary_before(i);
    if (boundary.sentence || boundary.paragraph) return false;
  }
  bool const stands_for_nothing = first == last && first > 0 && source.boundary_before(first).plain();
  if (stands_for_nothing && multiplies(source.folded(first - 1), joint.inserted, words)) return false;
  return change_between(replaced, joint.inserted, words) == Change::none;
}

Change change_at_edges(Pattern const& pattern, Placement const& placement, Haystack const& source,
                       CheckSettings const& settings) {
  constexpr std::uint32_t beside = 2;  // words that the insertion certainly stands for, or next to
  // Whether a negation stands among so many words before (after) a token, in the same clause or sentence.
  auto const negated = [&](std::uint32_t token, bool backwards, std::uint32_t reach, bool clause) {
    for (std::uint32_t i = 0; i < reach; ++i) {
      if (backwards ? token < i + 1 : token + i >= source.size()) return false;
      Boundary const boundary = source.boundary_before(backwards ? token - i : token + i);
      if (boundary.sentence || boundary.paragraph || (clause && !boundary.plain())) return false;
      if (source.words().negates(source.folded(backwards ? token - i - 1 : token + i))) return true;
    }
    return false;
  };
  auto const change = [&](Joint const& joint, std::uint32_t token, bool backwards) {
    if (!joint.bracket) return Change::none;
    if (!joint.ellipsis && !joint.inserted.empty() &&
        !fits_printed_bracket(joint, source, token, backwards, settings.bracket_gap))
      return Change::other;
    bool const says_not = joint.negates || joint.must_negate;
    if (!says_not && (joint.ellipsis || joint.inserted.empty())) return Change::none;
    bool const reversed = says_not ? !negated(token, backwards, settings.bracket_gap, false)
                                   : negated(token, backwards, beside, true);
    if (reversed) return Change::negation;
    if (says_not) return Change::none;
    return change_between(word_beside(source, token, backwards), joint.inserted, source.words());
  };
  auto const before = change(pattern.stretches.front().before, placement.stretches.front().first, true);
  return before != Change::none ? before : change(pattern.after, placement.stretches.back().last, false);
}

}  // namespace stet::verify::quote
