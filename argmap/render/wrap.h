// Breaks text into lines of limited width: at spaces, between ideographs, and inside words that are longer
// than a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet::argmap {

// Lines of at most `width` terminal columns (one at least); runs of white space count as one space.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace stet::argmap
