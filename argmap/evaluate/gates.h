// Editorial standards (`sources(n)`, `primary`, `on-record`) while labels change. Whether a claim meets its
// own is a gate: open once enough origins reach the claim through what is accepted, shut once they cannot
// even through what is not rejected. Both are known for every moment at which labels were decided.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "argmap/evaluate/labelling.h"
#include "argmap/evaluate/reach.h"

namespace stet::argmap::evaluate {

// More origins than this are not counted while labels change.
inline constexpr std::uint32_t most_sources_followed = 32;

// The labels that gates look at, and when they were decided.
struct Labels {
  Graph const& graph;
  Reading reading;
  std::vector<Label> const& label;
  std::vector<std::uint32_t> const& rank;
};

class Gates {
 public:
  using Rank = std::uint32_t;

  // No claim may ask for more than `most_sources_followed`.
  Gates(Dependents const& dependents, Labels const& labels);

  // Whether so many sources are told apart.
  [[nodiscard]] bool can_count(std::uint32_t sources) const { return sources <= limit_; }

  // Takes in nodes with other labels or conditions. Returns the claims that ask for something, and for which
  // something may be another now.
  [[nodiscard]] std::vector<ClaimId> follow(std::span<Node const> touched, Labels const& labels);

  // Whether what was decided before that rank opens the gate, or shuts it.
  [[nodiscard]] bool is_open(ClaimId claim, Rank before) const;
  [[nodiscard]] bool is_shut(ClaimId claim, Rank before) const;

 private:
  std::uint32_t limit_;
  Reach accepted_;
  Reach not_rejected_;
};

}  // namespace stet::argmap::evaluate
