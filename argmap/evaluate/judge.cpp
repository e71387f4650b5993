#include "argmap/evaluate/judge.h"

#include <algorithm>

#include "argmap/evaluate/circles.h"
#include "argmap/evaluate/loops.h"
#include "argmap/evaluate/positions.h"

namespace stet::argmap::evaluate {
namespace {

constexpr double nothing = -1.0;

// The heaviest of the links of one side, by how they are labelled.
struct Side {
  double accepted = nothing;
  double live = nothing;  // not rejected
  void add(double weight, Label label) {
    if (label == Label::in) accepted = std::max(accepted, weight);
    if (label != Label::out) live = std::max(live, weight);
  }
  void add(Side const& other) {
    accepted = std::max(accepted, other.accepted);
    live = std::max(live, other.live);
  }
};

class Judge {
 public:
  Judge(Graph const& graph, Readings const& readings) : graph_(graph), readings_(readings) {}

  Judgement run() && {
    pros_.resize(graph_.claims.size());
    for (ClaimId const claim : graph_.claims.ids()) {
      for (LinkId const link : graph_.pros[claim.index()]) {
        pros_[claim.index()].add(graph_.links[link].weight, label(graph_.node(link)));
      }
    }
    out_.causes = causes(graph_, readings_.evidence.model);
    out_.circles = circles(graph_, out_.causes.circular);
    blockage_ = blockages(graph_, readings_.evidence);
    stance_ = stances(graph_, readings_.evidence, blockage_);
    out_.verdicts.reserve(graph_.claims.size());
    for (ClaimId const claim : graph_.claims.ids()) out_.verdicts.push_back(judge(claim));
    return std::move(out_);
  }

 private:
  Label label(Node node) const { return readings_.evidence.of(node); }

  Side cons_of(ClaimId id) const {
    Side cons;
    for (LinkId const link : graph_.cons[id.index()]) {
      cons.add(graph_.links[link].weight, label(graph_.node(link)));
    }
    for (ClaimId const opponent : graph_.opponents[id.index()]) cons.add(pros_[opponent.index()]);
    return cons;
  }

  // Nothing that could carry the claim is accepted, and all that still might falls with the unchecked
  // sources.
  bool only_unchecked_support(ClaimId id) const {
    if (!readings_.has_unchecked) return false;
    double const least = alpha(graph_.thresholds, graph_.claims[id].standard.standard);
    bool some = false;
    for (LinkId const link : graph_.pros[id.index()]) {
      Node const node = graph_.node(link);
      if (graph_.links[link].weight < least || label(node) == Label::out) continue;
      if (label(node) == Label::in || readings_.absent.of(node) != Label::out) return false;
      some = true;
    }
    return some;
  }

  ClaimVerdict judge(ClaimId id) const {
    Claim const& claim = graph_.claims[id];
    ClaimVerdict out;
    out.label = label(graph_.node(id));
    out.granted = readings_.granted.of(graph_.node(id));
    out.standard = claim.standard;
    out.origins = readings_.evidence.chains.origins[id.index()];
    auto verdict = [&](Verdict value, Reason reason) {
      out.verdict = value;
      out.reason = reason;
      return out;
    };
    Side const& pros = pros_[id.index()];
    Side const cons = cons_of(id);
    Standard const standard = claim.standard.standard;
    double const least = alpha(graph_.thresholds, standard);

    if (out.label == Label::in) return verdict(Verdict::supported, reason_of_support(id));
    if (cons.accepted > nothing && cons.accepted >= least &&
        !(pros.live > nothing && pros.live >= threshold(graph_.thresholds, standard, cons.accepted))) {
      return verdict(Verdict::refuted, Reason::opposed);
    }
    bool const wins =
        pros.accepted > nothing && pros.accepted >= least &&
        !(cons.live > nothing && cons.live >= threshold(graph_.thresholds, standard, pros.accepted));
    if (wins && !(cons.accepted >
                  nothing)) {  // and yet is not accepted: an editorial standard is not met, or not yet
      if (out.label == Label::out) return verdict(Verdict::unsupported, Reason::below_standard);
      bool const unchecked = readings_.has_unchecked && readings_.absent.of(graph_.node(id)) == Label::out;
      return unchecked ? verdict(Verdict::unverifiable, Reason::unchecked)
                       : verdict(Verdict::undetermined, Reason::waiting);
    }
    if (pros.accepted > nothing && cons.accepted > nothing) {
      return verdict(Verdict::contested, Reason::balanced);
    }
    Blockage const blockage = blockage_[graph_.node(id)];
    Stance const stance = stance_[id.index()];
    if (stance.can_be_in && stance.can_be_out) return verdict(Verdict::contested, Reason::split);
    if (stance.known && stance.can_be_in) return verdict(Verdict::contested, Reason::weakly_for);
    if (stance.known && stance.can_be_out) return verdict(Verdict::contested, Reason::weakly_against);
    bool const presumption_lives = claim.presumed && out.label != Label::out;
    if (!(pros.live > nothing) && !presumption_lives) {
      return verdict(Verdict::unsupported, reason_of_lack(id));
    }
    if (out.label == Label::out && !(cons.accepted > nothing)) {
      return verdict(Verdict::unsupported, Reason::below_standard);
    }
    if (only_unchecked_support(id)) return verdict(Verdict::unverifiable, Reason::unchecked);
    switch (blockage) {
      case Blockage::odd_loop: return verdict(Verdict::undetermined, Reason::odd_loop);
      case Blockage::self_attack: return verdict(Verdict::undetermined, Reason::self_attack);
      default: return verdict(Verdict::undetermined, Reason::waiting);
    }
  }

  Reason reason_of_support(ClaimId id) const {
    bool argued = false;
    for (LinkId const link : graph_.pros[id.index()]) {
      if (label(graph_.node(link)) != Label::in) continue;
      if (graph_.links[link].kind == LinkKind::evidence) return Reason::by_evidence;
      argued = true;
    }
    return argued ? Reason::by_argument : Reason::presumed;
  }

  Reason reason_of_lack(ClaimId id) const {
    if (graph_.pros[id.index()].empty()) {
      return graph_.claims[id].presumed ? Reason::defeated : Reason::no_argument;
    }
    switch (out_.causes.of[graph_.node(id)]) {
      case Cause::circular: return Reason::circular;
      case Cause::defeated: return Reason::defeated;
      default: return Reason::unsourced;
    }
  }

  Graph const& graph_;
  Readings const& readings_;
  std::vector<Side> pros_;
  std::vector<Blockage> blockage_;  // by atom
  std::vector<Stance> stance_;      // by claim
  Judgement out_;
};

}  // namespace

Readings read(Graph const& graph) {
  Readings out;
  auto const grounding = ground(graph);
  out.evidence = label(graph, grounding, Reading::on_the_evidence);
  out.granted = label(graph, grounding, Reading::granted);
  out.has_unchecked = std::ranges::any_of(
      graph.links, [](Link const& link) { return link.state == EvidenceState::undecided; });
  if (out.has_unchecked) out.absent = label(graph, grounding, Reading::unchecked_absent);
  return out;
}

Judgement judge(Graph const& graph, Readings const& readings) { return Judge{graph, readings}.run(); }

}  // namespace stet::argmap::evaluate
