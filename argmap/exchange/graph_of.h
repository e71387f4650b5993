// A map as claims and steps: what write_map makes of an ArgumentGraph is taken apart again, and maps that
// were written by hand are brought into the same form.
#pragma once

#include "argmap/exchange/graph.h"
#include "argmap/map.h"
#include "base/source.h"

namespace stet::argmap::exchange {

// What the claims and steps of a map stand for in it. Exactly one id of a row is valid.
struct Subject {
  StatementId statement;
  ArgumentId argument;
};

struct MapGraph {
  ArgumentGraph graph;
  Table<Subject, PropositionId> claims;  // an argument that nobody has taken apart is a claim too
  Table<Subject, StepId> steps;          // none valid: a plain relation
};

// The graph of a map. Ids are those that the map keeps as data, else the titles; they are unique among claims
// and steps. An inference is a step, and so is every other relation; contradictions, which have no direction,
// are steps of attack on the one that was written first. Citations stay in the claims' markup and data, and
// their keys are the references of its claims. Linear in the size of the map.
[[nodiscard]] MapGraph graph_of(Sources const& sources, ArgumentMap const& map);

}  // namespace stet::argmap::exchange
