// "What if ...": one claim with all that bears on it, changed and judged again. All that explanations promise
// is tried here first.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/explain.h"

namespace stet::argmap::evaluate {

// How much may be tried for one explanation, in nodes evaluated: never a time, so that the answer is always
// the same.
class Effort {
 public:
  explicit Effort(std::size_t nodes) : left_(nodes) {}
  // Whether there is enough left; if so, it is spent.
  [[nodiscard]] bool spend(std::size_t nodes) {
    if (left_ < nodes) return false;
    left_ -= nodes;
    return true;
  }

 private:
  std::size_t left_;
};

class WhatIf {
 public:
  WhatIf(Graph const& graph, ClaimId claim, Policy policy);

  [[nodiscard]] Graph const& graph() const { return cone_.graph; }
  [[nodiscard]] ClaimId claim() const { return cone_.claim; }  // in that graph
  [[nodiscard]] ClaimVerdict const& now() const { return now_; }
  [[nodiscard]] Labelling const& labels() const { return readings_.evidence; }
  [[nodiscard]] std::size_t cost() const { return 4 * (cone_.graph.node_count() + 1); }  // of one verdict

  // The verdict in a changed graph that has the same claims.
  [[nodiscard]] ClaimVerdict verdict(Graph const& changed) const;
  // Whether it would be supported; cheaper than asking for the verdict.
  [[nodiscard]] bool supported(Graph const& changed) const;

  // Nodes by their distance from the claim along what bears on it, the claim first.
  [[nodiscard]] std::vector<Node> const& nearest() const { return nearest_; }
  // Whose the claim is.
  [[nodiscard]] Subject subject(ClaimId claim) const;

 private:
  Cone cone_;
  Policy policy_;
  Readings readings_;
  ClaimVerdict now_;
  std::vector<Node> nearest_;
};

// With one more source for each of the claims, or against it (a claim named twice gets two). Each has the
// usual weight and an origin of its own, is primary and on the record.
[[nodiscard]] Graph with_sources(Graph const& graph, std::span<ClaimId const> claims, bool in_favour = true);
// With the citations found to be worth this.
[[nodiscard]] Graph with_state(Graph graph, std::span<CitationId const> citations, EvidenceState state);
// With the citation weighing this.
[[nodiscard]] Graph with_weight(Graph graph, CitationId citation, double weight);
// With the claims settled, whatever speaks for or against them.
[[nodiscard]] Graph settled(Graph graph, std::span<std::pair<ClaimId, Label> const> claims);

}  // namespace stet::argmap::evaluate
