// Which independent origins the accepted chain of a claim goes back to, and with that the editorial standards
// (`sources(n)`, `primary`, `on-record`). They are monotone in accepted evidence, so they can be decided
// while labels are still being found: what is already accepted bounds them from below, what is not yet
// rejected from above.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/wellfounded.h"

namespace stet::argmap::evaluate {

// Sets of origins, shared. A set stops growing at the limit: counts are exact up to it, and no chain can make
// the sets behind it grow more often than that.
class OriginSets {
 public:
  explicit OriginSets(std::uint32_t limit) : limit_(limit) { sets_.emplace_back(); }

  using Set = std::uint32_t;
  static constexpr Set empty = 0;

  [[nodiscard]] Set single(std::uint32_t origin);
  [[nodiscard]] Set join(Set a, Set b);
  [[nodiscard]] std::uint32_t count(Set set) const { return static_cast<std::uint32_t>(sets_[set].size()); }

 private:
  std::uint32_t limit_;
  std::vector<std::vector<std::uint32_t>> sets_;
  std::unordered_map<std::uint32_t, Set> singles_;
  std::unordered_map<std::uint64_t, Set> joins_;
};

// What a chain rests on.
struct Basis {
  OriginSets::Set origins = OriginSets::empty;
  bool primary = false;
  bool on_record = false;
  friend bool operator==(Basis const&, Basis const&) = default;
};

// How far sets have to count for the standards of a graph; at least to `least`.
[[nodiscard]] std::uint32_t limit_for(Graph const& graph, std::uint32_t least);
// Whether a chain that rests on this meets the editorial part of a standard.
[[nodiscard]] bool meets(OriginSets const& sets, StandardOfProof const& standard, Basis const& basis);

// Runs the model to its fixpoint, deciding the program's gates on the way.
void decide_gates(Graph const& graph, Program const& program, WellFounded& model);

// What the accepted chain of each claim goes back to, origins counted up to 32 or the most that some standard
// asks for.
struct Chains {
  std::vector<std::uint32_t> origins;   // by claim
  std::vector<std::uint8_t> primary;    // by claim: one of them is a primary source
  std::vector<std::uint8_t> on_record;  // by claim: one of them is on the record
};
[[nodiscard]] Chains chains_of(Graph const& graph, Components const& cycles, Model const& model);

}  // namespace stet::argmap::evaluate
