// Finds a pattern word for word: every stretch in order, the gaps no wider than allowed. What it finds is
// faithful but for punctuation, which it counts.
#pragma once

#include <cstdint>
#include <vector>

#include "verify/quote/haystack.h"
#include "verify/quote/match.h"
#include "verify/quote/pattern.h"

namespace stet::verify::quote {

// Tokens of the source, half-open.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// What the words pass over without showing it.
struct Passed {
  std::vector<std::uint32_t> seams;  // tokens that begin a paragraph
  std::vector<TokenRange> marked;    // words that the source has in quotation marks
};

struct Placement {
  std::vector<TokenRange> stretches;  // one for each of the pattern's
  std::uint32_t gap_words = 0;        // left out between them
  std::uint32_t contradictions = 0;   // of punctuation (boundary.h)
  bool attribution_removed = false;
};

// Placements in the order of the source; at most `limit`, and only as many as can be found in bounded time:
// in a text that repeats itself endlessly the later ones are left. Tokens of the source that an attribution
// takes
// ("…," he said, "…") may be passed over when `skip_attributions` is set.
[[nodiscard]] std::vector<Placement> find_exact(Pattern const& pattern, Haystack const& source,
                                                CheckSettings const& settings, bool skip_attributions,
                                                std::size_t limit = 64);

[[nodiscard]] Passed passed_over(Pattern const& pattern, Placement const& placement, Haystack const& source);

// One stretch at one place, if its words are there.
struct StretchMatch {
  TokenRange tokens;
  std::uint32_t contradictions = 0;
  bool attribution_removed = false;
};
// `budget` goes down by one for each word compared; at 0 nothing matches any more.
[[nodiscard]] bool match_stretch(Stretch const& stretch, Haystack const& source, std::size_t first,
                                 bool skip_attributions, std::size_t& budget, StretchMatch& match);

// Tokens at which the stretch may begin, ascending, at most `limit`; all of them unless there are more.
[[nodiscard]] std::vector<std::uint32_t> candidates(Stretch const& stretch, Haystack const& source,
                                                    bool skip_attributions, std::size_t limit);

}  // namespace stet::verify::quote
