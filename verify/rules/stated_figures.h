// The figures and dates that claims state, beside those of the sources they cite: what figure-not-in-evidence
// and date-mismatch report.
#pragma once

#include <string>
#include <vector>

#include "verify/check_result.h"
#include "verify/evidence.h"
#include "verify/quote/figures.h"

namespace stet::verify::rules {

struct StatedFigure {
  bool date = false;
  quote::FigureFinding::Kind kind = quote::FigureFinding::Kind::missing;
  std::string words;   // as the claim states it
  Location place;      // in the map
  Location evidence;   // contradicted: where the source says otherwise
  std::string said;    // and its words there
  std::string source;  // ids of the cited sources, as a list
  std::string subject;
};

// Claims are compared with the snapshots of the sources cited in the same text, and only where all of these
// can be read: a figure may stand in the one that cannot.
[[nodiscard]] std::vector<StatedFigure> figures_without_evidence(CheckResult const& result,
                                                                 EvidenceCheck const& evidence);

}  // namespace stet::verify::rules
