// A link that opens a page at the quoted words: `#:~:text=` (URL Fragment Text Directives, WICG).
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"

namespace stet::verify::quote {

// The directive for the words at `span` of the text: the whole words when short, else `start,end`; with
// `prefix-` (and `-suffix`) where the words alone occur more than once or are too short to be found by.
// Empty if the span holds no words.
[[nodiscard]] std::string text_fragment(std::string_view text, Span span);

// The address with the directive. A fragment that the address already has is kept before it.
[[nodiscard]] std::string link_to_words(std::string_view url, std::string_view text, Span span);

}  // namespace stet::verify::quote
