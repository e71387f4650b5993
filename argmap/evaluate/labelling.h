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
  std::vector<std::uint32_t> origins;   // by claim: independent origins accepted in its favour (up to 32, or
                                        // as many as some standard asks for)
  std::vector<std::uint8_t> primary;    // by claim: one of them is a primary source
  std::vector<std::uint8_t> on_record;  // by claim: one of them is on the record

  [[nodiscard]] Label of(Node node) const { return model.label[node]; }
};

[[nodiscard]] Labelling label(Graph const& graph, Reading reading);

}  // namespace stet::argmap::evaluate
