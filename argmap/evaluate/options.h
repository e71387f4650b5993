// What a house and a map decide about an evaluation.
#pragma once

#include <utility>
#include <vector>

#include "argmap/evaluate/thresholds.h"
#include "argmap/evaluate/verdict.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

struct Options {
  StandardOfProof standard;  // for claims without one of their own
  std::vector<std::pair<StatementId, StandardOfProof>> standards;
  bool undecided_counts = false;                      // treat undecided evidence as present
  std::vector<StatementId> presumed;                  // accepted unless opposed
  std::vector<std::pair<InferenceId, double>> steps;  // what inferential steps weigh that do not weigh 0.5
  Policy policy = Policy::cautious;
  Thresholds thresholds;
};

}  // namespace stet::argmap::evaluate
