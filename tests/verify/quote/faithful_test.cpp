// Quotations that a careful writer makes: other typography, a part, an ellipsis, a bracket. All must pass.
#include <array>
#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "tests/verify/quote/passages.h"
#include "verify/quote/check.h"
#include "verify/quote/haystack.h"

namespace stet::verify::quote {
namespace {

using namespace stet::verify::quote::test;
using Random = std::mt19937;

std::size_t any_of(Random& random, std::size_t below) { return random() % below; }

struct Excerpt {
  std::vector<std::string> chunks;
  [[nodiscard]] std::string text() const { return join(chunks, 0, chunks.size()); }
};

Excerpt excerpt(Passage const& passage, Random& random, std::size_t least, std::size_t most) {
  std::size_t const length = std::min(passage.chunks.size(), least + any_of(random, most - least + 1));
  std::size_t const first = any_of(random, passage.chunks.size() - length + 1);
  return {{passage.chunks.begin() + static_cast<std::ptrdiff_t>(first),
           passage.chunks.begin() + static_cast<std::ptrdiff_t>(first + length)}};
}

// A faithful way of quoting. An empty string: not possible for this excerpt.
using Manner = std::function<std::string(Passage const&, Random&)>;

std::string typography(std::string text, Random& random) {
  static std::vector<std::pair<std::string, std::string>> const exchanges{
      {"“", "\""},      {"”", "\""},      {"„", "“"},        {"’", "'"},       {"'", "’"},
      {"«", "“"},       {"»", "”"},       {"“", "„"},        {"–", "-"},       {"–", "—"},
      {" – ", " -- "},  {" – ", "—"},     {"fi", "ﬁ"},       {"fl", "ﬂ"},      {"ff", "ﬀ"},
      {" ", "\u00a0"},  {" ", "\n"},      {" ", "  "},       {" ", "\u202f"},  {"-", "\u2011"},
      {"é", "e\u0301"}, {"ü", "u\u0308"}, {"й", "и\u0306"},  {"е", "е\u200b"}, {"o", "o\u00ad"},
      {"a", "a\u2060"}, {"%", "\u00a0%"}, {"“", "‘"},        {"”", "’"},       {"\"", "''"},
      {"1", "１"},      {"oe", "œ"},      {" ", " \t\r\n "}, {"\u00a0", " "},  {"\u00a0", "\u2009"}};
  for (int i = 0; i < 4; ++i) {
    auto const& [from, to] = exchanges[any_of(random, exchanges.size())];
    text = replace_all(text, from, to);
  }
  return text;
}

bool negating(std::string const& chunk) {
  static std::vector<std::string> const all{
      "not",        "never",    "no",       "nobody", "neither",    "nor",     "cannot", "can't",
      "unless",     "rejected", "without",  "unsafe", "unlikely",   "unusual", "nicht",  "nie",
      "niemand",    "keine",    "weder",    "noch",   "bestreiten", "ne",      "pas",    "jamais",
      "rien",       "aucun",    "personne", "sans",   "n'a",        "n’a",     "nunca",  "nadie",
      "no",         "tampoco",  "ninguno",  "sin",    "неће",       "никада",  "нико",   "не",
      "ниједан",    "нису",     "нисмо",    "без",    "никогда",    "никто",   "ни",     "нельзя",
      "невозможно", "n",        "prudente"};
  auto const word = plain(chunk);
  return std::ranges::any_of(all, [&](auto const& w) { return word.find(plain(w)) != std::string::npos; });
}

// So short that the negation belongs to what stays.
bool hides_negation(std::vector<std::string> const& chunks, std::size_t first, std::size_t last) {
  return last - first <= 3 && std::any_of(chunks.begin() + static_cast<std::ptrdiff_t>(first),
                                          chunks.begin() + static_cast<std::ptrdiff_t>(last), negating);
}

// Nothing but names, for which another would be a forgery, or nothing but doubts.
bool names_or_doubts(std::vector<std::string> const& chunks, std::size_t first, std::size_t last) {
  static std::array<std::string, 14> const doubts{"allegedly", "may",  "can",   "should",    "if",
                                                  "angeblich", "wenn", "si",    "peut-être", "якобы",
                                                  "если",      "ако",  "можда", "whether"};
  bool names = true;
  bool doubting = true;
  for (std::size_t i = first; i < last; ++i) {
    auto const core = parts_of(chunks[i]).core;
    names = names && starts_upper(core);
    doubting = doubting && std::ranges::find(doubts, lower(core)) != doubts.end();
  }
  return names || doubting;
}

std::map<std::string, Manner> const& manners() {
  static std::array<std::string, 9> const ellipses{"...",   "…",   "[...]", "[…]",      ". . .",
                                                   "(...)", "(…)", "....",  "[ . . . ]"};
  static std::map<std::string, Manner> const all{
      {"as it stands", [](auto const& p, auto& r) { return excerpt(p, r, 1, 40).text(); }},
      {"typography", [](auto const& p, auto& r) { return typography(excerpt(p, r, 3, 30).text(), r); }},
      {"edge punctuation",
       [](auto const& p, auto& r) {
         auto text = excerpt(p, r, 3, 20);
         auto& last = text.chunks.back();
         auto const parts = parts_of(last);
         if (parts.core.empty()) return std::string{};
         static std::array<std::string, 8> const ends{",", ".", "!", "?", ";", ",”", ".'", "…"};
         auto const& end = ends[any_of(r, ends.size())];
         // A question mark for a full stop, or the reverse, is no other printing.
         bool const stops = parts.after.find_first_of(".!?") != std::string::npos;
         if (stops && (end == "?" || parts.after.contains('?'))) return std::string{};
         last = parts.before + parts.core + end;
         return "“" + text.text() + "”";
       }},
      {"initial case",
       [](auto const& p, auto& r) {
         auto text = excerpt(p, r, 3, 20);
         auto parts = parts_of(text.chunks.front());
         if (parts.core.empty() || static_cast<unsigned char>(parts.core[0]) >= 0x80 ||
             !std::isalpha(parts.core[0]))
           return std::string{};
         parts.core[0] = static_cast<char>(parts.core[0] ^ 0x20);
         text.chunks.front() = parts.core + parts.after;
         return text.text();
       }},
      {"elision",
       [](auto const& p, auto& r) {
         auto const left = excerpt(p, r, 12, 50);
         std::size_t const head = 3 + any_of(r, 3);
         std::size_t const tail = 3 + any_of(r, 3);
         auto const& chunks = left.chunks;
         if (hides_negation(chunks, head, chunks.size() - tail)) return std::string{};
         return join(chunks, 0, head) + (any_of(r, 2) == 0 ? " " : "") +
                ellipses[any_of(r, ellipses.size())] + " " + join(chunks, chunks.size() - tail, tail);
       }},
      {"two elisions",
       [](auto const& p, auto& r) {
         auto const text = excerpt(p, r, 20, 60);
         std::size_t const middle = 8 + any_of(r, text.chunks.size() - 16);
         if (hides_negation(text.chunks, 3, middle) ||
             hides_negation(text.chunks, middle + 3, text.chunks.size() - 3))
           return std::string{};
         return join(text.chunks, 0, 3) + " … " + join(text.chunks, middle, 3) + " [...] " +
                join(text.chunks, text.chunks.size() - 3, 3);
       }},
      {"bracket",
       [](auto const& p, auto& r) {
         auto text = excerpt(p, r, 8, 25);
         std::size_t const count = 1 + any_of(r, 4);
         std::size_t const at = 2 + any_of(r, text.chunks.size() - count - 3);
         for (std::size_t i = at; i < at + count; ++i)
           if (negating(text.chunks[i])) return std::string{};
         if (names_or_doubts(text.chunks, at, at + count)) return std::string{};
         static std::array<std::string, 6> const inserted{"[the owner]", "[Moreau]'s",      "[Mrs. Adler]’s",
                                                          "[they]",      "[it in writing]", "[X.]"};
         return join(text.chunks, 0, at) + " " + inserted[any_of(r, inserted.size())] + " " +
                join(text.chunks, at + count, text.chunks.size() - at - count);
       }},
      {"inserted bracket",
       [](auto const& p, auto& r) {
         auto text = excerpt(p, r, 6, 25);
         std::size_t const at = 1 + any_of(r, text.chunks.size() - 2);
         static std::array<std::string, 4> const inserted{"[sic]", "[then]", "[the ferry]", "[sic!]"};
         text.chunks[at] = inserted[any_of(r, inserted.size())] + " " + text.chunks[at];
         return text.text();
       }},
      {"bracket at an edge",
       [](auto const& p, auto& r) {
         auto text = excerpt(p, r, 5, 20).text();
         return any_of(r, 2) == 0 ? "[The mayor] " + text : text + " [for good]";
       }},
      {"bracketed letters",
       [](auto const& p, auto& r) {
         auto text = excerpt(p, r, 5, 20);
         auto& chunk = text.chunks[any_of(r, text.chunks.size())];
         auto const parts = parts_of(chunk);
         if (parts.core.size() < 4 || static_cast<unsigned char>(parts.core[0]) >= 0x80 ||
             !std::isalpha(parts.core[0]))
           return std::string{};
         chunk = parts.before + "[" + static_cast<char>(parts.core[0] ^ 0x20) + "]" + parts.core.substr(1) +
                 parts.after;
         return text.text();
       }},
      {"all at once",
       [](auto const& p, auto& r) {
         auto const text = excerpt(p, r, 20, 50);
         for (std::size_t i = 4; i < 6; ++i)
           if (negating(text.chunks[i])) return std::string{};
         return typography(join(text.chunks, 0, 4) + " [they] " + join(text.chunks, 6, 4) + " … " +
                               join(text.chunks, text.chunks.size() - 4, 4),
                           r);
       }},
      {"hyphenated at a line's end",
       [](auto const& p, auto& r) {
         auto text = excerpt(p, r, 3, 20);
         for (auto& chunk : text.chunks) {
           if (any_of(r, 4) != 0 || chunk.size() < 6) continue;
           std::size_t const at = chunk.size() / 2;
           if (std::isalpha(static_cast<unsigned char>(chunk[at - 1])) &&
               std::isalpha(static_cast<unsigned char>(chunk[at])))
             chunk.insert(at, "-\n");
         }
         return text.text();
       }},
  };
  return all;
}

// Cut so that the words say something else: a figure without its magnitude at the end, or a bracket put
// beside a negation, for which it then seems to stand.
bool cuts_sense(Passage const& passage, std::string const& words, Match const& match) {
  static std::array<std::string, 8> const magnitudes{"million", "Millionen", "millions", "millones",
                                                     "милиона", "миллиона",  "million,", "миллионов"};
  if (match.change == Change::truncation) return true;
  if (match.span.empty()) return false;
  auto const around = [&](std::string_view text) { return chunks_of(text); };
  auto const before = around(std::string_view(passage.text).substr(0, match.span.begin));
  auto const after = around(std::string_view(passage.text).substr(match.span.end));
  if (match.change == Change::number && !after.empty())
    return std::ranges::find(magnitudes, after.front()) != magnitudes.end();
  if (match.change != Change::negation || !words.contains('[')) return false;
  auto const beside = [](auto const& chunks, bool last) {
    for (std::size_t i = 0; i < 2 && i < chunks.size(); ++i)
      if (negating(chunks[last ? chunks.size() - 1 - i : i])) return true;
    return false;
  };
  return beside(before, true) || beside(after, false);
}

TEST(FaithfulQuotations, Pass) {
  constexpr int tries = 200;
  std::size_t all = 0;
  std::size_t refused = 0;
  for (auto const& passage : read_passages()) {
    Haystack const source(passage.text, passage.language);
    CheckSettings settings;
    settings.language = passage.language;
    for (auto const& [name, manner] : manners()) {
      Random random(7);
      int shown = 0;
      for (int i = 0; i < tries; ++i) {
        auto const words = manner(passage, random);
        if (words.empty() || plain(words) == " ") continue;
        auto const match = check(words, source, settings);
        ++all;
        if (faithful(match.outcome) || cuts_sense(passage, words, match)) continue;
        ++refused;
        if (++shown <= 3)
          std::cout << passage.language << ", " << name << ": " << to_string(match.outcome) << " "
                    << to_string(match.change) << ": " << words << "\n";
      }
    }
  }
  std::cout << all << " faithful quotations, " << refused << " refused\n";
  EXPECT_GT(all, 10'000U);
  EXPECT_LE(refused * 1000, all) << refused << " of " << all;
}

// The source is as a scan or a printed column gives it; the quotation is as the writer types it.
TEST(FaithfulQuotations, PassAgainstBrokenLines) {
  for (auto const& passage : read_passages()) {
    Random random(11);
    std::string broken;
    std::size_t column = 0;
    for (auto const& chunk : passage.chunks) {
      if (column + chunk.size() > 34) {
        std::size_t const at = chunk.size() / 2;
        if (chunk.size() > 6 && std::isalpha(static_cast<unsigned char>(chunk[at - 1])) &&
            std::isalpha(static_cast<unsigned char>(chunk[at]))) {
          broken += chunk.substr(0, at) + "-\n" + chunk.substr(at) + " ";
          column = chunk.size() - at + 1;
          continue;
        }
        broken += "\n";
        column = 0;
      }
      broken += chunk + " ";
      column += chunk.size() + 1;
    }
    Haystack const source(broken, passage.language);
    CheckSettings settings;
    settings.language = passage.language;
    for (int i = 0; i < 500; ++i) {
      auto const words = excerpt(passage, random, 1, 30).text();
      if (plain(words) == " ") continue;
      auto const match = check(words, source, settings);
      EXPECT_TRUE(faithful(match.outcome) || cuts_sense({passage.language, broken, {}}, words, match))
          << passage.language << ": " << to_string(match.outcome) << ": " << words;
    }
  }
}

}  // namespace
}  // namespace stet::verify::quote
