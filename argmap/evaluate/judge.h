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
  std::vector<Force> force;                   // by node, on the evidence
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

// All that a verdict is read off.
struct Findings {
  Graph const& graph;
  std::vector<Force> const& evidence;       // by node
  std::vector<Label> const& granted;        // by node
  std::vector<Force> const* absent;         // by node, if there are unchecked sources
  std::vector<std::uint8_t> const& missed;  // by claim: its editorial standard is; none: of no claim
  std::vector<Cause> const& cause;          // by node
  std::vector<Blockage> const& blockage;    // by node
  std::vector<Stance> const& stance;        // by claim
};
// `origins` is left at zero.
[[nodiscard]] ClaimVerdict verdict_of(Findings const& findings, ClaimId claim);

}  // namespace stet::argmap::evaluate
