// From a map and its evidence to verdicts (reference: docs/semantics.md).
#pragma once

#include <memory>
#include <vector>

#include "argmap/evaluate/evidence.h"
#include "argmap/evaluate/options.h"
#include "argmap/evaluate/verdict.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

// The compiled evaluation graph with its labels under both readings; what explanations are made from.
struct Compiled;

struct Evaluation {
  Table<ClaimVerdict, StatementId> verdicts;      // one a statement
  std::vector<std::vector<StatementId>> circles;  // unfounded circles of support, each once
  std::shared_ptr<Compiled const> compiled;       // for explain()
};

[[nodiscard]] Evaluation evaluate(ArgumentMap const& map, std::vector<Evidence> const& evidence,
                                  Options const& options = {});

// Gradual strength of each statement in [0, 1]: it ranks claims and decides nothing. Costs more than the
// verdicts on maps with cycles, so it is computed when somebody asks for it.
struct Balances {
  Table<double, StatementId> of;
  bool converged = true;  // false: some cycle was cut off, by a bound on the work, while it still moved
};
[[nodiscard]] Balances balances(Evaluation const& evaluation);

}  // namespace stet::argmap::evaluate
