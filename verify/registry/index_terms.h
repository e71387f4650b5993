// The words of a text as the full-text index has them: without inflection, by language, and without words
// that tell nothing. Snowball's stemmers do the work; what is written without spaces is cut into pairs of
// characters. English is left to the index's own stemmer.
#pragma once

#include <string>
#include <string_view>

namespace stet::verify {

// The language (a BCP-47 primary subtag) whose little words the text has; empty if it is none that is known.
[[nodiscard]] std::string language_by_words(std::string_view text);

// The terms of the text in that language, with blanks between.
[[nodiscard]] std::string index_terms(std::string_view text, std::string_view language);

}  // namespace stet::verify
