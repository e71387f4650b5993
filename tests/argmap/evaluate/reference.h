// A slow, plain second opinion: what the labels of a map are, by the alternating fixpoint (Van Gelder 1989)
// over rules written out naively. Shares no code with the engine. No editorial standards, no undecided
// evidence.
#pragma once

#include <map>
#include <string>

#include "maker.h"

namespace stet::argmap::evaluate::test {

// By title of statement.
[[nodiscard]] std::map<std::string, Label> reference_labels(Maker const& maker, bool granted);
// Of the claims that are accepted on the evidence.
[[nodiscard]] std::map<std::string, Grade> reference_grades(Maker const& maker);

}  // namespace stet::argmap::evaluate::test
