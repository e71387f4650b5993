// Reasons that are weaker than they look: a prediction for a fact, and somebody's words for what they say.
// Neither changes a verdict.
#include <algorithm>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "verify/claims.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const prediction_as_reason{57, "prediction-as-reason", Category::argument, Severity::warning,
                                       "a prediction, hypothesis or opinion decides about a claim"};
extern Rule const words_as_reason{58, "words-as-reason", Category::argument, Severity::info,
                                  "what somebody is quoted as saying is the reason for a claim"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

using argmap::StatementId;
using argmap::evaluate::Compiled;
using argmap::evaluate::Graph;
using argmap::evaluate::Link;
using argmap::evaluate::LinkId;
using argmap::evaluate::LinkKind;
using argmap::evaluate::Node;
using argmap::evaluate::Verdict;

// Calls `report` with each accepted link between claims that concludes for or against an asserted one.
template <class Report>
void each_reason(Input const& input, Report report) {
  Compiled const& compiled = *input.result.evaluation.compiled;
  for (LinkId const id : compiled.graph.links.ids()) {
    Link const& link = compiled.graph.links[id];
    if (link.kind == LinkKind::evidence || !link.conclusion.valid()) continue;
    if (compiled.readings.evidence.of(compiled.graph.node(id)) != argmap::evaluate::Label::in) continue;
    StatementId const claim = compiled.graph.claims[link.conclusion].statement;
    if (claim.valid() && input.asserted[claim.index()] &&
        input.result.evaluation.verdicts[claim].verdict != Verdict::not_checkable)
      report(link, compiled.graph.premises[id.index()], claim);
  }
}

}  // namespace

void prediction_as_reason(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  Graph const& graph = input.result.evaluation.compiled->graph;
  each_reason(input, [&](Link const& link, std::span<Node const> premises, StatementId claim) {
    for (Node const premise : premises) {
      if (!graph.is_claim(premise)) continue;
      StatementId const reason = graph.claims[graph.claim(premise)].statement;
      if (!reason.valid() || input.result.evaluation.verdicts[reason].verdict != Verdict::not_checkable)
        continue;
      auto& diagnostic =
          report_claim(input, findings, rule_id::prediction_as_reason, claim,
                       fmt::format("{} speaks {} {}, and is tagged as no statement of fact",
                                   name_of(map, reason), link.pro ? "for" : "against", name_of(map, claim)));
      diagnostic.label = "decided by it";
      diagnostic.related.push_back({place_of(map, reason), "what it rests on"});
      diagnostic.help = "say that somebody expects or thinks so, or find a source for the fact";
    }
  });
}

void words_as_reason(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  Compiled const& compiled = *input.result.evaluation.compiled;
  Graph const& graph = compiled.graph;
  auto const accepted = [&](LinkId pro) {
    return compiled.readings.evidence.of(graph.node(pro)) == argmap::evaluate::Label::in;
  };
  each_reason(input, [&](Link const& link, std::span<Node const> premises, StatementId claim) {
    if (!link.argument.valid() || premises.size() != 1 || graph.is_claim(premises.front())) return;
    LinkId const standing = graph.link(premises.front());
    if (graph.links[standing].kind != LinkKind::standing) return;
    auto const grounds = graph.pros[graph.premises[standing.index()].front()];
    if (std::ranges::any_of(grounds, [&](LinkId pro) { return accepted(pro) && !graph.links[pro].reported; }))
      return;
    auto const& argument = map.arguments[link.argument];
    if (!argument.canonical.valid()) return;
    auto& diagnostic =
        findings.report(rule_id::words_as_reason, map.occurrences[argument.canonical].name,
                        fmt::format("{} is what somebody said, and speaks {} {}", name_of(map, link.argument),
                                    link.pro ? "for" : "against", name_of(map, claim)));
    diagnostic.label = "a quotation shows that it was said";
    diagnostic.help = "map what was said as a claim of its own, or find a source for the fact";
    diagnostic.subject = subject_of(map, claim);
  });
}

}  // namespace stet::verify::rules
