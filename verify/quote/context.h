// The words a quotation leaves out that would change how it reads: a negation, hedge or condition just before
// it, just after it, or inside an ellipsis.
#pragma once

#include <vector>

#include "verify/quote/check.h"
#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"

namespace stet::verify::quote {

// In the order of the source.
[[nodiscard]] std::vector<ContextWord> context_of(Placement const& placement, Haystack const& source);

// What the gaps between the placed stretches pass over.
struct Crossing {
  bool sentence = false, paragraph = false, speaker = false;
};
[[nodiscard]] Crossing crossing_of(Placement const& placement, Pattern const& pattern,
                                   Haystack const& source);

// True if the quotation is a whole sentence but for a negation that begins or ends it ("No one is" → "one
// is").
[[nodiscard]] bool drops_edge_negation(TokenRange tokens, Haystack const& source);

}  // namespace stet::verify::quote
