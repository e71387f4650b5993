// Why a claim has its verdict, and what would give it another.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "argmap/evaluate/evaluate.h"

namespace stet::argmap::evaluate {

// One line of a proof tree, in preorder.
struct Step {
  enum class Kind : std::uint8_t { claim, inference, argument, evidence, attack, undercut, missing, circle };
  Kind kind = Kind::claim;
  std::uint32_t depth = 0;
  Label label = Label::undecided;
  StatementId statement;  // which of these are valid depends on the kind
  ArgumentId argument;
  InferenceId inference;
  CitationId citation;
  Location location;  // where it is written
  std::string text;   // one sentence for a reader
};

// A set of claims or arguments which, each given a sound source, would make the claim supported.
struct Repair {
  std::vector<StatementId> statements;
  std::vector<ArgumentId> arguments;
};

// What is accepted if one takes one side of a split.
struct Position {
  Label claim = Label::in;  // what becomes of the claim asked about
  std::vector<StatementId> accepted;
};

struct Explanation {
  std::string summary;  // one sentence: why the verdict is what it is
  std::vector<Step> proof;
  std::vector<StatementId> circle;  // the unfounded circle it hangs in, if any
  std::vector<Repair> repairs;      // smallest first; applying one and evaluating again gives `supported`
  std::vector<CitationId>
      fragile;  // a smallest set of citations whose loss changes the verdict; empty if none
  std::vector<Position> positions;  // of a split: one with the claim, one against it
};

[[nodiscard]] Explanation explain(ArgumentMap const& map, std::vector<Evidence> const& evidence,
                                  Options const& options, Evaluation const& evaluation, StatementId claim);

}  // namespace stet::argmap::evaluate
