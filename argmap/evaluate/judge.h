// From labels to verdicts: the order of verdicts and their reasons (docs/semantics.md, "Verdicts").
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "argmap/evaluate/causes.h"
#include "argmap/evaluate/labelling.h"
#include "argmap/evaluate/loops.h"
#include "argmap/evaluate/positions.h"

namespace stet::argmap::evaluate {

struct Judgement {
  std::vector<ClaimVerdict> verdicts;         // by claim
  Causes causes;                              // by node
  std::vector<Blockage> blockage;             // by atom
  std::vector<Stance> stance;                 // by claim
  std::vector<std::vector<ClaimId>> circles;  // unfounded circles, each from its smallest claim, every claim
                                              // supporting the next
};

struct Readings {
  Labelling evidence;
  Labelling granted;
  bool has_unchecked = false;
  Labelling absent;  // if `has_unchecked`
};

[[nodiscard]] Readings read(Graph const& graph);
[[nodiscard]] Judgement judge(Graph const& graph, Readings const& readings);

// The heaviest of the links on one side of a claim, by how they are labelled; less than zero: none.
struct Side {
  double accepted = -1.0;
  double live = -1.0;  // not rejected
  friend bool operator==(Side const&, Side const&) = default;
};
[[nodiscard]] Side side_of(Graph const& graph, std::vector<Label> const& label,
                           std::span<LinkId const> links);

// All that a verdict is read off.
struct Findings {
  Graph const& graph;
  std::vector<Label> const& evidence;  // by node, like all labels
  std::vector<Label> const& granted;
  std::vector<Label> const* absent;       // if there are unchecked sources
  std::vector<Cause> const& cause;        // by node
  std::vector<Blockage> const& blockage;  // by node
  std::vector<Stance> const& stance;      // by claim
  std::vector<Side> const& pros;          // by claim
};
// `origins` is left at zero.
[[nodiscard]] ClaimVerdict verdict_of(Findings const& findings, ClaimId claim);

}  // namespace stet::argmap::evaluate
