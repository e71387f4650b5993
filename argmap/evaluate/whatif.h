// "What if ...": the whole graph under changed conditions, one change at a time. A change is followed only as
// far as labels change, component by component in the order of dependence, and taken back exactly. It labels
// the graph directly, not its program, so the two check each other. All that explanations promise is tried
// here first.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/dependents.h"
#include "argmap/evaluate/origins.h"
#include "base/components.h"

namespace stet::argmap::evaluate {

// What is undecided below some claims, as a graph of its own whose other ends are facts. Of the atoms of its
// program the claims come first, then the links; `nodes[atom]` is whose each is, ascending.
struct Undecided {
  Labelling labelling;
  std::vector<Node> nodes;
  std::size_t claims = 0;
};

class WhatIf {
 public:
  // A claim's verdict after a change.
  struct Outcome {
    ClaimId claim;
    Verdict verdict = Verdict::unsupported;
    Label label = Label::undecided;
    friend bool operator==(Outcome const&, Outcome const&) = default;
  };

  static constexpr std::size_t most_sources = 3;

  WhatIf(Compiled const& compiled, Policy policy);

  // Changes; they take effect with run(), and hold until undo().
  // One more source for the claim, or against it: of the usual weight and an origin of its own, primary and
  // on the record. At most `most_sources` at once.
  void add_source(ClaimId claim, bool in_favour = true);
  // One against an argument: it undercuts all its steps.
  void add_source_against(std::span<LinkId const> steps);
  // The citation is found to be worth this.
  void set_state(LinkId citation, EvidenceState state);
  void set_weight(LinkId citation, double weight);
  // The claim is settled, whatever speaks for or against it.
  void settle(ClaimId claim, Label label);

  // Follows the changes and returns the claims that have another verdict or label now, in order.
  [[nodiscard]] std::vector<Outcome> run();
  // The same, but only the claims that are accepted now and were not before: cheaper where much is undecided.
  [[nodiscard]] std::vector<Outcome> run_for_accepted();
  void undo();

  // The nodes that were looked at since undo(), ascending: what any other change would have to touch to make
  // a difference to this one.
  [[nodiscard]] std::vector<Node> touched() const;

  [[nodiscard]] Graph const& graph() const { return graph_; }
  [[nodiscard]] Dependents const& dependents() const { return dependents_; }
  [[nodiscard]] Force const& force(Node node) const { return planes_[0].force[node]; }
  [[nodiscard]] Label label(Node node) const { return label_of(force(node)); }
  [[nodiscard]] Verdict verdict_before(ClaimId claim) const { return verdict_[claim.index()]; }
  [[nodiscard]] bool is_on_support_cycle(Node node) const { return founded_anew_[component_.of[node]] != 0; }
  [[nodiscard]] bool counts_origins() const { return counts_origins_; }  // some standard does
  // Empty if these are more than can be looked through.
  [[nodiscard]] Undecided undecided_below(std::span<ClaimId const> claims);

  // Work done so far, in nodes looked at: it is a number and never a time, so that bounds on it give the same
  // answer everywhere.
  [[nodiscard]] std::size_t work() const { return work_; }

 private:
  // One reading: on the evidence, or as if what could not be checked did not exist.
  struct Plane {
    Label unknown = Label::undecided;
    std::vector<Force> force;  // by node
    std::vector<Basis> lower;  // by node: what accepted chains go back to, if origins count
    std::vector<Basis> upper;  // and all that are not rejected
  };
  struct Value {
    Force force;
    Basis lower;
    Basis upper;
    friend bool operator==(Value const&, Value const&) = default;
  };
  struct Saved {
    std::uint32_t plane;
    Node node;
    Value value;
  };

  [[nodiscard]] LinkId take_spare();
  [[nodiscard]] Value value(Plane const& plane, Node node) const;
  void set(std::uint32_t plane, Node node, Value const& now);
  template <class At>
  [[nodiscard]] Force force_of(Plane const& plane, Node node, At at) const;
  template <class At>
  [[nodiscard]] Force force_of_link(Plane const& plane, LinkId id, At at) const;
  template <class At>
  [[nodiscard]] Force force_of_claim(Plane const& plane, ClaimId id, At at) const;
  [[nodiscard]] Basis basis_of(Plane const& plane, Node node, bool upper);
  [[nodiscard]] Value evaluated(std::uint32_t plane, Node node);
  void evaluate_component(std::uint32_t plane, std::uint32_t component);
  [[nodiscard]] bool draw_consequences(Plane& plane, std::span<Node const> nodes);
  [[nodiscard]] bool drop_unfounded(Plane& plane, std::span<Node const> nodes);
  void grow_bases(Plane& plane, std::span<Node const> nodes);
  [[nodiscard]] std::span<Node const> nodes_of(std::uint32_t component) const;
  void mark(Node node);
  void change_link(LinkId link);
  void follow(std::uint32_t plane);
  void touch(Node node);
  void judge_undecided(std::vector<ClaimId> const& claims);
  void set_stance(ClaimId claim, Stance stance, bool by_policy);
  [[nodiscard]] bool is_settled(Node node) const { return force(node).accepted == force(node).live; }
  [[nodiscard]] Graph part_of(std::vector<Node> const& nodes) const;

  std::array<LinkId, most_sources> spare_;  // links that conclude nothing until a source is added
  std::size_t spares_used_ = 0;
  Graph graph_;  // with these
  Policy policy_;
  Dependents dependents_;
  Components component_;                    // of all dependence
  std::vector<std::uint32_t> begin_;        // by component: where its nodes begin in `component_.order`
  std::vector<std::uint8_t> founded_anew_;  // by component: it has circles of support
  OriginSets origins_;
  bool counts_origins_ = false;
  std::vector<Plane> planes_;

  // What verdicts are read off.
  std::vector<Verdict> verdict_;  // by claim, before changes
  std::vector<Label> label_;
  std::vector<Label> granted_;
  std::vector<Cause> cause_;
  std::vector<Blockage> blockage_;
  std::vector<Stance> stance_;           // by claim
  std::vector<std::uint8_t> by_policy_;  // by claim: the policy supports it

  // What a change did.
  std::vector<Saved> saved_;
  std::vector<std::pair<LinkId, Link>> changed_links_;
  std::vector<std::pair<LinkId, Node>> undercuts_;  // added
  std::vector<std::pair<ClaimId, Label>> settled_;
  struct SavedStance {
    ClaimId claim;
    Stance stance;
    std::uint8_t by_policy;
  };
  std::vector<SavedStance> saved_stances_;
  std::vector<Node> roots_;  // to be looked at first
  std::vector<Node> touched_;

  // Scratch.
  std::vector<std::uint32_t> queue_;       // a heap of components
  std::vector<std::uint8_t> queued_;       // by component
  std::vector<std::uint32_t> touched_at_;  // by node
  std::uint32_t round_ = 1;
  std::vector<std::uint32_t> place_;  // by node, `none` between uses
  std::vector<double> hope_;          // by node: how heavily it could be accepted by what is founded
  std::size_t work_ = 0;
};

}  // namespace stet::argmap::evaluate
