// The words a quotation leaves out that would change how it reads: a negation, hedge or condition just before
// it, just after it, or inside an ellipsis.
#pragma once

#include <vector>

#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"
#include "verify/quote/match.h"

namespace stet::verify::quote {

// In the order of the source.
[[nodiscard]] std::vector<ContextWord> context_of(Placement const& placement, Pattern const& pattern,
                                                  Haystack const& source);

// True if the words just before the token approximate what it counts: almost all, up to 40.
[[nodiscard]] bool approximates(std::uint32_t token, Haystack const& source);

// True if a negation of the words before the token follows them at once: güvenli değil.
[[nodiscard]] bool negated_after(std::uint32_t token, Haystack const& source);

// What an ellipsis changes that leaves out these tokens: a negation (alone, or within so few words of one
// clause that it belongs to those that stay), or nothing but a hedge or condition. Else none.
[[nodiscard]] Change change_by_omission(std::uint32_t first, std::uint32_t last, Haystack const& source);

// What a bracketed insertion changes that stands for these tokens: a name, or a hedge or condition that it
// replaces by something certain. Else none.
[[nodiscard]] Change change_by_replacement(Joint const& joint, std::uint32_t first, std::uint32_t last,
                                           Haystack const& source);

// True if the passage begins or ends inside a figure: without its sign ($5, −5, 5%) or its magnitude (5
// million).
[[nodiscard]] bool cuts_figure(TokenRange tokens, Haystack const& source);

// What the gaps between the placed stretches pass over.
struct Crossing {
  bool sentence = false, paragraph = false, speaker = false;
};
[[nodiscard]] Crossing crossing_of(Placement const& placement, Pattern const& pattern,
                                   Haystack const& source);

// True if the quotation is a whole sentence but for a negation, hedge or condition that begins or ends it
// ("No one is" → "one is").
[[nodiscard]] bool drops_edge_qualifier(TokenRange tokens, Haystack const& source);

}  // namespace stet::verify::quote
