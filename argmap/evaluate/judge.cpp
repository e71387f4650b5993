#include "argmap/evaluate/judge.h"

#include <algorithm>

#include "argmap/evaluate/circles.h"

namespace stet::argmap::evaluate {
namespace {

constexpr double nothing = -1.0;
constexpr std::int64_t most_checks = 200'000;  // of a solver, for all positions of a map (sat.h)

Side operator|(Side const& a, Side const& b) {
  return {std::max(a.accepted, b.accepted), std::max(a.live, b.live)};
}

class Judge {
 public:
  explicit Judge(Findings const& findings) : f_(findings), graph_(findings.graph) {}

  ClaimVerdict judge(ClaimId id) const {
    Claim const& claim = graph_.claims[id];
    ClaimVerdict out;
    out.label = label(graph_.node(id));
    out.granted = f_.granted[graph_.node(id)];
    out.standard = claim.standard;
    auto verdict = [&](Verdict value, Reason reason) {
      out.verdict = value;
      out.reason = reason;
      return out;
    };
    Side const& pros = f_.pros[id.index()];
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
      return falls_with_unchecked(graph_.node(id)) ? verdict(Verdict::unverifiable, Reason::unchecked)
                                                   : verdict(Verdict::undetermined, Reason::waiting);
    }
    if (pros.accepted > nothing && cons.accepted > nothing) {
      return verdict(Verdict::contested, Reason::balanced);
    }
    Blockage const blockage = f_.blockage[graph_.node(id)];
    Stance const stance = f_.stance[id.index()];
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

 private:
  Label label(Node node) const { return f_.evidence[node]; }
  bool falls_with_unchecked(Node node) const {
    return f_.absent != nullptr && (*f_.absent)[node] == Label::out;
  }

  Side cons_of(ClaimId id) const {
    Side cons = side_of(graph_, f_.evidence, graph_.cons[id.index()]);
    for (ClaimId const opponent : graph_.opponents[id.index()]) cons = cons | f_.pros[opponent.index()];
    return cons;
  }

  // Nothing that could carry the claim is accepted, and all that still might falls with the unchecked
  // sources.
  bool only_unchecked_support(ClaimId id) const {
    if (f_.absent == nullptr) return false;
    double const least = alpha(graph_.thresholds, graph_.claims[id].standard.standard);
    bool some = false;
    for (LinkId const link : graph_.pros[id.index()]) {
      Node const node = graph_.node(link);
      if (graph_.links[link].weight < least || label(node) == Label::out) continue;
      if (label(node) == Label::in || !falls_with_unchecked(node)) return false;
      some = true;
    }
    return some;
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
    switch (f_.cause[graph_.node(id)]) {
      case Cause::circular: return Reason::circular;
      case Cause::defeated: return Reason::defeated;
      default: return Reason::unsourced;
    }
  }

  Findings const& f_;
  Graph const& graph_;
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

Side side_of(Graph const& graph, std::vector<Label> const& label, std::span<LinkId const> links) {
  Side side;
  for (LinkId const link : links) {
    double const weight = graph.links[link].weight;
    Label const is = label[graph.node(link)];
    if (is == Label::in) side.accepted = std::max(side.accepted, weight);
    if (is != Label::out) side.live = std::max(side.live, weight);
  }
  return side;
}

ClaimVerdict verdict_of(Findings const& findings, ClaimId claim) { return Judge{findings}.judge(claim); }

Judgement judge(Graph const& graph, Readings const& readings) {
  auto const& label = readings.evidence.model.label;
  std::vector<Side> pros;
  pros.reserve(graph.claims.size());
  for (ClaimId const claim : graph.claims.ids())
    pros.push_back(side_of(graph, label, graph.pros[claim.index()]));
  Judgement out;
  out.causes = causes(graph, label);
  out.circles = circles(graph, out.causes.circular);
  out.blockage = blockages(graph.claims.size(), readings.evidence);
  std::int64_t checks = most_checks;
  out.stance = stances(graph.claims.size(), readings.evidence, out.blockage, &checks);
  Findings const findings{graph,
                          label,
                          readings.granted.model.label,
                          readings.has_unchecked ? &readings.absent.model.label : nullptr,
                          out.causes.of,
                          out.blockage,
                          out.stance,
                          pros};
  out.verdicts.reserve(graph.claims.size());
  for (ClaimId const claim : graph.claims.ids()) {
    out.verdicts.push_back(verdict_of(findings, claim));
    out.verdicts.back().origins = readings.evidence.chains.origins[claim.index()];
  }
  return out;
}

}  // namespace stet::argmap::evaluate
