// Maps written by hand, for tests of what they mean. `claim("x")` names or creates a statement,
// `argument("a")` an argument.
#pragma once

#include <string>
#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "argmap/evaluate/explain.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate::test {

class Maker {
 public:
  ArgumentMap map;
  std::vector<Evidence> evidence;
  Options options;

  StatementId claim(std::string const& title);
  ArgumentId argument(std::string const& title);
  void tag(std::string const& title, std::string const& name);

  // A citation of a claim; every one is an origin of its own unless told otherwise.
  CitationId source(std::string const& title, double weight = 0.5, std::uint32_t origin = 0,
                    EvidenceState state = EvidenceState::present);
  CitationId source_of_argument(std::string const& title, double weight = 0.5, std::uint32_t origin = 0,
                                EvidenceState state = EvidenceState::present);

  InferenceId step(std::string const& argument_title, std::vector<std::string> const& premises,
                   std::string const& conclusion, bool strict = false);

  static End end(StatementId id) { return {.statement = id, .argument = {}, .inference = {}}; }
  static End end(ArgumentId id) { return {.statement = {}, .argument = id, .inference = {}}; }
  static End end(InferenceId id) { return {.statement = {}, .argument = {}, .inference = id}; }
  StatedId relate(RelationKind kind, End from, End to);
  // Between statements, by title.
  StatedId supports(std::string const& from, std::string const& to);
  StatedId attacks(std::string const& from, std::string const& to);
  StatedId contradicts(std::string const& a, std::string const& b);

  [[nodiscard]] Evaluation evaluate() const { return evaluate::evaluate(map, evidence, options); }
  // "supported by-evidence"
  [[nodiscard]] std::string verdict(std::string const& title) const;
  [[nodiscard]] Explanation explain(std::string const& title) const;

 private:
  CitationId cite(Evidence piece);
};

}  // namespace stet::argmap::evaluate::test
