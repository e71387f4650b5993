// The words of explanations: why a claim has its verdict, and what would give it another. Everything here can
// be checked by doing what it says and evaluating again (docs/semantics.md, "Explanations").
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "argmap/evaluate/verdict.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

// How a step bears on the one that it hangs under.
enum class Bearing : std::uint8_t {
  asked,        // the claim asked about
  cites,        // a citation that speaks for it
  supports,     // a reason that speaks for it
  entails,      // the same, strictly
  concludes,    // an inferential step that ends in it
  premise,      // what the step above rests on
  backs,        // support for the step itself: shown, never decisive
  rebuts,       // speaks against a conclusion; weights decide
  undermines,   // speaks against a premise; weights decide
  undercuts,    // disarms the step, whatever anything weighs
  contrary,     // excludes it, and is not excluded by it
  contradicts,  // excludes it and is excluded by it
};
[[nodiscard]] std::string_view to_string(Bearing bearing);

// How what carries a claim or a step belongs together.
enum class Grouping : std::uint8_t {
  single,      // there is at most one
  linked,      // premises of one step: it needs them all
  convergent,  // reasons for one claim: each is enough by itself
};
[[nodiscard]] std::string_view to_string(Grouping grouping);

// One line of a proof tree, in preorder.
struct Step {
  enum class Kind : std::uint8_t {
    claim,
    inference,
    argument,
    evidence,
    attack,
    undercut,
    backing,
    missing,
    circle
  };
  Kind kind = Kind::claim;
  Bearing bearing = Bearing::asked;
  Grouping grouping = Grouping::single;  // of what speaks for it
  std::uint32_t depth = 0;
  Label label = Label::undecided;
  bool strict = false;    // an inference without exceptions
  double weight = 0.0;    // of citations, reasons and steps; 0 for claims
  StatementId statement;  // which of these are valid depends on the kind
  ArgumentId argument;
  InferenceId inference;
  CitationId citation;
  Location location;  // where it is written
  std::string text;   // one sentence for a reader
};

// A claim, or that an argument without reconstruction holds; exactly one is valid.
struct Subject {
  StatementId statement;
  ArgumentId argument;
  friend bool operator==(Subject const&, Subject const&) = default;
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
  std::size_t omitted = 0;  // more that are accepted
};

// What a split turns on: whichever way these are settled, the claim is settled too. `outcomes[bits]` is the
// verdict if those of `subjects` whose bit is set are accepted and the others are rejected.
struct Crux {
  std::vector<Subject> subjects;
  std::vector<Verdict> outcomes;
};

// An open question: a citation that could not be checked, or a claim or an argument that wants a source, or
// may have one against it. `holds` is the verdict if the citation turns out to count, or if a source for the
// claim (and for all of `with`) is found; `fails` if the citation is found not to count, or if a source
// against the claim is found; where several are needed, as long as one of them is not.
struct Question {
  CitationId citation;  // or
  Subject subject;
  std::vector<Subject> with;  // it decides only together with these
  Verdict holds = Verdict::supported;
  Verdict fails = Verdict::unsupported;
};

// The smallest set of sources whose loss changes the verdict, each by its first citation.
struct Fragility {
  std::vector<CitationId> sources;       // empty: no set of up to three does
  Verdict without = Verdict::supported;  // the verdict once they are lost
};

// Between which weights of a citation the verdict stays as it is. Weights go from 0.001 to 1 in steps of
// 0.001.
struct WeightInterval {
  CitationId citation;
  double now = 0.5;
  double from = 0.001;
  double to = 1.0;
  std::optional<Verdict> below;  // the verdict one step outside, if there is an outside
  std::optional<Verdict> above;
};

// Which lists may lack something: there is more than is shown, or more than could be tried.
struct Cut {
  bool proof = false;
  bool repairs = false;
  bool fragility = false;
  bool weights = false;
  bool cruxes = false;
  bool questions = false;
};

// How much is left out of lists that have a greatest length.
struct Omitted {
  std::size_t proof = 0;  // branches of it that are not told
  std::size_t circle = 0;
};

struct Explanation {
  std::string summary;  // one sentence: why the verdict is what it is
  std::vector<Step> proof;
  std::vector<StatementId> circle;  // the unfounded circle it hangs in, if any
  std::vector<Repair> repairs;      // smallest first; applying one and evaluating again gives `supported`
  Fragility fragility;
  std::vector<WeightInterval> weights;  // of the citations whose weight matters
  std::vector<Position> positions;      // of a split: one with the claim, one against it
  std::vector<Crux> cruxes;             // of a split, smallest first
  std::vector<Question> questions;      // what to check next, what decides most first
  Cut cut;
  Omitted omitted;
};

}  // namespace stet::argmap::evaluate
