// Folding: what two printings of the same words have in common. Text becomes tokens (words, numbers, signs
// that carry meaning); quotation marks, dashes, spaces, soft hyphens and other typography lie between tokens
// and do not count. Every token keeps its place in the bytes it came from. Knows characters, not grammar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::verify::quote {

// Raised whenever the same bytes could fold to something else, so that a stored hash of folded text is known
// to be of another folding rather than of another text.
inline constexpr std::uint32_t folding_version = 4;

// What folding needs to know of a language.
struct Folding {
  char group = ',';            // separates thousands: 1,000 in English, 1.000 in German
  char second_group = ' ';     // also seen: 1.000 in French
  bool bare_capitals = false;  // accents may be left out on capitals: A Paris
  bool serbian = false;        // Cyrillic and Latin are one alphabet
  bool russian = false;        // ё is commonly written е
};
// Takes a BCP-47 tag; only the primary subtag counts.
[[nodiscard]] Folding folding_for(std::string_view language);

struct Token {
  Offset begin = 0;
  Offset end = 0;
  std::uint32_t hash = 0;  // of the folded token without regard to case
  bool broken = false;     // ends in a hyphen at a line break: perhaps the first half of a word
};

// Longer runs are cut, so that one endless "word" costs no more than many.
inline constexpr std::size_t max_token_bytes = 256;

// Walks over a text token by token. The text must outlive the walk and be shorter than 4 GiB.
class Scanner {
 public:
  Scanner(std::string_view text, Folding folding, std::size_t at = 0)
      : text_(text), folding_(folding), at_(at) {}

  // The next token; false at the end of the text.
  bool next(Token& token);
  // The folded form of the token that `next` gave last, in its own case.
  [[nodiscard]] std::string folded() const;

 private:
  bool scan_plain(Token& token);
  bool scan_any(Token& token);
  void finish(Token& token);

  std::string_view text_;
  Folding folding_;
  std::size_t at_;
  Token last_;
  std::string buffer_;  // folded form, when it is not the bytes themselves
  bool buffered_ = false;
};

// The folded form of the token that begins at `begin`.
[[nodiscard]] std::string fold_token(std::string_view text, Offset begin, Folding folding);
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, Folding folding);

// The lower-case form, code point by code point; the hash of a token's lower-case folded form.
[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] std::uint32_t hash_of(std::string_view lower_case);
[[nodiscard]] std::uint32_t caseless_hash(std::string_view text);  // of the text in lower case
// True if the words are the same but for the case of the first letter.
[[nodiscard]] bool same_but_initial(std::string_view a, std::string_view b);
[[nodiscard]] std::string without_initial_accent(std::string_view word);
[[nodiscard]] bool starts_upper(std::string_view word);
[[nodiscard]] bool starts_lower(std::string_view word);

// True if the word is written in digits.
[[nodiscard]] inline bool is_figure(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

// The text without characters that are not seen (zero width, marks of direction, soft hyphens but at a line's
// end); none if it has none.
[[nodiscard]] std::optional<std::string> without_ignorable(std::string_view text);

// Folded tokens with one space between: what the hash of a snapshot's folded text is taken of.
[[nodiscard]] std::string folded_text(std::string_view text);

}  // namespace stet::verify::quote
