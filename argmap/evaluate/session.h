// Verdicts that follow edits of a map: change a relation, a statement or its evidence, and have the verdicts
// that change in time proportional to what hangs on it. The result is what evaluating anew would give.
//
// Two things cost a pass over the map: a standard that asks for more independent sources than any before it
// and more than four, and growing by a sixteenth. A map is evaluated anew on every update as long as some
// standard asks for more than 32 sources.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

// What a statement brings along by itself.
struct Properties {
  StandardOfProof standard;
  bool presumed = false;                // accepted unless opposed
  std::optional<Reason> not_checkable;  // an opinion, a prediction, a hypothesis or a definition
};

class Session {
 public:
  // Evaluates the map. Keeps nothing of it but numbers.
  Session(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options = {});
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  // Edits. They are collected until the next update(). Ids are those of the map; what is added gets the next
  // one, and what is removed leaves its own unused. Preconditions: ids and ends exist, and were not removed.
  RelationId add(RelationKind kind, End const& from, End const& to);
  void change(RelationId relation, RelationKind kind);
  void remove(RelationId relation);
  StatementId add_statement();  // with the standard of the options
  void set(StatementId statement, Properties const& properties);
  void remove(StatementId statement);  // with its relations and evidence; steps may still rest on it
  // In place of all evidence that the statement, or the argument, had.
  void set_evidence(StatementId statement, std::span<Evidence const> evidence);
  void set_evidence(ArgumentId argument, std::span<Evidence const> evidence);

  // Takes the edits in. Returns the statements whose verdict, reason or label is another now, ascending.
  std::vector<StatementId> update();

  // As of the last update().
  [[nodiscard]] Properties properties(StatementId statement) const;
  [[nodiscard]] ClaimVerdict verdict(StatementId statement) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stet::argmap::evaluate
