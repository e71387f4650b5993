// From labels to verdicts: the order of verdicts and their reasons (docs/semantics.md, "Verdicts").
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

// Why a rejected claim or link is rejected.
enum class Cause : std::uint8_t { not_rejected, unsourced, circular, defeated };

struct Judgement {
  std::vector<ClaimVerdict> verdicts;         // by claim
  std::vector<Cause> causes;                  // by node
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
