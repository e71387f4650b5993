// What a map will look like before a word of it is written: titles, and what stands where. Internal to
// argmap/exchange.
#pragma once

#include <string>
#include <vector>

#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

struct MapPlan {
  // By claim.
  std::vector<std::string> claim_titles;           // unique among statements, or among arguments
  std::vector<bool> as_argument;                   // is written `<T>`
  std::vector<bool> is_inside;                     // below something of its own section, or a premise there
  std::vector<std::vector<StepId>> relations_of;   // plain reasons for and against it
  std::vector<std::vector<StepId>> structures_of;  // structures that end in it
  // By step.
  std::vector<std::string> step_titles;         // unique among arguments
  std::vector<bool> is_structure;               // everything but a plain reason for or against something
  std::vector<std::vector<StepId>> bearing_on;  // steps that bear on it
  std::vector<std::vector<StepId>> steps_with;  // of an argument's first step: all its steps; else empty
  std::vector<StepId> first_of;                 // the first step of its argument
  // By heading, one more than there are: first what stands under none.
  std::vector<std::vector<PropositionId>> claims_under;
  std::vector<std::vector<StepId>> structures_under;
  std::vector<std::vector<StepId>> apart_under;  // relations that are no part of a tree
};

// Linear in the size of the graph.
[[nodiscard]] MapPlan plan_map(ArgumentGraph const& graph);

// Has an end that it bears on, or none of its premises to lose.
[[nodiscard]] bool is_complete(Step const& step);
// Ends, from premises, in a claim that it supports.
[[nodiscard]] bool proves(Step const& step);
// The word that the other program, or Argdown, has for the relation; empty if there is none.
[[nodiscard]] std::string relation_word(Step const& step);

}  // namespace stet::argmap::exchange
