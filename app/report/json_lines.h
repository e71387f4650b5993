// Small help for formats that are JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::app {

// Every line of the text moved to the right.
[[nodiscard]] std::string indented(std::string_view text, std::size_t columns);

}  // namespace stet::app
