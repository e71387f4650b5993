#include "argmap/evaluate/judge.h"

#include <algorithm>

#include "argmap/evaluate/circles.h"
#include "argmap/evaluate/grades.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::int64_t most_checks = 200'000;  // of a solver, for all positions of a map (sat.h)

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
    Node const node = graph_.node(id);
    Force const pros = heaviest(graph_, f_.evidence, graph_.pros[id.index()]);
    Force const cons = heaviest_con(graph_, f_.evidence, id);
    double const least = alpha(graph_.thresholds, claim.standard.standard);
    bool const wins =
        reaches(pros.accepted, least) &&
        !reaches(cons.live, threshold(graph_.thresholds, claim.standard.standard, pros.accepted));

    if (out.label == Label::in) return verdict(Verdict::supported, reason_of_support(id, f_.evidence));
    if (stands_without_unchecked(node)) return verdict(Verdict::supported, reason_of_support(id, *f_.absent));
    if (is_refuted(graph_, f_.evidence, id)) return verdict(Verdict::refuted, Reason::opposed);
    // It wins and yet is not accepted: an editorial standard is not met, or not yet.
    bool const presumption_lives = claim.presumed && out.label != Label::out;
    if (wins && cons.accepted < 0.0 && !presumption_lives) {
      if (out.label == Label::out) return verdict(Verdict::unsupported, Reason::below_standard);
      return falls_with_unchecked(node) ? verdict(Verdict::unverifiable, Reason::unchecked)
                                        : verdict(Verdict::undetermined, Reason::waiting);
    }
    if (out.label == Label::out && pros.live >= 0.0 && pros.live < least)
      return verdict(Verdict::unsupported, Reason::below_standard);
    if (pros.accepted >= 0.0 && cons.accepted >= 0.0) return verdict(Verdict::contested, Reason::balanced);
    Stance const stance = f_.stance[id.index()];
    if (stance.can_be_in && stance.can_be_out) return verdict(Verdict::contested, Reason::split);
    if (stance.known && stance.can_be_in) return verdict(Verdict::contested, Reason::weakly_for);
    if (stance.known && stance.can_be_out) return verdict(Verdict::contested, Reason::weakly_against);
    if (pros.live < 0.0 && !presumption_lives) return verdict(Verdict::unsupported, reason_of_lack(id));
    if (out.label == Label::out && cons.accepted < 0.0)
      return verdict(Verdict::unsupported, Reason::below_standard);
    if (only_unchecked_support(id)) return verdict(Verdict::unverifiable, Reason::unchecked);
    switch (f_.blockage[node]) {
      case Blockage::odd_loop: return verdict(Verdict::undetermined, Reason::odd_loop);
      case Blockage::self_attack: return verdict(Verdict::undetermined, Reason::self_attack);
      default: return verdict(Verdict::undetermined, Reason::waiting);
    }
  }

 private:
  Label label(Node node) const { return label_of(f_.evidence[node]); }
  bool falls_with_unchecked(Node node) const {
    return f_.absent != nullptr && label_of((*f_.absent)[node]) == Label::out;
  }
  // An objection that nobody could check opposes nothing.
  bool stands_without_unchecked(Node node) const {
    return f_.absent != nullptr && label(node) == Label::undecided &&
           label_of((*f_.absent)[node]) == Label::in;
  }

  // Nothing that could carry the claim is accepted, and all that still might falls with the unchecked
  // sources.
  bool only_unchecked_support(ClaimId id) const {
    if (f_.absent == nullptr) return false;
    Claim const& claim = graph_.claims[id];
    if (claim.presumed && !falls_with_unchecked(graph_.node(id))) return false;
    double const least = alpha(graph_.thresholds, claim.standard.standard);
    bool some = claim.presumed;
    for (LinkId const link : graph_.pros[id.index()]) {
      Node const node = graph_.node(link);
      Force const force = f_.evidence[node];
      if (!reaches(force.live, least)) continue;
      if (reaches(force.accepted, least) || reaches((*f_.absent)[node].live, least)) return false;
      some = true;
    }
    return some;
  }

  // It is presumed unless what speaks for it is enough.
  Reason reason_of_support(ClaimId id, std::vector<Force> const& force) const {
    Claim const& claim = graph_.claims[id];
    if (claim.presumed) {
      Standard const standard = claim.standard.standard;
      double const weight = heaviest(graph_, force, graph_.pros[id.index()]).accepted;
      bool const missed = !f_.missed.empty() && f_.missed[id.index()] != 0;
      if (missed || !reaches(weight, alpha(graph_.thresholds, standard)) ||
          reaches(heaviest_con(graph_, force, id).live, threshold(graph_.thresholds, standard, weight)))
        return Reason::presumed;
    }
    for (LinkId const link : graph_.pros[id.index()]) {
      if (label_of(force[graph_.node(link)]) == Label::in && graph_.links[link].kind == LinkKind::evidence)
        return Reason::by_evidence;
    }
    return Reason::by_argument;
  }

  Reason reason_of_lack(ClaimId id) const {
    if (graph_.pros[id.index()].empty())
      return graph_.claims[id].presumed ? Reason::defeated : Reason::no_argument;
    switch (f_.cause[graph_.node(id)]) {
      case Cause::circular: return Reason::circular;
      case Cause::defeated: return Reason::defeated;
      case Cause::contested: return Reason::on_contested;
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

ClaimVerdict verdict_of(Findings const& findings, ClaimId claim) { return Judge{findings}.judge(claim); }

Judgement judge(Graph const& graph, Readings const& readings) {
  Program const& program = readings.evidence.program();
  auto const& label = readings.evidence.model.label;
  Judgement out;
  out.force = forces(program, label);
  std::vector<Force> absent;
  if (readings.has_unchecked) absent = forces(program, readings.absent.model.label);
  std::vector<std::uint8_t> missed(program.gates.empty() ? 0 : graph.claims.size(), 0);
  for (auto const& [claim, gate] : program.gates) missed[claim.index()] = label[gate] != Label::in ? 1 : 0;
  out.causes = causes(graph, out.force);
  out.circles = circles(graph, out.causes.circular);
  out.blockage = blockages(graph.claims.size(), readings.evidence);
  std::int64_t checks = most_checks;
  out.stance = stances(graph.claims.size(), readings.evidence, out.blockage, &checks);
  Findings const findings{graph,
                          out.force,
                          readings.granted.model.label,
                          readings.has_unchecked ? &absent : nullptr,
                          missed,
                          out.causes.of,
                          out.blockage,
                          out.stance};
  auto const graded = grades(graph, readings.evidence);
  auto const graded_without = readings.has_unchecked ? grades(graph, readings.absent) : graded;
  out.verdicts.reserve(graph.claims.size());
  for (ClaimId const claim : graph.claims.ids()) {
    out.verdicts.push_back(verdict_of(findings, claim));
    auto& verdict = out.verdicts.back();
    verdict.origins = readings.evidence.chains.origins[claim.index()];
    verdict.grade = (verdict.label == Label::in ? graded : graded_without)[claim.index()];
  }
  return out;
}

}  // namespace stet::argmap::evaluate
