// From labels to verdicts: the order of verdicts and their reasons (docs/semantics.md, "Verdicts").
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/causes.h"
#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

struct Judgement {
  std::vector<ClaimVerdict> verdicts;         // by claim
  Causes causes;                              // by node
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

}  // namespace stet::argmap::evaluate
