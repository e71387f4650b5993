// The proof tree of a verdict: what speaks for and against a claim, down to the sources or to what is
// missing.
#pragma once

#include <unordered_map>
#include <vector>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/explanation.h"
#include "argmap/evaluate/text.h"

namespace stet::argmap::evaluate {

struct Proof {
  std::vector<Step> steps;  // in preorder
  std::size_t omitted = 0;  // branches that there was no room for
};

// A claim that was told already is named and not told again. What many proofs share is worked out once.
class Proofs {
 public:
  Proofs(ArgumentMap const& map, Compiled const& compiled) : map_(map), compiled_(compiled) {}

  [[nodiscard]] Proof of(ClaimId claim, std::size_t most_steps);

 private:
  friend class Teller;
  // What speaks for a claim, or against it, in the order in which it is told.
  struct Reasons {
    std::vector<LinkId> pros;
    std::vector<LinkId> cons;
  };

  ArgumentMap const& map_;
  Compiled const& compiled_;
  std::unordered_map<std::size_t, Reasons> reasons_;  // by claim
};

}  // namespace stet::argmap::evaluate
