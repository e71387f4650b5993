// An explanation for people at a terminal.
#pragma once

#include <string>

#include "app/report/report.h"
#include "app/words/style.h"

namespace stet::app {

// The claim with its verdict, why it has it, the proof tree, and what would change it.
[[nodiscard]] std::string explanation_text(Sources const& sources, Claim const& claim, Style const& style);

}  // namespace stet::app
