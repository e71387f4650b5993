// Why atoms stay undecided in the well-founded model: the loops through negation that they hang on.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

enum class Blockage : std::uint8_t {
  decided,
  waiting,      // for something that only the outside can decide
  even_loop,    // positions that exclude each other
  odd_loop,     // a loop that contradicts itself
  self_attack,  // an odd loop through one claim at most
};

// By atom, the first `claims` of which are claims. An atom outside any loop inherits the worst of what it
// depends on.
[[nodiscard]] std::vector<Blockage> blockages(std::size_t claims, Labelling const& labelling);

// The claims of a shortest loop of the given kind that a claim depends on, in the order of dependence; empty
// if there is none. What is looked at for all claims together is bounded: beyond that, what is known of
// earlier ones is told.
class LoopOf {
 public:
  LoopOf(Graph const& graph, Labelling const& labelling);

  [[nodiscard]] std::vector<ClaimId> operator()(ClaimId claim, bool odd);

 private:
  [[nodiscard]] std::vector<Atom> shortest(Atom start, bool odd);

  Graph const& graph_;
  Rows<std::uint32_t> edges_;
  std::array<std::vector<std::uint32_t>, 2> found_at_;  // by parity and atom: which loop it leads to
  std::vector<std::vector<ClaimId>> found_;
  std::vector<std::uint32_t> from_;  // scratch
  std::size_t budget_;
};

}  // namespace stet::argmap::evaluate
