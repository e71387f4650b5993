// A text of Argdown's JSON, whose markup is told in ranges, as Argdown again. Internal to argmap/exchange.
#pragma once

#include <string>

#include "argmap/exchange/document.h"

namespace stet::argmap::exchange {

// The text of a statement or argument with its bold and italic words, links, tags and mentions. Ranges that
// do not fit the text are passed over. Empty if escaping the text gives the same.
[[nodiscard]] std::string argdown_markup(Cursor member);

}  // namespace stet::argmap::exchange
