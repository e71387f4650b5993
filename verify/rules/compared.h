// Which citations were compared without a quotation: whatever figures, dates and names the claim states are
// in the copy of the source.
#pragma once

#include <vector>

#include "verify/check_result.h"
#include "verify/evidence.h"

namespace stet::verify::rules {

// Gives the grade `compared` to the evidence of such citations.
void grade_by_content(CheckResult const& result, EvidenceCheck const& checked,
                      std::vector<argmap::evaluate::Evidence>& evidence);

}  // namespace stet::verify::rules
