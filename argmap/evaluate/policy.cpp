#include "argmap/evaluate/policy.h"

#include "argmap/evaluate/positions.h"
#include "argmap/evaluate/solve.h"
#include "argmap/evaluate/translate.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::int64_t conflict_limit = 20'000;
constexpr std::uint32_t largest = 50'000;  // nodes of the framework asked

}  // namespace

void apply(Policy policy, Graph const& graph, Labelling const& labelling, Judgement& judgement) {
  auto lift = [&](std::size_t claim, Reason reason) {
    judgement.verdicts[claim].verdict = Verdict::supported;
    judgement.verdicts[claim].reason = reason;
  };
  auto open = [&](std::size_t claim) { return judgement.verdicts[claim].label == Label::undecided; };
  if (policy == Policy::cautious) return;
  if (policy == Policy::credulous) {
    auto const all = stances(graph, labelling, blockages(graph, labelling));
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (open(c) && all[c].can_be_in) lift(c, Reason::maintainable);
    }
    return;
  }
  for (std::size_t c = 0; c < graph.claims.size(); ++c) {
    if (!open(c)) continue;
    // What a claim is in these labellings depends on its ancestors only.
    Cone const cone = cone_of(graph, ClaimId{c});
    Labelling const local = label(cone.graph, ground(cone.graph), Reading::on_the_evidence);
    Translation const translation = translate(local.program(), local.model);
    if (!translation.tight || translation.framework.size > largest) continue;
    Task const task{Problem::sceptical, policy == Policy::ideal ? Semantics::ideal : Semantics::preferred};
    Budget budget;
    budget.conflicts = conflict_limit;
    Argument32 const node = translation.atom[cone.graph.node(cone.claim)];
    if (solve(task, translation.framework, node, budget).answer == Answer::yes) {
      lift(c, policy == Policy::ideal ? Reason::ideal : Reason::floating);
    }
  }
}

}  // namespace stet::argmap::evaluate
