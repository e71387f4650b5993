// What kind of change a difference in wording is, most serious first.
#pragma once

#include <vector>

#include "verify/quote/match.h"
#include "verify/quote/nearest.h"
#include "verify/quote/words.h"

namespace stet::verify::quote {

[[nodiscard]] Change classify(std::vector<Hunk> const& hunks, Words const& words);

}  // namespace stet::verify::quote
