// What a relation of the map becomes in the evaluation graph: links, undercuts and backing, oppositions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "argmap/evaluate/graph.h"

namespace stet::argmap::evaluate {

// What has to be accepted for one end of a relation to count as put forward.
struct Body {
  std::array<Node, 2> node{};
  std::uint8_t size = 0;
  [[nodiscard]] std::span<Node const> nodes() const { return {node.data(), size}; }
};

struct Pieces {
  struct NewLink {
    Link link;
    Body premises;
  };
  // Something bears on a step: `by` is a node, or the number of one of the new links.
  struct Bearing {
    LinkId step;
    Node by;
    bool by_link;
    bool pro;  // backs the step; else undercuts it
  };
  std::vector<NewLink> links;
  std::vector<Bearing> bearings;
  std::vector<std::pair<ClaimId, ClaimId>> oppositions;  // a claim and its opponent

  void clear();
};

struct Wiring {
  std::vector<LinkId> step_of;             // by inference of the map
  std::vector<std::vector<LinkId>> steps;  // by argument: those of its reconstruction, in order

  // Appends what the relation becomes. The graph needs its claims and the links of arguments by then.
  void pieces_of(Graph const& graph, RelationId id, Relation const& relation, Pieces& out) const;
};

}  // namespace stet::argmap::evaluate
