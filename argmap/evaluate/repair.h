// What would change a verdict: sources that would make a claim supported, sources it cannot lose, weights it
// hangs on, and what to look into next. All of it is found by evaluating the changed map, so what it promises
// holds by construction.
#pragma once

#include <vector>

#include "argmap/evaluate/whatif.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

// Smallest first; empty if the claim is supported, or if no few sources can help.
[[nodiscard]] std::vector<Repair> repairs_of(WhatIf const& what_if);

// Citations of one source, as the map names sources, are lost together.
[[nodiscard]] Fragility fragility_of(ArgumentMap const& map, WhatIf const& what_if);

// Of the nearest citations; only of those with some weight at which the verdict would be another.
[[nodiscard]] std::vector<WeightInterval> weights_of(WhatIf const& what_if);

// What a split turns on, in sets of up to two; empty if it is none.
[[nodiscard]] std::vector<Crux> cruxes_of(WhatIf const& what_if);

// Open questions that would change the verdict, most decisive first: alone, or as members of a repair.
[[nodiscard]] std::vector<Question> questions_of(WhatIf const& what_if, std::vector<Repair> const& repairs);

}  // namespace stet::argmap::evaluate
