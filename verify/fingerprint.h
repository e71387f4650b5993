// Names of findings that survive changes of the text, for baselines and for services that follow a finding.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace stet::verify {

// Content fingerprint of a finding: rule, subject and the n-th of its kind, never path or line.
// Returns one a finding, "v1:" and 16 hex digits, in the findings' order.
[[nodiscard]] std::vector<std::string> fingerprints(std::vector<Diagnostic> const& findings);

}  // namespace stet::verify
