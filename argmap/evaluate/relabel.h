// Labels that follow changes of the graph: the well-founded model of one reading, with enough of how it was
// found to take back what a change has made doubtful and nothing else.
//
// Every decided node has a rank, and a reason among nodes of smaller rank (or, for what fell as part of an
// unfounded set, among its fellows). An update first takes back, in turn, every node whose reason no longer
// holds; what keeps its label follows from what kept it, so it is part of the new model. From there the model
// is completed as if for the first time. A node is taken back once and decided once in an update, so it ends.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "argmap/evaluate/dependents.h"
#include "argmap/evaluate/gates.h"
#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

class Relabelling {
 public:
  // Begins with the labels of a graph. Both must outlive this, and stay where they are.
  Relabelling(Graph const& graph, Dependents const& dependents, Labelling const& labelling, Reading reading);
  // The same labels, to be followed under another reading: one that does not differ yet.
  Relabelling(Relabelling const& other, Reading reading) : Relabelling(other) { reading_ = reading; }

  // Takes in what has changed: `touched` are the nodes whose conditions are not what they were. Returns the
  // nodes whose label is another now, and the claims whose gate may be.
  std::vector<Node> update(std::span<Node const> touched);

  [[nodiscard]] std::vector<Label> const& labels() const { return label_; }
  // Whether the claim meets its editorial standard.
  [[nodiscard]] Label gate_of(ClaimId claim) const {
    return gate_is_open(claim, any) ? Label::in : gate_is_shut(claim, any) ? Label::out : Label::undecided;
  }

 private:
  using Rank = std::uint32_t;
  static constexpr Rank any = 0xffffffffU;  // later than every rank

  [[nodiscard]] bool accepted(Node node, Rank before) const {
    return label_[node] == Label::in && rank_[node] < before;
  }
  [[nodiscard]] bool rejected(Node node, Rank before) const {
    return label_[node] == Label::out && rank_[node] < before;
  }
  [[nodiscard]] bool gone(Node node, Rank before, std::uint32_t fellows) const {
    return rejected(node, before) || (fellows != none && set_of_[node] == fellows);
  }
  [[nodiscard]] bool could_be(Node node, Rank before) const {
    return label_[node] == Label::in || (label_[node] == Label::undecided && founded_[node] < before);
  }
  [[nodiscard]] bool is_absent(LinkId link) const;
  [[nodiscard]] bool may_be_presumed(ClaimId claim) const;

  // Whether nodes decided before `before` make it accepted, or rejected; whether what is not rejected could
  // still carry it.
  [[nodiscard]] bool follows(Node node, Rank before) const;
  [[nodiscard]] bool fails(Node node, Rank before, std::uint32_t fellows) const;
  [[nodiscard]] bool has_ground(Node node, Rank before) const;

  // The same of gates. Claims that ask for nothing, and all in the granted reading, have an open one.
  [[nodiscard]] bool is_gated(ClaimId claim) const {
    return gates_ && is_editorial(graph_.claims[claim].standard);
  }
  [[nodiscard]] bool gate_is_open(ClaimId claim, Rank before) const {
    return !is_gated(claim) || gates_->is_open(claim, before);
  }
  [[nodiscard]] bool gate_is_shut(ClaimId claim, Rank before) const {
    return is_gated(claim) && gates_->is_shut(claim, before);
  }

  void prepare_gates(std::span<Node const> touched);
  // Tells the gates what has moved. Returns the claims for which that may matter.
  [[nodiscard]] std::vector<ClaimId> move_gates();
  void take_back(std::span<Node const> touched);
  void complete();
  [[nodiscard]] Labels view() const { return {graph_, reading_, label_, rank_}; }
  void forget(Node node);
  void decide(Node node, Label label);
  void enqueue(Node node);
  void propagate();
  // Rejects what can only carry itself; false if there is nothing like that.
  bool reject_unfounded();
  // What an unfounded set falls apart into, what comes first beneath what rests on it.
  void order_unfounded(std::vector<Node>& nodes, std::vector<std::uint32_t>& part) const;

  Graph const& graph_;
  Dependents const& dependents_;
  Reading reading_;
  std::vector<Label> label_;
  std::vector<Rank> rank_;             // of decided nodes
  std::vector<Rank> founded_;          // of undecided ones: its ground has been founded before
  std::vector<std::uint32_t> set_of_;  // the unfounded set that it fell with, or `none`
  std::vector<std::vector<Node>> sets_;
  std::vector<std::uint32_t> free_sets_;
  std::vector<std::uint8_t> mark_;  // scratch, zero between uses
  Rank clock_ = 0;
  std::vector<Node> lost_;                      // taken back in this update
  std::vector<Node> queue_;                     // undecided nodes that may be decided now
  std::vector<std::uint8_t> waiting_;           // by node: it is in some queue
  std::vector<Node> shaken_;                    // undecided nodes whose ground may have gone
  std::vector<std::pair<Node, Label>> before_;  // labels of the nodes that were taken back or decided

  std::optional<Gates> gates_;    // in readings in which editorial standards are asked
  std::vector<Node> moved_;       // what the gates have not been told yet
  std::vector<ClaimId> regated_;  // claims whose gate may have changed in this update
};

}  // namespace stet::argmap::evaluate
