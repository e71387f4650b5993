// Where the source comes nearest to words it does not say, and how the two differ. Only ever explains a "no":
// nothing found here makes a quotation faithful.
#pragma once

#include <string>
#include <vector>

#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"
#include "verify/quote/match.h"
#include "verify/quote/pattern.h"

namespace stet::verify::quote {

// A word of the quotation as it is compared.
struct QuotedWord {
  std::string folded;
  std::uint32_t hash = 0;
  bool any_initial = false;
  bool bracketed = false;
};

// A difference: words only in the source, words only in the quotation, at one place.
struct Hunk {
  std::vector<std::string> dropped;
  std::vector<std::string> added;
  std::vector<bool> dropped_begins_sentence;  // for each dropped word
  bool bracketed = false;                     // some of the added words are bracketed
};

struct Comparison {
  TokenRange tokens;
  std::vector<DiffWord> diff;
  std::vector<Hunk> hunks;
  std::size_t same = 0;  // words of the quotation that the source has there
};

// The pattern's words in one row for each stretch between ellipses, bracketed insertions among them.
[[nodiscard]] std::vector<std::vector<QuotedWord>> rows_of(Pattern const& pattern);

// The passages that share most with the words, likeliest first, apart from each other.
[[nodiscard]] std::vector<TokenRange> locate(std::vector<QuotedWord> const& words, Haystack const& source,
                                             std::size_t limit);
// A word diff between the words and the passage; `tokens` in the result is the passage without what lies
// outside the words.
[[nodiscard]] Comparison compare(std::vector<QuotedWord> const& words, Haystack const& source,
                                 TokenRange passage, CheckSettings const& settings);

// Whole runs of the words found in the source far apart or in another order.
struct Run {
  std::size_t first = 0;  // in the words
  std::size_t length = 0;
  std::uint32_t token = 0;  // in the source
};
[[nodiscard]] std::vector<Run> longest_runs(std::vector<QuotedWord> const& words, Haystack const& source);
[[nodiscard]] bool spliced(std::vector<Run> const& runs, std::size_t words);

}  // namespace stet::verify::quote
