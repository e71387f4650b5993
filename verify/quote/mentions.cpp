#include "verify/quote/mentions.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/quote/figure_words.h"
#include "verify/quote/fold.h"
#include "verify/quote/language.h"
#include "verify/quote/letters.h"
#include "verify/quote/names.h"

namespace stet::verify::quote {
namespace {

// Whether the lower-case word is in the source, in any case.
bool has(Haystack const& source, std::string const& word) {
  std::uint32_t const hash = hash_of(word);
  return std::ranges::any_of(source.single(hash), [&](std::uint32_t token) {
    return source.hash(token) == hash && lower(source.folded(token)) == word;
  });
}

// Whether the lower-case word is in the source as a name: US, and not us.
bool has_named(Haystack const& source, std::string const& word) {
  std::uint32_t const hash = hash_of(word);
  return std::ranges::any_of(source.single(hash), [&](std::uint32_t token) {
    if (source.hash(token) != hash) return false;
    std::string const folded = source.folded(token);
    return starts_upper(folded) && lower(folded) == word;
  });
}

// Serbia and Serbian, Путин and Путина: one is the other's beginning, but for a letter that changes and an
// ending that follows. Johnson and Johnston are two names.
bool forms_of_one_stem(std::string_view a, std::string_view b) {
  constexpr std::size_t least = 4;
  constexpr std::size_t longest_ending = 3;
  auto const same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  std::size_t const common = utf8::count(a.substr(0, same));
  auto const [shorter, longer] = std::minmax({utf8::count(a), utf8::count(b)});
  return common >= least && common + 1 >= shorter && longer - common <= longest_ending;
}

// The consonants of a word: what Заяц and Зайца, Павел and Павла have in common.
std::string consonants(std::string_view word) {
  constexpr std::u32string_view vowels = U"аеёиоуыэюяйьъaeiou";
  std::string out;
  for (std::size_t at = 0; at < word.size(); at += utf8::decode(word, at).size)
    if (auto const c = utf8::decode(word, at).code_point; !vowels.contains(c)) utf8::append(out, c);
  return out;
}

// Slavic declension drops vowels; the endings it adds have a consonant at most.
bool declined(std::string_view a, std::string_view b) {
  constexpr std::size_t least = 2;
  constexpr std::size_t longest_ending = 3;
  auto const same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  std::string const first = consonants(a);
  std::string const second = consonants(b);
  auto const [shorter, longer] = std::minmax({utf8::count(a), utf8::count(b)});
  return utf8::count(a.substr(0, same)) >= least && longer - shorter <= longest_ending &&
         utf8::count(first) >= least && first == second;
}

bool forms_of_one(std::string_view a, std::string_view b, Folding folding) {
  return forms_of_one_stem(a, b) || ((folding.russian || folding.serbian) && declined(a, b));
}

// NATO in "NATO-led" is a word of its own, but not in NATOs, GABAergic or CTLA4.
bool begins_with_acronym(std::string_view word, std::string_view acronym) {
  return word.size() > acronym.size() && word.starts_with(acronym) &&
         std::ranges::all_of(acronym, is_upper) && !is_upper(word[acronym.size()]);
}

// Ly6C in a source that writes Ly-6C: the tokens from `token` on, put together, are the lower-case word.
bool put_together(Haystack const& source, std::uint32_t token, std::string_view word) {
  std::string together = lower(source.folded(token));
  while (word.starts_with(together) && together.size() < word.size() && ++token < source.size() &&
         source.begin(token) - source.end(token - 1) <= 1)
    together += lower(source.folded(token));
  return together == word;
}

// L'Espagne
bool has_apostrophe(Haystack const& source, std::uint32_t token) {
  auto const word = source.span(token, token + 1).of(source.text());
  return word.contains('\'') || word.contains("\u2019");
}

// Whether the source has the word in another form: with other endings, or written together or apart.
bool has_form(Haystack const& source, std::string const& written) {
  std::string const word = without_accents(lower(written));
  auto const initial = static_cast<unsigned char>(word.front());
  for (std::uint32_t token = 0; token < source.size(); ++token) {
    // Most words begin otherwise; ASCII letters can be told apart before folding.
    auto const first = static_cast<unsigned char>(source.text()[source.begin(token)]);
    if (first < 0x80 && initial < 0x80 && (first | 0x20U) != initial && !has_apostrophe(source, token))
      continue;
    std::string const other = name_stem(source.folded(token));
    if (other == written || forms_of_one(without_accents(lower(other)), word, source.folding()) ||
        begins_with_acronym(other, written) || put_together(source, token, word))
      return true;
  }
  return false;
}

// Days and months have capitals in English, and are compared as dates.
bool is_date(Haystack const& text, std::uint32_t token) {
  std::string const word = lower(text.folded(token));
  return text.words().is(WordKind::month, word) || text.words().is(WordKind::weekday, word);
}

std::string initial_of(std::string_view word) {
  std::string initial;
  utf8::append(initial, utf8::decode(word, 0).code_point);
  return initial;
}

bool all_capitals(std::string_view word) {
  if (utf8::count(word) < 2) return false;
  for (std::size_t at = 0; at < word.size(); at += utf8::decode(word, at).size)
    if (!starts_upper(word.substr(at))) return false;
  return true;
}

// A word of an expansion begins as the acronym goes on: "Atlantic" in NATO, and of acronyms of three letters
// and more "stem" in ESC, if it is no small word.
bool gives_initial(std::string const& word, std::string_view rest, std::size_t letters) {
  constexpr std::size_t telling = 4;
  if (rest.starts_with(initial_of(word))) return true;
  if (letters < 3 || !starts_lower(word) || utf8::count(word) < telling) return false;
  std::string const small = lower(rest.substr(0, utf8::decode(rest, 0).size));
  return small == initial_of(word);
}

// North Atlantic Treaty Organization for NATO: words with these initials in a row, but for short ones
// between.
bool spells_out(Haystack const& source, std::string_view initials) {
  constexpr std::size_t short_word = 3;
  std::size_t const letters = utf8::count(initials);
  for (std::uint32_t from = 0; from < source.size(); ++from) {
    std::size_t at = 0;
    for (std::uint32_t token = from; token < source.size() && at < initials.size(); ++token) {
      std::string const word = source.folded(token);
      if (token != from && !source.boundary_before(token).plain()) break;
      if (gives_initial(word, initials.substr(at), letters))
        at += initial_of(word).size();
      else if (token == from || starts_upper(word) || utf8::count(word) > short_word)
        break;
    }
    if (at == initials.size()) return true;
  }
  return false;
}

std::string_view between(Haystack const& text, std::uint32_t token) {
  if (token == 0) return {};
  Offset const end = text.end(token - 1);
  Offset const begin = token < text.size() ? text.begin(token) : static_cast<Offset>(text.text().size());
  return text.text().substr(end, begin - end);
}

// "(CKD)" after "chronic kidney disease": the text says itself what it stands for.
bool is_gloss(Haystack const& text, std::uint32_t token) {
  if (!between(text, token).ends_with('(') || !between(text, token + 1).starts_with(')')) return false;
  constexpr std::uint32_t reach = 6;
  std::string const initial = lower(initial_of(text.folded(token)));
  for (std::uint32_t back = 1; back <= std::min(reach, token); ++back)
    if (lower(initial_of(text.folded(token - back))) == initial) return true;
  return false;
}

bool is_roman_numeral(std::string_view word) {
  return word.find_first_not_of("IVX") == std::string_view::npos;
}

// ESCs are more than one ESC.
std::string singular_acronym(std::string word) {
  if (word.ends_with('s') && all_capitals(std::string_view(word).substr(0, word.size() - 1))) word.pop_back();
  return word;
}

// E. coli for Escherichia coli.
bool has_shortened(Haystack const& source, Haystack const& text, Name name) {
  if (name.last - name.first != 1 || name.last >= text.size() || !starts_lower(text.folded(name.last)))
    return false;
  std::string const initial = initial_of(text.folded(name.first));
  std::string const next = text.folded(name.last);
  return std::ranges::any_of(source.pair(caseless_hash(initial), caseless_hash(next)),
                             [&](std::uint32_t token) {
                               return token + 1 < source.size() && source.folded(token) == initial &&
                                      source.folded(token + 1) == next;
                             });
}

// Headlines give every longer word a capital.
bool is_headline(Haystack const& text) {
  constexpr std::size_t small_word = 3;
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::uint32_t token = 0; token < text.size(); ++token) {
    std::string const word = text.folded(token);
    if (utf8::count(word) > small_word && starts_upper(word)) ++upper;
    if (utf8::count(word) > small_word && starts_lower(word)) ++lower;
  }
  constexpr std::size_t fewest = 4;
  return upper >= fewest && upper > 4 * lower;
}

// A word for a number or a measure, as in Millionen Euro, la Première ministre: compared as a figure.
bool counts(Haystack const& text, std::uint32_t token, FigureWords const& words) {
  using enum FigureWord;
  auto const word = lower(text.folded(token));
  return std::ranges::any_of(std::initializer_list{number, scale, many, collective, fraction, unit, ordinal},
                             [&](FigureWord kind) { return words.find(kind, word).has_value(); });
}

// A country or its people, where the sentence begins with one: French police.
bool is_country(Haystack const& text, std::uint32_t token) {
  std::string const word = text.folded(token);
  return starts_upper(word) && !text.words().other_names(lower(word)).empty();
}

// Q3, H1
bool is_label(Haystack const& text, std::uint32_t token) {
  std::string const word = text.folded(token);
  return word.size() == 2 && is_figure(std::string_view(word).substr(1));
}

// Niger's
bool is_possessive(Haystack const& text, std::uint32_t token) {
  std::string const word = text.folded(token);
  return word.ends_with("'s") || word.ends_with("s'");
}

// Whether the sentence's first word is part of the name that goes on at the token, as far as one can tell:
// Maria Keller said; but not Past Australian droughts, Severe COVID. Nobody can in a language without a list
// of what else may open a sentence.
bool opens_name(Haystack const& text, std::uint32_t token, FigureWords const& figures) {
  using enum WordKind;
  Words const& words = text.words();
  if (token == 0 || !words.lists(opening) || is_country(text, token) || all_capitals(text.folded(token)))
    return false;
  std::string const word = text.folded(token - 1);
  std::string const small = lower(word);
  auto const is_one_of = [&](auto... kinds) { return (words.is(kinds, small) || ...); };
  return starts_upper(word) && utf8::count(word) > 1 && !is_possessive(text, token - 1) &&
         !is_one_of(opening, pronoun, condition, causal, quantity, hedge, modal, approximator, abbreviation,
                    month, weekday, superlative, negation) &&
         !counts(text, token - 1, figures);
}

// How many words that may be part of a name stand before the token: Ursula von der Leyen.
std::uint32_t particles_before(Haystack const& text, std::uint32_t token, FigureWords const& words) {
  constexpr std::uint32_t most = 3;
  std::uint32_t count = 0;
  while (count < std::min(most, token)) {
    std::string const word = text.folded(token - count - 1);
    if (!words.find(FigureWord::name_particle, word)) break;
    ++count;
  }
  return count;
}

// Whether the word says who is meant: no title, no particle, no abbreviation (Mr).
bool identifies(Haystack const& text, std::uint32_t token, FigureWords const& particles) {
  std::string const word = text.folded(token);
  return starts_upper(word) && !particles.find(FigureWord::name_particle, lower(word)) &&
         !text.words().is(WordKind::abbreviation, word);
}

// Yale University where the source has Harvard University and no other: nothing of the name but its last
// word, and that always behind another one. Joe and Joseph may be one.
bool is_namesake(Haystack const& source, Haystack const& text, Name name, FigureWords const& particles) {
  std::vector<std::string> initials;
  for (auto token = name.first; token + 1 < name.last; ++token) {
    if (!identifies(text, token, particles)) continue;
    std::string const word = text.folded(token);
    if (has(source, lower(word)) || has_form(source, word)) return false;
    initials.push_back(initial_of(word));
  }
  if (initials.empty()) return false;
  std::string const last = lower(text.folded(name.last - 1));
  return std::ranges::none_of(source.single(hash_of(last)), [&](std::uint32_t at) {
    if (lower(source.folded(at)) != last) return false;
    std::uint32_t const first = at - particles_before(source, at, particles);  // Juan de Salas
    bool const behind = first > 0 && source.boundary_before(first).plain() &&
                        (is_name(source, first - 1) || opens_name(source, first, particles)) &&
                        identifies(source, first - 1, particles);
    return !behind || std::ranges::find(initials, initial_of(source.folded(first - 1))) != initials.end();
  });
}

// The Times: the source has the word with a capital and no other name before it.
bool stands_alone(Haystack const& source, std::string const& word) {
  return std::ranges::any_of(source.single(hash_of(word)), [&](std::uint32_t at) {
    std::string const folded = source.folded(at);
    if (!starts_upper(folded) || lower(folded) != word) return false;
    return at == 0 || !source.boundary_before(at).plain() || !starts_upper(source.folded(at - 1));
  });
}

// Australian Research Council where the source has a Council and nothing else of it.
bool is_mostly_unknown(Haystack const& source, Haystack const& text, Name name,
                       FigureWords const& particles) {
  std::size_t found = 0;
  std::size_t missing = 0;
  for (auto token = name.first; token < name.last; ++token) {
    if (!identifies(text, token, particles)) continue;
    std::string const word = text.folded(token);
    ++(has(source, lower(word)) || has_form(source, word) ? found : missing);
  }
  return missing > 1 && missing > found && !stands_alone(source, lower(text.folded(name.last - 1)));
}

}  // namespace

