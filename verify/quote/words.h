// What a language says "not", "perhaps" and "if" with: the word lists that judging a change of wording needs.
// They are data (verify/quote/words/<language>.txt), so that a language is added without code.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stet::verify::quote {

enum class WordKind : std::uint8_t {
  negation,
  hedge,         // allegedly, may, perhaps
  condition,     // if, unless
  reporting,     // said, told
  saying,        // promised: may lead words in too, and as often does not
  clitic,        // what a bracketed insertion may carry with it: 's
  abbreviation,  // a full stop after it ends no sentence
  approximator,  // about, nearly
  month,
  weekday,
  causal,       // because, led to: says why something is so
  superlative,  // most, largest, for the first time
  certainty,    // proves, undoubtedly: leaves no room for doubt
  pronoun,      // those that may have a capital inside a sentence and name nobody
  denial,       // doubt, it is false: what is said beside it is not meant
  quantity,     // all, half, most: how many or how much, without a figure
  modal,        // can, must: how firmly something is said
  postposed,    // a negation that stands behind what it denies: değil
  no_negation,  // begins as one and denies nothing: not only
  opening,      // may open a sentence before somebody's name: when, former
};
inline constexpr std::size_t word_kinds = 20;

class Words {
 public:
  // Reads one word list. Sections `[kind]`; one entry a line, lower case; `#` begins a comment. A negation
  // `-n't` is an ending, `n'-` a negation joined to the next word, `un-` a beginning that makes the
  // opposite; other entries may have several words. `[forms]`: the words of a
  // line are forms of one word; `[names]`: the words of a line name one country or body; `[opposites]`: words
  // with the contrary ones behind a `|`; `[numbers]`: `word value`.
  explicit Words(std::string_view written, std::string_view language = {});
  Words() = default;

  [[nodiscard]] bool is(WordKind kind, std::string_view folded) const;
  // How many words from the start of `folded` make an entry of the kind; 0 if none. The longest entry counts.
  [[nodiscard]] std::size_t phrase(WordKind kind, std::span<std::string const> folded) const;
  // A negation by itself or by its ending (isn't).
  [[nodiscard]] bool negates(std::string_view folded) const;
  // True if one is the other with a negating prefix (likely, unlikely).
  [[nodiscard]] bool opposed_by_prefix(std::string_view a, std::string_view b) const;
  // True if a line of opposites has them, or their endings after the same letters, on its two sides (rose,
  // fell; -less, -ful).
  [[nodiscard]] bool opposites(std::string_view a, std::string_view b) const;
  [[nodiscard]] bool has_opposite(std::string const& word) const { return opposites_.contains(word); }
  [[nodiscard]] bool same_word(std::string_view a, std::string_view b) const;  // forms of one word
  [[nodiscard]] bool has_forms(std::string_view word) const;  // is listed among them: be, have, make
  // What else the thing that a word names is called: dutch, holland for netherlands. Lower case.
  [[nodiscard]] std::vector<std::string> other_names(std::string_view name) const;
  [[nodiscard]] std::optional<double> number(std::string_view folded) const;
  // 1 to 12.
  [[nodiscard]] std::optional<int> month(std::string_view folded) const;
  void merge_negations(Words const& other);
  [[nodiscard]] std::string_view language() const { return language_; }  // BCP-47 primary subtag, or empty
  // False for the negations of all languages together: what the words of a text mean is not known.
  [[nodiscard]] bool of_one_language() const { return !merged_; }

  // Several kinds, one bit each.
  using Kinds = std::uint32_t;
  static constexpr Kinds bit(WordKind kind) { return static_cast<Kinds>(1U << static_cast<unsigned>(kind)); }
  // By the hashes of a word and of the one after it (Token::hash), at the price of two looks: all kinds of
  // which an entry begins with them, and perhaps others. Not for negations, which may be parts of words.
  [[nodiscard]] Kinds may_begin(std::uint32_t hash, std::uint32_t next) const {
    return known_[hash % slots] | known_[of_two(hash, next) % slots];
  }
  [[nodiscard]] bool may_begin(WordKind kind, std::uint32_t hash, std::uint32_t next) const {
    return (may_begin(hash, next) & bit(kind)) != 0;
  }
  // Whether the list has words of the kind at all.
  [[nodiscard]] bool lists(WordKind kind) const { return (listed_ & bit(kind)) != 0; }
  [[nodiscard]] bool may_be_number(std::uint32_t hash) const {
    return (known_[hash % slots] & number_bit) != 0;
  }
  [[nodiscard]] std::size_t longest_phrase() const { return longest_phrase_; }  // in words

 private:
  static constexpr std::uint32_t number_bit = 1U << 31U;
  static_assert(word_kinds < 31);
  [[nodiscard]] bool listed_as_opposites(std::string const& a, std::string const& b) const;
  static constexpr std::uint32_t of_two(std::uint32_t first, std::uint32_t second) {
    return first * 31 + second;
  }

  void add(WordKind kind, std::span<std::string_view const> words);
  void note(std::uint32_t hash, std::uint32_t bits);

  struct Phrase {
    std::vector<std::string> words;
    WordKind kind;
  };
  std::unordered_map<std::string, std::uint32_t> kinds_;          // one bit a kind
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // by first word
  std::vector<std::string> negative_endings_, negative_beginnings_, elided_negations_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> forms_;
  std::vector<std::vector<std::string>> names_;  // of one thing
  std::unordered_map<std::string, std::vector<int>>
      opposites_;  // the line's number, negative on its right side
  std::unordered_map<std::string, double> numbers_;
  std::unordered_map<std::string, int> months_;
  static constexpr std::size_t slots = 1U << 13U;
  std::vector<std::uint32_t> known_ =
      std::vector<std::uint32_t>(slots);  // by the hash of a word or of two: their bits
  Kinds listed_ = 0;
  std::size_t longest_phrase_ = 1;
  bool merged_ = false;
  std::string_view language_;
};

// The list of the language (BCP-47 tag). A language without one gets the negations of all, so that a
// negation may be reported needlessly, but is not missed where any list knows it.
[[nodiscard]] Words const& words_for(std::string_view language);

}  // namespace stet::verify::quote
