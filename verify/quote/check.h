// Does a source say these words? Finding and judging are different jobs: similarity accepts "is" for "is
// not", so words are folded, split at ellipses, bracketed insertions become short gaps, and what is left must
// match token by token. Only when that fails is the nearest passage located and shown as a word diff.
#pragma once

#include <string_view>

#include "verify/quote/match.h"

namespace stet::verify::quote {

// A source text prepared once for many quotations (haystack.h). Keeps a view of the text, which must outlive
// it.
class Haystack;

// Checks `words` (marks taken off) against the text of one source. Never gives `misattributed` or
// `unchecked`, which only someone who knows the other sources can say.
[[nodiscard]] Match check(std::string_view words, std::string_view source_text,
                          CheckSettings const& settings = {});
[[nodiscard]] Match check(std::string_view words, Haystack const& source, CheckSettings const& settings = {});

}  // namespace stet::verify::quote
