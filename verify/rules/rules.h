// The rules: each looks at a checked map and reports one kind of finding. rules.cpp lists them; the catalogue
// with ids, severities and summaries is base/rules.def.
#pragma once

#include <span>
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
};

using Check = void (*)(Input const& input, Diagnostics& findings);

struct Entry {
  RuleId rule;  // the first one it reports
  Check check;
};

// In the order in which findings at one place are shown.
[[nodiscard]] std::span<Entry const> all();

// Runs every rule.
[[nodiscard]] Diagnostics run(Input const& input);

// The rules, by file.
void undefined_source(Input const& input, Diagnostics& findings);
void quotations(Input const& input, Diagnostics& findings);
void quote_context(Input const& input, Diagnostics& findings);
void unsourced_quote(Input const& input, Diagnostics& findings);
void figure_not_in_evidence(Input const& input, Diagnostics& findings);
void date_mismatch(Input const& input, Diagnostics& findings);
void unchecked_quote(Input const& input, Diagnostics& findings);
void retracted_source(Input const& input, Diagnostics& findings);
void unsupported_claim(Input const& input, Diagnostics& findings);
void unverifiable_claim(Input const& input, Diagnostics& findings);
void undetermined_claim(Input const& input, Diagnostics& findings);
void contested_claim(Input const& input, Diagnostics& findings);
void refuted_claim(Input const& input, Diagnostics& findings);
void circular_support(Input const& input, Diagnostics& findings);
void anchors(Input const& input, Diagnostics& findings);
void unmapped(Input const& input, Diagnostics& findings);
void overstated_claim(Input const& input, Diagnostics& findings);
void circular_sourcing(Input const& input, Diagnostics& findings);
void citogenesis_suspect(Input const& input, Diagnostics& findings);
void undeclared_derivation(Input const& input, Diagnostics& findings);
void single_origin(Input const& input, Diagnostics& findings);
void secondary_only(Input const& input, Diagnostics& findings);
void anonymous_only(Input const& input, Diagnostics& findings);
void stale_source(Input const& input, Diagnostics& findings);
void corrected_source(Input const& input, Diagnostics& findings);
void expression_of_concern(Input const& input, Diagnostics& findings);
void undated_source(Input const& input, Diagnostics& findings);
void unused_source(Input const& input, Diagnostics& findings);

// True if all that speaks for the claim is confidential: said by anonymous-only, and by no other rule.
[[nodiscard]] bool rests_on_confidential_alone(Input const& input, argmap::StatementId claim);
void inconsistent_strict(Input const& input, Diagnostics& findings);
void self_contradicting_source(Input const& input, Diagnostics& findings);
void ungrounded_relation(Input const& input, Diagnostics& findings);
void unanswered_critical_question(Input const& input, Diagnostics& findings);

}  // namespace stet::verify::rules
