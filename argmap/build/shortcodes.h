// Argdown's shortcodes: `.x.` and `:x:` that stand for a character.
#pragma once

#include <string_view>

namespace stet::argmap {

// What a shortcode (with its dots or colons) stands for; empty if it is none.
[[nodiscard]] std::string_view shortcode(std::string_view code);

}  // namespace stet::argmap
