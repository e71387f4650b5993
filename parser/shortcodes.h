// Argdown's shortcodes: `.name.` and `:name:` stand for one character.
#pragma once

#include <optional>
#include <string_view>

namespace stet::parser {

// The character for a shortcode with its marks (`.A.`, `:smile:`), without the blank that may follow it.
[[nodiscard]] std::optional<std::string_view> shortcode(std::string_view code);

}  // namespace stet::parser
