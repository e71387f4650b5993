// "…," he said, "…": words that belong to the writer who quotes, between the words that are quoted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "verify/quote/haystack.h"

namespace stet::verify::quote {

// If an attribution begins at the token `at` of the source (after a closing mark, with one verb of saying and
// no sentence's end, up to an opening mark in the same paragraph), the token after it; else `at`. Two verbs
// of saying may be two speakers'.
[[nodiscard]] std::size_t attribution_end(Haystack const& source, std::size_t at);

// The quotation without the attributions in it, if it has any.
[[nodiscard]] std::optional<std::string> without_attributions(std::string_view quotation,
                                                              Haystack const& source);

}  // namespace stet::verify::quote
