// What an evaluation keeps for explanations.
#pragma once

#include "argmap/evaluate/judge.h"

namespace stet::argmap::evaluate {

struct Compiled {
  Graph graph;
  Readings readings;
  Judgement judgement;
};

}  // namespace stet::argmap::evaluate
