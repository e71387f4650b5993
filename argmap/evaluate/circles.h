// Circles of support that nothing outside them carries, named in order.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/causes.h"

namespace stet::argmap::evaluate {

// Each circle begins with its smallest claim, and each claim in it supports the next (the last the first).
// Every claim that lies on an unfounded circle is on one of those named, as long as the work stays bounded.
[[nodiscard]] std::vector<std::vector<ClaimId>> circles(Graph const& graph, Circular const& circular);

// A shortest circle that a claim lies on, or that its support leads back to; empty if there is none. What is
// looked at for all claims together is bounded: beyond that, what is known of earlier ones is told.
class CircleOf {
 public:
  CircleOf(Graph const& graph, Circular const& circular);

  [[nodiscard]] std::vector<ClaimId> operator()(ClaimId claim);

 private:
  Graph const& graph_;
  Circular const& circular_;
  std::vector<std::vector<ClaimId>> found_;
  std::vector<std::uint32_t> found_at_;  // by node of `circular`: which of them leads from it
  std::vector<std::uint32_t> from_;      // scratch
  std::size_t budget_;
};

}  // namespace stet::argmap::evaluate
