#include "argmap/evaluate/explain.h"

#include <algorithm>

#include "argmap/evaluate/circles.h"
#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/proof.h"
#include "argmap/evaluate/search.h"
#include "argmap/evaluate/text.h"

namespace stet::argmap::evaluate {
namespace {

// How many steps each proof may have: all together are as many as there are claims, times a constant.
std::size_t steps_for(std::size_t claims) {
  constexpr std::size_t all_together = 60'000;
  return std::clamp<std::size_t>(all_together / std::max<std::size_t>(claims, 1), 20, 500);
}

constexpr std::size_t most_named = 32;  // of a circle or a position

// Takes away what is beyond that, and says how much it is.
template <class T>
std::size_t shortened(std::vector<T>& list) {
  std::size_t const beyond = list.size() - std::min(list.size(), most_named);
  list.resize(list.size() - beyond);
  return beyond;
}

}  // namespace

Explainer::Explainer(ArgumentMap const& map, Evaluation const& evaluation, Policy policy, std::size_t asked)
    : map_(map), evaluation_(evaluation), policy_(policy), most_steps_(steps_for(asked)) {
  if (evaluation.compiled == nullptr) return;
  rounds_ = std::make_unique<Rounds>(*evaluation.compiled);
  proofs_ = std::make_unique<Proofs>(map, *evaluation.compiled);
}

Explainer::~Explainer() = default;

Explanation Explainer::explain(StatementId claim) {
  Explanation out;
  if (!evaluation_.compiled || !claim.valid() || claim.index() >= evaluation_.verdicts.size()) return out;
  Compiled const& compiled = *evaluation_.compiled;
  Graph const& graph = compiled.graph;
  ClaimId const id = graph.claim_of_statement[claim.index()];
  ClaimVerdict const& verdict = evaluation_.verdicts[claim];

  out.summary = Wording(map_, compiled).summary(id, verdict, *rounds_);
  auto proof = proofs_->of(id, most_steps_);
  out.proof = std::move(proof.steps);
  out.omitted.proof = proof.omitted;
  out.cut.proof = proof.omitted > 0;
  if (compiled.judgement.causes.of[graph.node(id)] == Cause::circular) {
    for (ClaimId const member : rounds_->circle(id)) {
      if (graph.claims[member].statement.valid()) out.circle.push_back(graph.claims[member].statement);
    }
    out.omitted.circle = shortened(out.circle);
  }
  if (verdict.verdict == Verdict::not_checkable) return out;

  if (!search_) search_ = std::make_unique<Search>(map_, compiled, policy_);
  Search& search = *search_;
  Near const near = search.near(id);
  if (verdict.verdict == Verdict::contested && verdict.label == Label::undecided) {
    out.positions = positions_of(search, id);
    for (Position& position : out.positions) position.omitted = shortened(position.accepted);
    if (verdict.reason == Reason::split) out.cruxes = cruxes_of(search, near, out.cut.cruxes);
  }
  out.repairs = repairs_of(search, near, out.cut.repairs);
  out.fragility = fragility_of(search, near, out.cut.fragility);
  out.weights = weights_of(search, near, out.cut.weights);
  out.questions = questions_of(search, near, out.repairs, out.cut.questions);
  return out;
}

Explanation explain(ArgumentMap const& map, Evaluation const& evaluation, Policy policy, StatementId claim) {
  return Explainer(map, evaluation, policy, 1).explain(claim);
}

}  // namespace stet::argmap::evaluate
