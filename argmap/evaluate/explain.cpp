#include "argmap/evaluate/explain.h"

#include <algorithm>

#include "argmap/evaluate/circles.h"
#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/positions.h"
#include "argmap/evaluate/proof.h"
#include "argmap/evaluate/repair.h"
#include "argmap/evaluate/text.h"

namespace stet::argmap::evaluate {

Explanation explain(ArgumentMap const& map, [[maybe_unused]] std::vector<Evidence> const& evidence,
                    [[maybe_unused]] Options const& options, Evaluation const& evaluation,
                    StatementId claim) {
  Explanation out;
  if (!evaluation.compiled || !claim.valid() || claim.index() >= evaluation.verdicts.size()) return out;
  Compiled const& compiled = *evaluation.compiled;
  Graph const& graph = compiled.graph;
  ClaimId const id = graph.claim_of_statement[claim.index()];
  ClaimVerdict const& verdict = evaluation.verdicts[claim];

  out.summary = Wording(map, compiled).summary(id, verdict);
  out.proof = proof_of(map, compiled, id);
  if (compiled.judgement.causes.of[graph.node(id)] == Cause::circular) {
    for (ClaimId const member : circle_of(graph, compiled.judgement.causes.circular, id)) {
      if (graph.claims[member].statement.valid()) out.circle.push_back(graph.claims[member].statement);
    }
  }
  if (verdict.verdict == Verdict::contested && verdict.label == Label::undecided) {
    Cone const cone = cone_of(graph, id);
    Labelling const labelling = label(cone.graph, ground(cone.graph), Reading::on_the_evidence);
    for (Label const side : {Label::in, Label::out}) {
      Position position{side, {}};
      for (ClaimId const member : position_with(cone.graph, labelling, cone.claim, side)) {
        StatementId const statement = cone.graph.claims[member].statement;
        if (statement.valid()) position.accepted.push_back(statement);
      }
      if (side == Label::in ? !position.accepted.empty() : true) out.positions.push_back(std::move(position));
    }
  }
  out.repairs = repairs_of(graph, id);
  // Nobody can give an opinion or a hypothesis a source.
  std::erase_if(out.repairs, [&](Repair const& repair) {
    return std::ranges::any_of(repair.statements, [&](StatementId statement) {
      return evaluation.verdicts[statement].verdict == Verdict::not_checkable;
    });
  });
  out.fragile = fragile_of(graph, id);
  return out;
}

}  // namespace stet::argmap::evaluate
