// Explanations of all claims of an evaluated map. What they have in common is worked out once: what a source
// for a claim would change, or the loss of one, is asked once and answered for every claim.
#pragma once

#include <cstddef>
#include <memory>

#include "argmap/evaluate/evaluate.h"
#include "argmap/evaluate/explanation.h"

namespace stet::argmap::evaluate {

class Proofs;
struct Rounds;
struct Search;

class Explainer {
 public:
  // All must outlive this. What it tries is bounded by a number of nodes looked at, for all claims together
  // and for each, and never by time; lists that the bounds have cut are marked. Proofs are the shorter the
  // more claims are to be explained.
  Explainer(ArgumentMap const& map, Evaluation const& evaluation, Policy policy, std::size_t asked);
  Explainer(ArgumentMap const& map, Evaluation const& evaluation, Policy policy)
      : Explainer(map, evaluation, policy, map.statements.size()) {}
  ~Explainer();
  Explainer(Explainer const&) = delete;
  Explainer& operator=(Explainer const&) = delete;

  // Of a claim that is not checkable there are a summary and a proof only.
  [[nodiscard]] Explanation explain(StatementId claim);

 private:
  ArgumentMap const& map_;
  Evaluation const& evaluation_;
  Policy policy_;
  std::size_t most_steps_;  // of a proof
  std::unique_ptr<Rounds> rounds_;
  std::unique_ptr<Proofs> proofs_;
  std::unique_ptr<Search> search_;  // from the first question on
};

// One claim alone.
[[nodiscard]] Explanation explain(ArgumentMap const& map, Evaluation const& evaluation, Policy policy,
                                  StatementId claim);

}  // namespace stet::argmap::evaluate
