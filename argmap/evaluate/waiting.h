// The undecided nodes that only wait for the outside, while labels change. They are kept in an order in which
// each comes after what it hangs on; as long as there is one, none of them is on a loop.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "argmap/evaluate/dependents.h"
#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/loops.h"

namespace stet::argmap::evaluate {

class Waiting {
 public:
  // Both must outlive this, and stay where they are.
  Waiting(Graph const& graph, Dependents const& dependents);

  // Takes in `touched`: nodes whose label, whose conditions or the labels beneath which are not what they
  // were; `blockage` is what they were, or that they are decided now. Returns those that have only begun to
  // wait, and all others wait as before; nothing if there may be a loop.
  [[nodiscard]] std::optional<std::vector<Node>> update(std::vector<Label> const& label,
                                                        std::vector<Blockage> const& blockage,
                                                        std::span<Node const> touched);
  // Takes in all undecided nodes that hang together, after they have been looked into.
  void replace(std::span<Node const> nodes, std::vector<Label> const& label,
               std::vector<Blockage> const& blockage);

 private:
  using Place = double;  // there is always one between two others, but for rounding

  [[nodiscard]] bool is_placed(Node node) const { return place_[node] != no_place; }
  // The last place of what is undecided beneath a node.
  [[nodiscard]] Place after(Node node, std::vector<Label> const& label) const;
  [[nodiscard]] bool insert(std::vector<Node> const& begun, std::vector<Label> const& label,
                            std::vector<Blockage> const& blockage, std::span<Node const> touched);
  [[nodiscard]] bool raise(std::vector<Node> queue);
  [[nodiscard]] bool place_all_above(std::span<Node const> touched, std::vector<Label> const& label,
                                     std::vector<Blockage> const& blockage, std::vector<Node>& nodes);
  // In an order of dependence among themselves, as far as there is one.
  [[nodiscard]] std::vector<Node> ordered(std::span<Node const> nodes);

  static constexpr Place no_place = -1.0;

  Graph const& graph_;
  Dependents const& dependents_;
  std::vector<Place> place_;            // by node
  std::vector<std::uint8_t> mark_;      // scratch, zero between uses
  std::vector<std::uint32_t> pending_;  // scratch
};

}  // namespace stet::argmap::evaluate
