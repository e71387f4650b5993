// How a language writes numbers, dates, times and measures: word lists that are data
// (verify/quote/figure_words/<language>.txt; common.txt holds what all of them write alike).
// A file has sections `[name]`; a line is `value: words, words` or words alone; `#` begins a comment. The
// words of an entry may be several, and are folded as texts are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "verify/quote/fold.h"

namespace stet::verify::quote {

// What a figure is measured in. Figures of one dimension can be compared; the factor leads to its base.
struct Unit {
  std::string name;
  std::string dimension;
  double factor = 1;
};

enum class FigureWord : std::uint8_t {
  number,          // two: added up with those beside it
  scale,           // thousand: multiplies what stands before it
  many,            // thousands of
  collective,      // dozen
  about,           // une cinquantaine: says "about" as well
  ordinal,         // third
  ordinal_ending,  // 3rd
  fraction,        // a third
  article,         // may stand before a scale or a fraction
  multiple,        // doubled
  month,
  month_cut,     // a month cut short, as Feb.: every entry of a month that its first one begins with
  month_or_not,  // a month that is another word as well: a date only with a figure beside it
  unit,
  before,  // a unit that may stand before its number: $5
  suffix,  // a scale that is joined to its number: 5m
  around,  // before a number: about
  near,    // nearly
  above,   // more than
  at_least,
  below,
  at_most,
  above_after,  // after a number
  at_least_after,
  at_most_after,
  around_after,
  to,    // 5 to 10
  from,  // between 5 and 10
  and_,  // within a number: a hundred and five
  of,    // between a number and what is counted
  in,    // one in five
  century,
  decade_ending,  // 1980s
  decade,         // années 80
  am,
  pm,
  oclock,
  minus,
  minus_after,    // below zero
  fall,           // fell by 5 percent: -5 percent
  name_particle,  // von der Leyen
  elision,        // d'euros
  decimal,
  compound,     // joins the parts of a number that is one word: zweiundzwanzig
  ordinal_dot,  // a full stop after digits may make them an ordinal
};
inline constexpr std::size_t figure_word_kinds = 45;

class FigureWords {
 public:
  FigureWords(std::string_view common, std::string_view text, Folding folding);

  struct Found {
    double value = 0;
    Unit const* unit = nullptr;
    std::size_t words = 0;  // that make the entry
  };
  // The words of a text from a place on, in lower case; an empty one ends them.
  using WordAt = std::function<std::string_view(std::size_t)>;

  // What may begin with a word: the kinds, one bit each, and the most words that an entry has.
  struct Beginning {
    std::uint64_t kinds = 0;
    std::size_t longest = 0;

    [[nodiscard]] bool may_be(FigureWord kind) const {
      return (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
    }
  };
  [[nodiscard]] Beginning beginning(std::string_view word) const;
  // The longest entry of the kind that the words begin with.
  [[nodiscard]] std::optional<Found> find(FigureWord kind, Beginning beginning, WordAt const& word) const;
  // An entry that is this word alone.
  [[nodiscard]] std::optional<Found> find(FigureWord kind, std::string_view word) const;
  // A number that is one word: fünfundzwanzigtausend.
  [[nodiscard]] std::optional<double> compound(std::string_view word) const;
  // Another unit that goes by the same word: pounds.
  [[nodiscard]] Unit const* other_unit(std::string_view word, Unit const& unit) const;
  // Whether a figure may begin with a word of this hash (Token::hash): all that may, and a few others.
  [[nodiscard]] bool may_begin(std::uint32_t hash) const { return begins_[hash % begins_.size()]; }
  // Whether a compound may begin with the two bytes.
  [[nodiscard]] bool may_begin_compound(char first, char second) const {
    return !joint_.empty() &&
           parts_[static_cast<unsigned char>(first) * 256U + static_cast<unsigned char>(second)];
  }
  // The word without an article joined to its front.
  [[nodiscard]] std::string_view without_elision(std::string_view word) const;
  [[nodiscard]] char decimal() const { return decimal_; }
  [[nodiscard]] bool has_ordinal_dot() const { return ordinal_dot_; }

 private:
  void read(std::string_view text, Folding folding);
  struct Entry {
    FigureWord kind;
    double value;
    Unit const* unit;
  };
  void add(Entry const& entry, std::string_view words, Folding folding);

  std::unordered_map<std::string, std::vector<Entry>> entries_;  // by their words with one space between
  std::unordered_map<std::string, Beginning> beginnings_;        // by the first word
  std::vector<bool> begins_ = std::vector<bool>(1U << 13U);
  std::vector<bool> parts_ = std::vector<bool>(1U << 16U);  // first two bytes of numbers
  std::string joint_;
  char decimal_ = '.';
  bool ordinal_dot_ = false;
};

// The unit of the name in common.txt, which must have it.
[[nodiscard]] Unit const* unit_named(std::string_view name);

// The lists of the language (BCP-47 tag); without one, what all languages write alike.
[[nodiscard]] FigureWords const& figure_words_for(std::string_view language);

}  // namespace stet::verify::quote
