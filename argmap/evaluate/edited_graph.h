// The evaluation graph of a map that is being edited: what an edit of the map changes in the graph, and which
// nodes have other conditions since. Knows no labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "argmap/evaluate/dependents.h"
#include "argmap/evaluate/graph.h"
#include "argmap/evaluate/wiring.h"

namespace stet::argmap::evaluate {

class EditedGraph {
 public:
  EditedGraph(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options);

  [[nodiscard]] Graph const& graph() const { return graph_; }
  [[nodiscard]] Dependents const& dependents() const { return dependents_; }
  [[nodiscard]] ClaimId claim_of(StatementId statement) const {
    return graph_.claim_of_statement[statement.index()];
  }

  // The edits of session.h.
  RelationId add(RelationKind kind, End const& from, End const& to);
  void change(RelationId relation, RelationKind kind);
  void remove(RelationId relation);
  StatementId add_statement();
  void remove_relations_of(StatementId statement);
  void set(StatementId statement, StandardOfProof const& standard, bool presumed);
  void set_evidence(StatementId statement, std::span<Evidence const> evidence);
  void set_evidence(ArgumentId argument, std::span<Evidence const> evidence);

  // Nodes whose conditions have changed since forget_touched(), ascending.
  [[nodiscard]] std::vector<Node> const& touched();
  void forget_touched() { touched_.clear(); }
  // Whether nodes have other numbers since: there was no room left for new ones, or this is the beginning.
  [[nodiscard]] bool renumbered() const { return renumbered_; }
  void forget_renumbered() { renumbered_ = false; }

 private:
  // The map as far as relations are concerned.
  struct Drawn {
    RelationKind kind;
    End from;
    End to;
    std::vector<LinkId> links;
  };

  void make_room();
  void touch(Node node) { touched_.push_back(node); }
  void touch_with_opposed(ClaimId claim);
  LinkId add_link(Link const& link, std::span<Node const> premises);
  void remove_link(LinkId id);
  void wire(RelationId id, bool drawn);
  void oppose(ClaimId claim, ClaimId opponent, bool drawn);
  void replace_evidence(ClaimId claim, std::span<Evidence const> pieces);
  void weigh(ArgumentId argument);

  Options options_;
  Wiring wiring_;  // before the graph, which fills it
  Graph graph_;
  Dependents dependents_;
  std::vector<Drawn> relations_;
  Lists<RelationId> relations_of_;  // by statement
  // How often a claim and its opponent were drawn.
  std::unordered_map<std::uint64_t, std::uint32_t> opposed_;
  std::vector<ClaimId> spare_claims_;
  std::vector<LinkId> spare_links_;
  std::vector<Node> touched_;
  bool renumbered_ = true;
};

}  // namespace stet::argmap::evaluate
