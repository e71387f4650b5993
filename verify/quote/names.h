// Names in brackets: whether an insertion puts somebody else in the place of the one that the source names.
// Knows capital letters and the source's own words, no list of names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"
#include "verify/quote/pattern.h"

namespace stet::verify::quote {

// True if the token looks like a name: a capital that no sentence's beginning calls for, and no pronoun.
[[nodiscard]] bool is_name(Haystack const& text, std::uint32_t token);
// Without what is joined to it: Clinton's, l'Espagne.
[[nodiscard]] std::string name_stem(std::string_view word);

enum class Naming : std::uint8_t {
  same,      // no name stands for another one, or the source uses both of the same
  doubtful,  // a name for a description or a bare word ("the President", "Doctors"): only a person can tell
  other,     // a name for a bare name, and nothing in the source connects the two
};

// What the insertion does to the names among the source's tokens from `first` up to `last`.
[[nodiscard]] Naming naming(Joint const& joint, Haystack const& source, std::uint32_t first,
                            std::uint32_t last);

// The same for an insertion at the quotation's edge: about the token just beside, if it is in the same
// clause.
[[nodiscard]] Naming naming_at_edges(Pattern const& pattern, Placement const& placement,
                                     Haystack const& source);

}  // namespace stet::verify::quote
