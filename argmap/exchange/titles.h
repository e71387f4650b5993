// Titles that a map gives to what other programs leave without one. Whoever writes a map and whoever writes
// another format agree on them here, so that a title that was made is not taken for one that was given.
#pragma once

#include <string>
#include <string_view>

#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// What the claim or step is called, before titles are made to differ.
[[nodiscard]] std::string title_for(Proposition const& claim);
[[nodiscard]] std::string title_for(Step const& step);

// The title with the first free number behind it.
[[nodiscard]] std::string numbered_title(std::string_view title, std::size_t number);

// True if the claim or step would be called so if it had no title. A title with a number behind it counts as
// given: which of several gets which number depends on their order.
[[nodiscard]] bool has_made_title(Proposition const& claim);
[[nodiscard]] bool has_made_title(Step const& step);

}  // namespace stet::argmap::exchange
