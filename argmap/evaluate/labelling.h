// A graph under one reading: its program, the well-founded model, and what the accepted chains go back to.
#pragma once

#include <vector>

#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/origins.h"
#include "argmap/evaluate/wellfounded.h"

namespace stet::argmap::evaluate {

struct Labelling {
  Program program;
  Model model;
  Rows<RuleIndex> rules_of;
  Chains chains;  // on the evidence only

  [[nodiscard]] Label of(Node node) const { return model.label[node]; }
};

// `cycles` are the graph's support_cycles().
[[nodiscard]] Labelling label(Graph const& graph, Components const& cycles, Reading reading);

}  // namespace stet::argmap::evaluate
