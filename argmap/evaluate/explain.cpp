#include "argmap/evaluate/explain.h"

#include <algorithm>

#include "argmap/evaluate/circles.h"
#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/proof.h"
#include "argmap/evaluate/search.h"
#include "argmap/evaluate/text.h"

namespace stet::argmap::evaluate {
namespace {

// Steps of proofs that one Explainer tells. In a dense map every claim's proof goes through most of the map:
// all of them together are as large as its square.
std::size_t steps_for(std::size_t claims) { return std::min<std::size_t>(20'000 + 100 * claims, 300'000); }

}  // namespace

Explainer::Explainer(ArgumentMap const& map, Evaluation const& evaluation, Policy policy)
    : map_(map), evaluation_(evaluation), policy_(policy), steps_left_(steps_for(map.statements.size())) {}

Explainer::~Explainer() = default;

Explanation Explainer::explain(StatementId claim) {
  Explanation out;
  if (!evaluation_.compiled || !claim.valid() || claim.index() >= evaluation_.verdicts.size()) return out;
  Compiled const& compiled = *evaluation_.compiled;
  Graph const& graph = compiled.graph;
  ClaimId const id = graph.claim_of_statement[claim.index()];
  ClaimVerdict const& verdict = evaluation_.verdicts[claim];

  out.summary = Wording(map_, compiled).summary(id, verdict);
  out.proof = proof_of(map_, compiled, id);
  out.cut.proof = out.proof.size() > steps_left_;
  if (out.cut.proof) out.proof.erase(out.proof.begin() + 1, out.proof.end());  // the claim's own step stays
  steps_left_ -= std::min(steps_left_, out.proof.size());
  if (compiled.judgement.causes.of[graph.node(id)] == Cause::circular) {
    for (ClaimId const member : circle_of(graph, compiled.judgement.causes.circular, id)) {
      if (graph.claims[member].statement.valid()) out.circle.push_back(graph.claims[member].statement);
    }
  }
  if (verdict.verdict == Verdict::not_checkable) return out;

  if (!search_) search_ = std::make_unique<Search>(map_, compiled, policy_);
  Search& search = *search_;
  Near const near = search.near(id);
  if (verdict.verdict == Verdict::contested && verdict.label == Label::undecided) {
    out.positions = positions_of(search, id);
    if (verdict.reason == Reason::split) out.cruxes = cruxes_of(search, near, out.cut.cruxes);
  }
  out.repairs = repairs_of(search, near, out.cut.repairs);
  out.fragility = fragility_of(search, near, out.cut.fragility);
  out.weights = weights_of(search, near, out.cut.weights);
  out.questions = questions_of(search, near, out.repairs, out.cut.questions);
  return out;
}

Explanation explain(ArgumentMap const& map, Evaluation const& evaluation, Policy policy, StatementId claim) {
  return Explainer(map, evaluation, policy).explain(claim);
}

}  // namespace stet::argmap::evaluate
