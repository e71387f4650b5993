#include "argmap/evaluate/explain.h"

#include <algorithm>

#include "argmap/evaluate/circles.h"
#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/positions.h"
#include "argmap/evaluate/proof.h"
#include "argmap/evaluate/repair.h"
#include "argmap/evaluate/text.h"

namespace stet::argmap::evaluate {
namespace {

// What is accepted on either side of what the well-founded model leaves open.
std::vector<Position> positions_of(WhatIf const& what_if) {
  std::vector<Position> out;
  for (Label const side : {Label::in, Label::out}) {
    Position position{side, {}};
    for (ClaimId const member : position_with(what_if.graph(), what_if.labels(), what_if.claim(), side)) {
      StatementId const statement = what_if.subject(member).statement;
      if (statement.valid()) position.accepted.push_back(statement);
    }
    if (side == Label::out || !position.accepted.empty()) out.push_back(std::move(position));
  }
  return out;
}

}  // namespace

std::string_view to_string(Bearing bearing) {
  switch (bearing) {
    case Bearing::asked: return "asked";
    case Bearing::cites: return "cites";
    case Bearing::supports: return "supports";
    case Bearing::entails: return "entails";
    case Bearing::concludes: return "concludes";
    case Bearing::premise: return "premise";
    case Bearing::backs: return "backs";
    case Bearing::rebuts: return "rebuts";
    case Bearing::undermines: return "undermines";
    case Bearing::undercuts: return "undercuts";
    case Bearing::contrary: return "contrary";
    case Bearing::contradicts: return "contradicts";
  }
  return "asked";
}

std::string_view to_string(Grouping grouping) {
  switch (grouping) {
    case Grouping::single: return "single";
    case Grouping::linked: return "linked";
    case Grouping::convergent: return "convergent";
  }
  return "single";
}

Explanation explain(ArgumentMap const& map, [[maybe_unused]] std::vector<Evidence> const& evidence,
                    Options const& options, Evaluation const& evaluation, StatementId claim) {
  Explanation out;
  if (!evaluation.compiled || !claim.valid() || claim.index() >= evaluation.verdicts.size()) return out;
  Compiled const& compiled = *evaluation.compiled;
  Graph const& graph = compiled.graph;
  ClaimId const id = graph.claim_of_statement[claim.index()];
  ClaimVerdict const& verdict = evaluation.verdicts[claim];

  out.summary = Wording(map, compiled).summary(id, verdict);
  out.proof = proof_of(map, compiled, id);
  if (compiled.judgement.causes.of[graph.node(id)] == Cause::circular) {
    for (ClaimId const member : circle_of(graph, compiled.judgement.causes.circular, id)) {
      if (graph.claims[member].statement.valid()) out.circle.push_back(graph.claims[member].statement);
    }
  }
  if (verdict.verdict == Verdict::not_checkable) return out;

  WhatIf const what_if(graph, id, options.policy);
  if (verdict.verdict == Verdict::contested && verdict.label == Label::undecided) {
    out.positions = positions_of(what_if);
    out.cruxes = cruxes_of(what_if);
  }
  // Nobody can give an opinion or a hypothesis a source.
  auto const idle = [&](StatementId statement) {
    return statement.valid() && evaluation.verdicts[statement].verdict == Verdict::not_checkable;
  };
  out.repairs = repairs_of(what_if);
  std::erase_if(out.repairs,
                [&](Repair const& repair) { return std::ranges::any_of(repair.statements, idle); });
  out.fragility = fragility_of(map, what_if);
  out.weights = weights_of(what_if);
  out.questions = questions_of(what_if, out.repairs);
  std::erase_if(out.questions, [&](Question const& question) { return idle(question.subject.statement); });
  return out;
}

}  // namespace stet::argmap::evaluate
