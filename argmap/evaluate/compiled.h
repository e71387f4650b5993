// What an evaluation keeps for explanations.
#pragma once

#include <string>
#include <vector>

#include "argmap/evaluate/judge.h"

namespace stet::argmap::evaluate {

struct Compiled {
  Graph graph;
  std::vector<std::string> faults;  // by citation; may be shorter
  Readings readings;
  Judgement judgement;
};

}  // namespace stet::argmap::evaluate
