#include "argmap/evaluate/summary.h"

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/text.h"

namespace stet::argmap::evaluate {

std::string summary_of(ArgumentMap const& map, Evaluation const& evaluation, StatementId claim) {
  if (!evaluation.compiled || !claim.valid() || claim.index() >= evaluation.verdicts.size()) return {};
  Compiled const& compiled = *evaluation.compiled;
  Rounds rounds(compiled);
  return Wording(map, compiled)
      .summary(compiled.graph.claim_of_statement[claim.index()], evaluation.verdicts[claim], rounds);
}

std::string fault_of(ArgumentMap const& map, Evaluation const& evaluation, StatementId claim) {
  Reason const reason = evaluation.verdicts[claim].reason;
  if (reason != Reason::unsourced && reason != Reason::unchecked) return {};
  Compiled const& compiled = *evaluation.compiled;
  return Wording(map, compiled).fault_below(compiled.graph.claim_of_statement[claim.index()]);
}

}  // namespace stet::argmap::evaluate
