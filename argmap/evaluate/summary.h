// The first line of an explanation by itself, for whoever writes one for every claim of a map.
#pragma once

#include <string>

#include "argmap/evaluate/evaluate.h"

namespace stet::argmap::evaluate {

// One sentence: why the claim's verdict is what it is. The same as explain(...).summary, without the proof,
// the repairs and all else that is worked out there; takes time in what bears on the claim only.
[[nodiscard]] std::string summary_of(ArgumentMap const& map, Evaluation const& evaluation, StatementId claim);

// The nearest citation below the claim that does not count, or could not be checked, and why: "[@s] does not
// count, as its quotation is altered". Empty if that is not why it is not supported.
[[nodiscard]] std::string fault_of(ArgumentMap const& map, Evaluation const& evaluation, StatementId claim);

}  // namespace stet::argmap::evaluate
