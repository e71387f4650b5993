// Which independent origins the accepted chain of a claim goes back to, and with that the editorial standards
// (`sources(n)`, `primary`, `on-record`, `compared`). They are monotone in accepted evidence, so they can be
// decided while labels are still being found: what is already accepted bounds them from below, what is not
// yet rejected from above.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/wellfounded.h"

namespace stet::argmap::evaluate {

// Whether two ascending sets of roots have one in common.
[[nodiscard]] bool share_root(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b);

// Sets of origins, shared. Of origins that share a root only one counts: a set counts as many as can be
// picked that share none. It stops growing at the limit: counts are exact up to it, and no chain can make the
// sets behind it grow more often than that.
class OriginSets {
 public:
  // `roots` are those of each origin, and outlive this.
  OriginSets(std::uint32_t limit, std::vector<std::vector<std::uint32_t>> const& roots)
      : limit_(limit), roots_(roots), sets_(1) {}

  using Set = std::uint32_t;
  static constexpr Set empty = 0;

  [[nodiscard]] Set single(std::uint32_t origin);
  [[nodiscard]] Set join(Set a, Set b);
  [[nodiscard]] std::uint32_t count(Set set) const { return sets_[set].count; }

 private:
  struct Members {
    std::vector<std::uint32_t> origins;  // ascending; none of them has all the roots of another
    std::uint32_t count = 0;
  };
  [[nodiscard]] Members thinned(std::vector<std::uint32_t> origins) const;

  std::uint32_t limit_;
  std::vector<std::vector<std::uint32_t>> const& roots_;
  std::vector<Members> sets_;
  std::unordered_map<std::uint32_t, Set> singles_;
  std::unordered_map<std::uint64_t, Set> joins_;
};

// What a chain rests on.
struct Basis {
  OriginSets::Set origins = OriginSets::empty;
  bool primary = false;
  bool on_record = false;
  Grade grade = Grade::assumed;  // of its weakest link, where it is best
  friend bool operator==(Basis const&, Basis const&) = default;
};

[[nodiscard]] Basis basis_of_evidence(OriginSets& sets, Link const& link);
// Of a claim that either carries, and of a link that needs both.
[[nodiscard]] Basis either(OriginSets& sets, Basis const& a, Basis const& b);
[[nodiscard]] Basis both(OriginSets& sets, Basis const& a, Basis const& b);
// Of a link, by those of its premises.
template <class Of>
[[nodiscard]] Basis basis_of_link(OriginSets& sets, Graph const& graph, LinkId link, Of of) {
  if (graph.links[link].kind == LinkKind::evidence) return basis_of_evidence(sets, graph.links[link]);
  Basis basis;
  bool first = true;
  for (Node const premise : graph.premises[link.index()])
    basis = std::exchange(first, false) ? of(premise) : both(sets, basis, of(premise));
  return basis;
}

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
