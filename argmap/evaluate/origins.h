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

// Sets of origins, shared. A set keeps its smallest members only, which counts exactly up to the limit and
// keeps unions cheap however many sources a chain goes back to.
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

class Origins {
 public:
  explicit Origins(Graph const& graph);

  // Runs the model to its fixpoint, deciding the program's gates on the way.
  void decide_gates(Program const& program, WellFounded& model);

  [[nodiscard]] std::uint32_t count(ClaimId claim) const {
    return sets_.count(lower_[claim.index()].origins);
  }
  [[nodiscard]] Basis basis(ClaimId claim) const { return lower_[claim.index()]; }

 private:
  Basis join(Basis const& a, Basis const& b);
  Basis of_link(LinkId link, std::vector<Basis> const& by_node);
  // Lets a link's basis grow to what its premises have now, and passes growth on. `active` says which links
  // count; `grown` is called for each claim that gained.
  template <class Active, class Grown>
  void spread(LinkId start, std::vector<Basis>& by_node, Active active, Grown grown);
  [[nodiscard]] bool meets(ClaimId claim, Basis const& basis) const;

  Graph const& graph_;
  OriginSets sets_;
  Rows<LinkId> uses_;         // links with the node among their premises
  std::vector<Basis> lower_;  // by node
};

}  // namespace stet::argmap::evaluate
