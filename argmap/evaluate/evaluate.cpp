#include "argmap/evaluate/evaluate.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "argmap/evaluate/compile.h"
#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/policy.h"
#include "argmap/evaluate/strength.h"

namespace stet::argmap::evaluate {
namespace {

// Balances only rank: a tangle that does not settle soon is shown as far as it came.
constexpr std::size_t balance_work = 20'000'000;

}  // namespace

Evaluation evaluate(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options) {
  auto compiled = std::make_shared<Compiled>();
  compiled->graph = compile(map, evidence, options);
  for (Evidence const& piece : evidence) {
    if (piece.fault.empty()) continue;
    compiled->faults.resize(std::max(compiled->faults.size(), piece.citation.index() + 1));
    compiled->faults[piece.citation.index()] = piece.fault;
  }
  compiled->readings = read(compiled->graph);
  compiled->judgement = judge(compiled->graph, compiled->readings);

  if (options.policy != Policy::cautious)
    apply(options.policy, compiled->graph, compiled->readings.evidence, compiled->judgement);

  Evaluation out;
  std::vector<std::optional<Reason>> kind_of_tag;
  for (std::string const& tag : map.tags) kind_of_tag.push_back(not_checkable(tag));
  for (StatementId const statement : map.statements.ids()) {
    ClaimVerdict verdict = compiled->judgement.verdicts[statement.index()];
    for (TagId const tag : map.statements[statement].tags) {
      if (auto const kind = kind_of_tag[tag.index()]) {
        verdict.verdict = Verdict::not_checkable;
        verdict.reason = *kind;
        break;
      }
    }
    out.verdicts.add(verdict);
  }
  for (auto const& circle : compiled->judgement.circles) {
    std::vector<StatementId> statements;
    for (ClaimId const claim : circle) {
      StatementId const statement = compiled->graph.claims[claim].statement;
      if (statement.valid()) statements.push_back(statement);
    }
    if (!statements.empty()) out.circles.push_back(std::move(statements));
  }
  out.compiled = std::move(compiled);
  return out;
}

Balances balances(Evaluation const& evaluation) {
  Strengths const all = strengths(evaluation.compiled->graph, {.work = balance_work});
  Balances out;
  out.converged = all.converged;
  for (StatementId const statement : evaluation.verdicts.ids()) out.of.add(all.claim[statement.index()]);
  return out;
}

}  // namespace stet::argmap::evaluate
