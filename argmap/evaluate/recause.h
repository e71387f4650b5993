// Causes of rejection that follow changes of labels: see causes.h for what they are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "argmap/evaluate/causes.h"
#include "argmap/evaluate/dependents.h"

namespace stet::argmap::evaluate {

// The rejected nodes that fall with those of some fates: a link with any of its premises, a claim with all
// its pros. Like labels, these are kept with the order in which they were found.
class Fallen {
 public:
  using Rank = std::uint32_t;
  Fallen(Graph const& graph, Dependents const& dependents, bool also_what_lacks);

  [[nodiscard]] bool contains(Node node) const { return rank_[node] != none; }
  // Returns the nodes that have fallen or no longer have (and perhaps some that are as before).
  std::vector<Node> update(std::span<Node const> touched, std::vector<Label> const& label,
                           std::vector<Fate> const& fate);

 private:
  [[nodiscard]] bool falls(Node node, Rank before, std::vector<Label> const& label,
                           std::vector<Fate> const& fate);
  template <class F>
  void each_above(Node node, F f) const;

  Graph const& graph_;
  Dependents const& dependents_;
  bool also_what_lacks_;
  Rank clock_ = 0;
  std::vector<Rank> rank_;
  std::vector<std::uint32_t> standing_;  // by claim: which of its pros had not fallen when last looked at
  std::vector<std::uint8_t> waiting_;    // by node: it is in the queue
};

class Recausing {
 public:
  // The labels are the ones to follow. All must outlive this.
  Recausing(Graph const& graph, Dependents const& dependents, std::vector<Label> const& label);

  // `touched`: whose label, or whose conditions, or the labels beneath it are not what they were. Returns the
  // nodes whose cause may be another now.
  std::vector<Node> update(std::span<Node const> touched);

  [[nodiscard]] std::vector<Cause> const& causes() const { return cause_; }

 private:
  [[nodiscard]] bool on_circles(Node node) const {
    return label_[node] == Label::out && !ended_.contains(node);
  }
  void retrace(std::vector<Node>& seeds, std::vector<Node>& changed);

  Graph const& graph_;
  Dependents const& dependents_;
  std::vector<Label> const& label_;
  std::vector<Fate> fate_;
  Fallen beaten_;
  Fallen ended_;
  std::vector<Cause> cause_;
  std::vector<std::uint32_t> index_;  // scratch, all `none` between uses
};

}  // namespace stet::argmap::evaluate
