// Whether a text mentions the names that another one gives. Knows capital letters and the few names that a
// language's word list calls by others, no list of people.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "verify/quote/haystack.h"

namespace stet::verify::quote {

struct Name {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
};

// The names in a text: runs of words with capitals inside a sentence. None in a text that gives its longer
// words capitals, as headlines do. In German, which gives every noun one, only runs of two and more that do
// not begin with a measure (Millionen Euro).
[[nodiscard]] std::vector<Name> names_in(Haystack const& text, std::string_view language);

// True if the source has the name: the last of its words in any form (Serbia, Serbian), another name for it,
// its initials, or the words that it is the initials of. With a language, whose titles are then known, not if
// the source has the last word as somebody else's name alone (Harvard University for Yale University).
[[nodiscard]] bool mentions(Haystack const& source, Haystack const& text, Name name,
                            std::string_view language = {});

// True if a good part of the text's words are in the source, as those of a claim are that says in the
// source's language what it says.
[[nodiscard]] bool shares_language(Haystack const& source, Haystack const& text);

}  // namespace stet::verify::quote