std::vector<Name> names_in(Haystack const& text, std::string_view language) {
  std::vector<Name> names;
  bool const nouns_have_capitals = primary_language(language) == primary_language("de");
  if (!nouns_have_capitals && is_headline(text)) return names;
  auto const& words = figure_words_for(language);
  for (std::uint32_t token = 0; token < text.size(); ++token) {
    bool const named = (is_name(text, token) || is_country(text, token)) && !is_label(text, token);
    if (!named || is_date(text, token) || is_gloss(text, token)) continue;
    bool const together = text.boundary_before(token).plain() && !between(text, token).contains('(') &&
                          (token == 0 || !is_possessive(text, token - 1));
    if (!names.empty() && together && names.back().last + particles_before(text, token, words) == token)
      names.back().last = token + 1;
    else if (!is_roman_numeral(text.folded(token)))
      names.push_back({together && opens_name(text, token, words) ? token - 1 : token, token + 1});
  }
  std::erase_if(names, [&](Name name) {
    if (nouns_have_capitals) return name.last - name.first < 2 || counts(text, name.first, words);
    return name.last - name.first == 1 && counts(text, name.first, words);
  });
  return names;
}

bool mentions(Haystack const& source, Haystack const& text, Name name, std::string_view language) {
  std::string const last = singular_acronym(name_stem(text.folded(name.last - 1)));
  std::string const word = lower(last);
  bool const single = name.last - name.first == 1;
  if (single ? has(source, word) : has_named(source, word))
    return language.empty() || (!is_namesake(source, text, name, figure_words_for(language)) &&
                                !is_mostly_unknown(source, text, name, figure_words_for(language)));
  for (auto const& other : text.words().other_names(word))
    if (has_named(source, other)) return true;
  if (has_form(source, last) || has_shortened(source, text, name)) return true;
  if (single) return all_capitals(last) && spells_out(source, last);
  // Two Sigma for Two Sigma Investments, and what the words are the initials of.
  std::string initials;
  std::size_t found = 0;
  std::size_t missing = 0;
  for (std::uint32_t token = name.first; token < name.last; ++token) {
    std::string const each = text.folded(token);
    if (identifies(text, token, figure_words_for(language))) ++(has(source, lower(each)) ? found : missing);
    initials += initial_of(each);
  }
  return found > missing || has_named(source, lower(initials));
}

bool shares_language(Haystack const& source, Haystack const& text) {
  constexpr std::size_t part = 3;               // one in so many
  constexpr std::size_t most_sought = 8;        // words in other forms, each by going through the source,
  constexpr std::size_t most_through = 20'000;  // if that is not too long
  std::size_t small = 0;
  std::size_t shared = 0;
  std::vector<std::string> missing;
  for (std::uint32_t token = 0; token < text.size(); ++token) {
    std::string const word = text.folded(token);
    if (!starts_lower(word)) continue;
    ++small;
    if (has(source, lower(word))) {
      ++shared;
    } else if (missing.size() < most_sought && source.size() <= most_through) {
      missing.push_back(word);
    }
  }
  for (std::string const& word : missing) {
    if (part * shared >= small) break;
    if (has_form(source, word)) ++shared;
  }
  return small > 0 && part * shared >= small;
}

}  // namespace stet::verify::quote
