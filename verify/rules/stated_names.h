// Names in claims that nothing cited for them has: what figure-not-in-evidence reports beside figures.
#pragma once

#include <string>
#include <vector>

#include "verify/check_result.h"
#include "verify/evidence.h"

namespace stet::verify::rules {

struct StatedName {
  std::string words;   // as the claim states it
  Location place;      // in the map
  std::string source;  // ids of the cited sources, as a list
  std::string subject;
};

// Compared where all cited sources can be read and are in the claim's language. In German, which gives
// every noun a capital, of two words and more only.
[[nodiscard]] std::vector<StatedName> names_without_evidence(CheckResult const& result,
                                                             EvidenceCheck const& evidence);

}  // namespace stet::verify::rules
