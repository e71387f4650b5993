#include "argmap/evaluate/standing.h"

#include "argmap/evaluate/compiled.h"

namespace stet::argmap::evaluate {
namespace {

Standing standing(Compiled const& compiled, Node node) {
  if (node == Graph::no_node) return Standing::unsourced;
  switch (compiled.readings.evidence.of(node)) {
    case Label::in: return Standing::counts;
    case Label::undecided: return Standing::open;
    case Label::out: break;
  }
  Cause const cause = compiled.judgement.causes.of[node];
  return cause == Cause::defeated || cause == Cause::contested ? Standing::defeated : Standing::unsourced;
}

}  // namespace

Table<Standing, ArgumentId> standings(ArgumentMap const& map, Evaluation const& evaluation) {
  Table<Standing, ArgumentId> result;
  result.resize(map.arguments.size(), Standing::unsourced);
  if (!evaluation.compiled) return result;
  for (ArgumentId const id : map.arguments.ids())
    result[id] = standing(*evaluation.compiled, evaluation.compiled->graph.standing_of[id.index()]);
  return result;
}

Standing standing_of(Evaluation const& evaluation, StatementId claim) {
  if (!evaluation.compiled) return Standing::unsourced;
  Graph const& graph = evaluation.compiled->graph;
  return standing(*evaluation.compiled, graph.node(graph.claim_of_statement[claim.index()]));
}

}  // namespace stet::argmap::evaluate
