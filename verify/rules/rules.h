// What a rule sees. Each looks at a checked map and reports one kind of finding: a file each, which defines
// the rule too. verify/rules.def lists them.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "verify/check_result.h"
#include "verify/evidence.h"
#include "verify/rules/grounds.h"
#include "verify/rules/stated_figures.h"

namespace stet::verify::rules {

struct Input {
  CheckResult const& result;
  EvidenceCheck const& evidence;
  std::vector<bool> const& asserted;  // by statement; see asserted_claims
  Consequences const& consequences;
  std::vector<StatedFigure> const& figures;  // that the sources cited for them do not have
  SourcePolicy const& policy;
  Settings const& settings;
  bool has_registry = true;  // there was one to read
  bool others_cite = false;  // the registry is that of other maps too, so what this one leaves may be used
};

// Runs every rule.
[[nodiscard]] Diagnostics run(Input const& input);

// Adds a finding about a claim, at its place.
Diagnostic& report_claim(Input const& input, Diagnostics& findings, Rule const& rule,
                         argmap::StatementId claim, std::string message);

// True if all that speaks for the claim is confidential: said by anonymous-only, and by no other rule.
[[nodiscard]] bool rests_on_confidential_alone(Input const& input, argmap::StatementId claim);

}  // namespace stet::verify::rules
