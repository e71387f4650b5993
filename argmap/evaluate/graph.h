// The evaluation graph: claims, and the links (inferences) that carry or oppose them. It is what a map and
// its evidence come down to once relations, reconstructions and citations mean the same kind of thing. It
// knows ids of the map for the sake of explanations, and no text, no sources, no labels.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "argmap/evaluate/evidence.h"
#include "argmap/evaluate/thresholds.h"
#include "argmap/evaluate/verdict.h"
#include "argmap/map.h"
#include "base/components.h"
#include "base/id.h"
#include "base/rows.h"

namespace stet::argmap::evaluate {

using ClaimId = Id<struct ClaimTag>;
using LinkId = Id<struct LinkTag>;

// Of sources without a rating, and of what is only presumed.
inline constexpr double default_weight = 0.5;

// A claim or a link, as a member of bodies: claims come first, then links. Also their atom in the program.
using Node = std::uint32_t;

// How heavily a node is accepted, and how heavily it could be at most: less than zero is not at all.
struct Force {
  double accepted = -1.0;
  double live = -1.0;  // what is not rejected; never less than `accepted`
  friend bool operator==(Force const&, Force const&) = default;
};
[[nodiscard]] inline Label label_of(Force const& force) {
  return force.accepted >= 0.0 ? Label::in : force.live < 0.0 ? Label::out : Label::undecided;
}
// Of the heaviest of two.
[[nodiscard]] inline Force operator|(Force const& a, Force const& b) {
  return {a.accepted < b.accepted ? b.accepted : a.accepted, a.live < b.live ? b.live : a.live};
}
// Whether something of this weight, if there is any, reaches a limit.
[[nodiscard]] inline bool reaches(double weight, double limit) { return weight >= 0.0 && weight >= limit; }

struct Claim {
  StatementId statement;  // a statement of the map, or
  ArgumentId argument;    // the implicit premise "this argument holds" of an argument without reconstruction
  StandardOfProof standard;
  bool presumed = false;  // accepted unless opposed
  bool cited = false;     // has citations, whatever they turned out to be worth
};

// `sources(n)`, `primary`, `on-record` and `compared` look at whole chains.
[[nodiscard]] inline bool is_editorial(StandardOfProof const& standard) {
  return standard.sources > 0 || standard.primary || standard.on_record || standard.compared;
}

enum class LinkKind : std::uint8_t {
  evidence,  // a citation; no premises
  relation,  // a relation drawn in the map
  step,      // an inferential step of a reconstruction
  standing,  // "this argument stands": from its implicit premise, no conclusion; relations build on it
};

struct Link {
  LinkKind kind = LinkKind::relation;
  bool pro = true;      // for its conclusion, or against it
  bool strict = false;  // the conclusion follows without exception
  bool primary = false;
  bool on_record = true;
  bool reported = false;
  EvidenceState state = EvidenceState::present;
  Grade grade = Grade::cited;  // of evidence
  bool weighed = false;        // has a weight of its own; else it weighs as much as its lightest premise does
  double weight = default_weight;
  std::uint32_t origin = 0;  // of evidence: a row of the graph's `roots`
  ClaimId conclusion;
  ArgumentId argument;  // whose step, standing or relation it is
  InferenceId inference;
  StatedId relation;
  CitationId citation;
};

struct Graph {
  Thresholds thresholds;
  Table<Claim, ClaimId> claims;
  Table<Link, LinkId> links;
  Lists<Node> premises;      // of a link
  Lists<Node> undercutters;  // of a link: any of them, once accepted, disarms it
  Lists<Node> backing;       // of a link: support for the step itself; shown, never decisive
  Lists<LinkId> pros;        // of a claim
  Lists<LinkId> cons;        // of a claim, without those that opponents contribute
  Lists<ClaimId> opponents;  // of a claim: what speaks for an opponent speaks against the claim
  std::vector<std::vector<std::uint32_t>> roots;  // sets of what evidence goes back to, each once
  std::vector<ClaimId> claim_of_statement;        // by statement index
  std::vector<ClaimId> claim_of_argument;         // by argument index; none for reconstructed arguments
  std::vector<Node> standing_of;                  // by argument index; `no_node` if it has none

  static constexpr Node no_node = 0xffffffffU;
  [[nodiscard]] Node node(ClaimId claim) const { return static_cast<Node>(claim.index()); }
  [[nodiscard]] Node node(LinkId link) const { return static_cast<Node>(claims.size() + link.index()); }
  [[nodiscard]] bool is_claim(Node node) const { return node < claims.size(); }
  [[nodiscard]] ClaimId claim(Node node) const { return ClaimId{node}; }
  [[nodiscard]] LinkId link(Node node) const { return LinkId{node - claims.size()}; }
  [[nodiscard]] std::size_t node_count() const { return claims.size() + links.size(); }
};

// Collects a graph in any order that creates nodes before they are used. All claims come before all links.
class GraphBuilder {
 public:
  ClaimId add_claim(Claim claim) { return graph_.claims.add(claim); }
  LinkId add_link(Link link, std::span<Node const> premises);
  void add_undercut(LinkId link, Node by);
  void add_backing(LinkId link, Node by);
  void add_opposition(ClaimId claim, ClaimId opponent);
  [[nodiscard]] Graph& graph() { return graph_; }
  [[nodiscard]] Graph finish() &&;

 private:
  template <class T>
  using Pairs = std::vector<std::pair<std::uint32_t, T>>;

  Graph graph_;
  Rows<Node> premises_;
  Pairs<Node> undercuts_;
  Pairs<Node> backings_;
  Pairs<ClaimId> oppositions_;
};

// The heaviest of some links.
[[nodiscard]] Force heaviest(Graph const& graph, std::vector<Force> const& force,
                             std::span<LinkId const> links);
// Of all that speaks against a claim, what speaks for its opponents included.
[[nodiscard]] Force heaviest_con(Graph const& graph, std::vector<Force> const& force, ClaimId claim);

// The components of support: claims rest on their pros, links on their premises. Numbered so that what a node
// rests on has a number no greater than its own.
[[nodiscard]] Components support_cycles(Graph const& graph);

}  // namespace stet::argmap::evaluate
