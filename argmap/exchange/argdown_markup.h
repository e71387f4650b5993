// A text of Argdown's JSON, whose markup is told in ranges, as Argdown again. Internal to argmap/exchange.
#pragma once

#include <string>
#include <string_view>

#include "argmap/exchange/document.h"
#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// The text of a statement or argument with its bold and italic words, links, tags and mentions. Ranges that
// do not fit the text are passed over. Empty if escaping the text gives the same.
[[nodiscard]] std::string argdown_markup(Cursor member);
// A tag as it is written: `#tag`, `#(two words)`.
[[nodiscard]] std::string argdown_tag(std::string_view tag);
// The heading of a section or group, with its tags and data.
[[nodiscard]] Heading argdown_heading(Cursor section);

}  // namespace stet::argmap::exchange
