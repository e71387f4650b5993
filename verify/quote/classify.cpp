#include "verify/quote/classify.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "base/words.h"
#include "verify/quote/characters.h"
#include "verify/quote/figure_words.h"

namespace stet::verify::quote {
namespace {

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool numeric(std::string const& word, Words const& words) {
  constexpr std::array<std::string_view, 8> signs{"%", "$", "€", "£", "¥", "-", "+", "‰"};
  return has_digit(word) || words.number(word) || std::ranges::find(signs, word) != signs.end() ||
         figure_words_for(words.language()).compound(lower(word));
}

// Endings by which the forms of regular words differ, in the languages written with few of them.
bool inflected(std::string const& a, std::string const& b, Words const& words) {
  if (words.same_word(a, b)) return true;
  std::string const first = lower(a);
  std::string const second = lower(b);
  auto const common = static_cast<std::size_t>(std::ranges::mismatch(first, second).in1 - first.begin());
  std::size_t const longer = std::max(first.size(), second.size());
  std::size_t const shorter = std::min(first.size(), second.size());
  constexpr std::size_t shortest_stem = 2;
  static constexpr std::array<std::string_view, 12> endings{"",    "s",   "es", "ed",  "d",  "ing",
                                                            "ies", "ied", "y",  "ies", "'s", "e"};
  auto const ending = [&](std::string const& word) {
    return std::ranges::find(endings, std::string_view(word).substr(std::min(common, word.size()))) !=
           endings.end();
  };
  return common >= shortest_stem && longer - common <= 3 && shorter >= common && ending(first) &&
         ending(second);
}

bool misspelt(std::string const& a, std::string const& b) {
  std::string const first = lower(a);
  std::string const second = lower(b);
  if (first == second) return true;
  std::size_t const longer = std::max(utf8::count(first), utf8::count(second));
  constexpr std::size_t letters_per_mistake = 4;
  std::size_t const limit = std::min<std::size_t>(3, longer / letters_per_mistake);
  return limit > 0 && edit_distance(first, second, limit * 2) <= limit;
}

std::vector<std::string> lowered(std::vector<std::string> const& list) {
  std::vector<std::string> result;
  result.reserve(list.size());
  for (auto const& word : list) result.push_back(lower(word));
  std::ranges::sort(result);
  return result;
}

std::size_t negations(std::vector<std::string> const& list, Words const& words) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (words.phrase(WordKind::negation, std::span(list).subspan(i)) > 0) ++count;
  return count;
}

// A capital that neither a pronoun's place in the sentence nor, as in German, every noun gives.
bool may_name(std::string const& word, Words const& words) {
  return starts_upper(word) && words.language() != "de" && !words.is(WordKind::pronoun, lower(word));
}

bool name_changed(Hunk const& hunk, Words const& words) {
  auto const in_both = [](std::string const& word, std::vector<std::string> const& other) {
    return std::ranges::any_of(other, [&](std::string const& w) { return lower(w) == lower(word); });
  };
  for (std::size_t i = 0; i < hunk.dropped.size(); ++i)
    if (may_name(hunk.dropped[i], words) && !hunk.dropped_begins_sentence[i] &&
        !in_both(hunk.dropped[i], hunk.added))
      return true;
  return std::ranges::any_of(hunk.added, [&](std::string const& word) {
    return may_name(word, words) && !in_both(word, hunk.dropped);
  });
}

Change classify_hunk(Hunk const& hunk, Words const& words) {
  bool const pairs = hunk.dropped.size() == hunk.added.size();
  auto const any_pair = [&](auto const& predicate) {
    return std::ranges::any_of(hunk.dropped, [&](std::string const& source) {
      return std::ranges::any_of(hunk.added,
                                 [&](std::string const& quoted) { return predicate(source, quoted); });
    });
  };
  auto const all_pairs = [&](auto const& predicate) {
    if (!pairs) return false;
    for (std::size_t i = 0; i < hunk.dropped.size(); ++i)
      if (!predicate(hunk.dropped[i], hunk.added[i])) return false;
    return true;
  };
  if (negations(hunk.dropped, words) != negations(hunk.added, words)) return Change::negation;
  if (any_pair([&](auto const& a, auto const& b) { return words.opposed_by_prefix(a, b); }))
    return Change::negation;
  auto const is_numeric = [&](std::string const& word) { return numeric(word, words); };
  if (std::ranges::any_of(hunk.dropped, is_numeric) || std::ranges::any_of(hunk.added, is_numeric))
    return Change::number;
  if (all_pairs([](auto const& a, auto const& b) { return lower(a) == lower(b); })) return Change::spelling;
  if (all_pairs([&](auto const& a, auto const& b) { return inflected(a, b, words); })) return Change::tense;
  if (all_pairs([](auto const& a, auto const& b) { return misspelt(a, b); })) return Change::spelling;
  if (name_changed(hunk, words)) return Change::name;
  // One word written as two, or the reverse.
  std::string dropped;
  std::string added;
  for (auto const& word : hunk.dropped) dropped += lower(word);
  for (auto const& word : hunk.added) added += lower(word);
  return dropped == added ? Change::spelling : Change::other;
}

constexpr std::array seriousness{Change::negation, Change::number, Change::name,     Change::other,
                                 Change::order,    Change::tense,  Change::spelling, Change::none};

}  // namespace

Change classify(std::vector<Hunk> const& hunks, Words const& words) {
  std::vector<std::string> dropped;
  std::vector<std::string> added;
  for (auto const& hunk : hunks) {
    dropped.insert(dropped.end(), hunk.dropped.begin(), hunk.dropped.end());
    added.insert(added.end(), hunk.added.begin(), hunk.added.end());
  }
  if (hunks.size() > 1 && lowered(dropped) == lowered(added)) return Change::order;
  if (hunks.size() == 1 && hunks[0].dropped.size() > 1 && lowered(dropped) == lowered(added) &&
      lower(dropped[0]) != lower(added[0]))
    return Change::order;
  Change worst = Change::none;
  auto const rank = [](Change change) {
    return std::ranges::find(seriousness, change) - seriousness.begin();
  };
  for (auto const& hunk : hunks) {
    Change const change = classify_hunk(hunk, words);
    if (rank(change) < rank(worst)) worst = change;
  }
  return worst;
}

}  // namespace stet::verify::quote
