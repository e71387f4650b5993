// A graph under one reading: the well-founded model of its program, and what the accepted chains go back to.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/origins.h"
#include "argmap/evaluate/wellfounded.h"
#include "base/components.h"

namespace stet::argmap::evaluate {

// What all readings of a graph have in common.
struct Grounding {
  Program program;
  Index index;
  Components cycles;                // support_cycles() of the graph
  std::optional<Components> atoms;  // of the program's positive dependencies, where nodes have several levels

  // The components of positive dependence among atoms.
  [[nodiscard]] Components const& founding() const { return atoms ? *atoms : cycles; }
};
[[nodiscard]] std::shared_ptr<Grounding const> ground(Graph const& graph);

struct Labelling {
  std::shared_ptr<Grounding const> grounding;
  Model model;
  Chains chains;  // on the evidence only

  [[nodiscard]] Label of(Node node) const { return model.label[node]; }
  [[nodiscard]] Program const& program() const { return grounding->program; }
  // By atom: the rules that it is the head of.
  [[nodiscard]] Rows<RuleIndex> const& rules_of() const { return grounding->index.head; }
};

[[nodiscard]] Labelling label(Graph const& graph, std::shared_ptr<Grounding const> grounding,
                              Reading reading);

}  // namespace stet::argmap::evaluate
