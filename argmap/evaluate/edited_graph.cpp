#include "argmap/evaluate/edited_graph.h"

#include <algorithm>
#include <utility>

#include "argmap/evaluate/compile.h"

namespace stet::argmap::evaluate {
namespace {

// Claims and links that stand for nothing yet. Links are numbered after all claims, so these move.
void add_room(Graph& graph, std::size_t claims, std::size_t links) {
  auto const before = static_cast<Node>(graph.claims.size());
  auto const moved = [&](Node node) {
    return node < before || node == Graph::no_node ? node : node + static_cast<Node>(claims);
  };
  graph.premises.replace_all(moved);
  graph.undercutters.replace_all(moved);
  graph.backing.replace_all(moved);
  for (Node& node : graph.standing_of) node = moved(node);
  for (std::size_t i = 0; i < claims; ++i) graph.claims.add({});
  for (auto* lists : {&graph.pros, &graph.cons}) lists->add_rows(claims);
  graph.opponents.add_rows(claims);
  for (std::size_t i = 0; i < links; ++i) {
    Link unused;
    unused.state = EvidenceState::absent;
    graph.links.add(unused);
  }
  for (auto* lists : {&graph.premises, &graph.undercutters, &graph.backing}) lists->add_rows(links);
}

// Adds an item to a row, or takes it out again.
template <class T>
void put(Lists<T>& lists, std::size_t row, T item, bool in) {
  if (in) {
    lists.add(row, item);
  } else {
    lists.remove(row, item);
  }
}

std::uint64_t pair_of(ClaimId claim, ClaimId opponent) {
  return (std::uint64_t{claim.index()} << 32U) | opponent.index();
}

}  // namespace

EditedGraph::EditedGraph(ArgumentMap const& map, std::vector<Evidence> const& evidence,
                         Options const& options)
    : options_(options), graph_(compile(map, evidence, options_, wiring_)) {
  relations_of_.add_rows(map.statements.size());
  Pieces pieces;
  for (RelationId const id : map.relations.ids()) {
    Relation const& relation = map.relations[id];
    relations_.push_back({relation.kind, relation.from, relation.to, {}});
    for (End const& end : {relation.from, relation.to}) {
      if (end.statement.valid()) relations_of_.add(end.statement.index(), id);
    }
    pieces.clear();
    wiring_.pieces_of(graph_, id, relation, pieces);
    for (auto const& [claim, opponent] : pieces.oppositions) ++opposed_[pair_of(claim, opponent)];
  }
  for (LinkId const link : graph_.links.ids()) {
    RelationId const relation = graph_.links[link].relation;
    if (relation.valid()) relations_[relation.index()].links.push_back(link);
  }
  make_room();
}

void EditedGraph::make_room() {
  std::size_t const claims = 64 + graph_.claims.size() / 16;
  std::size_t const links = 256 + graph_.links.size() / 16;
  std::size_t const first_claim = graph_.claims.size();
  std::size_t const first_link = graph_.links.size();
  add_room(graph_, claims, links);
  for (std::size_t i = claims; i > 0; --i) spare_claims_.emplace_back(first_claim + i - 1);
  for (std::size_t i = links; i > 0; --i) spare_links_.emplace_back(first_link + i - 1);
  dependents_ = dependents_of(graph_);
  touched_.clear();
  renumbered_ = true;
}

std::vector<Node> const& EditedGraph::touched() {
  std::ranges::sort(touched_);
  touched_.erase(std::ranges::unique(touched_).begin(), touched_.end());
  return touched_;
}

// What speaks for a claim also matters to those that it excludes.
void EditedGraph::touch_with_opposed(ClaimId claim) {
  touch(graph_.node(claim));
  for (ClaimId const other : dependents_.opposing_of[claim.index()]) touch(graph_.node(other));
}

LinkId EditedGraph::add_link(Link const& link, std::span<Node const> premises) {
  LinkId const id = spare_links_.back();
  spare_links_.pop_back();
  graph_.links[id] = link;
  for (Node const premise : premises) {
    graph_.premises.add(id.index(), premise);
    dependents_.resting.add(premise, id);
  }
  touch(graph_.node(id));
  if (link.conclusion.valid()) {
    (link.pro ? graph_.pros : graph_.cons).add(link.conclusion.index(), id);
    touch_with_opposed(link.conclusion);
  }
  return id;
}

void EditedGraph::remove_link(LinkId id) {
  Link const link = graph_.links[id];
  for (Node const premise : graph_.premises[id.index()]) dependents_.resting.remove(premise, id);
  graph_.premises.clear(id.index());
  if (link.conclusion.valid()) {
    (link.pro ? graph_.pros : graph_.cons).remove(link.conclusion.index(), id);
    touch_with_opposed(link.conclusion);
  }
  graph_.links[id] = {};
  graph_.links[id].state = EvidenceState::absent;
  touch(graph_.node(id));
  spare_links_.push_back(id);
}

// Puts into the graph what a relation is, or takes it out.
void EditedGraph::wire(RelationId id, bool drawn) {
  Drawn& row = relations_[id.index()];
  Relation relation;
  relation.kind = row.kind;
  relation.from = row.from;
  relation.to = row.to;
  Pieces pieces;
  wiring_.pieces_of(graph_, id, relation, pieces);
  if (drawn) {
    if (spare_links_.size() < pieces.links.size()) {  // nodes move, so the pieces are made again
      make_room();
      return wire(id, drawn);
    }
    for (Pieces::NewLink const& piece : pieces.links)
      row.links.push_back(add_link(piece.link, piece.premises.nodes()));
    for (LinkId const link : row.links) graph_.links[link].weight = weight_of(graph_, link);
  }
  for (Pieces::Bearing const& piece : pieces.bearings) {
    Node const by = piece.by_link ? graph_.node(row.links[piece.by]) : piece.by;
    put(piece.pro ? graph_.backing : graph_.undercutters, piece.step.index(), by, drawn);
    if (piece.pro) continue;
    put(dependents_.disarmed, by, piece.step, drawn);
    touch(graph_.node(piece.step));
  }
  for (auto const& [claim, opponent] : pieces.oppositions) oppose(claim, opponent, drawn);
  if (drawn) return;
  for (LinkId const link : row.links) remove_link(link);
  row.links.clear();
}

// Opposition counts once, however often it is drawn.
void EditedGraph::oppose(ClaimId claim, ClaimId opponent, bool drawn) {
  std::uint32_t& times = opposed_[pair_of(claim, opponent)];
  times = drawn ? times + 1 : times - 1;
  if (times != (drawn ? 1U : 0U)) return;
  put(graph_.opponents, claim.index(), opponent, drawn);
  put(dependents_.opposing_of, opponent.index(), claim, drawn);
  touch(graph_.node(claim));
}

RelationId EditedGraph::add(RelationKind kind, End const& from, End const& to) {
  RelationId const id{relations_.size()};
  relations_.push_back({kind, from, to, {}});
  for (End const& end : {from, to}) {
    if (end.statement.valid()) relations_of_.add(end.statement.index(), id);
  }
  wire(id, true);
  return id;
}

void EditedGraph::change(RelationId relation, RelationKind kind) {
  wire(relation, false);
  relations_[relation.index()].kind = kind;
  wire(relation, true);
}

void EditedGraph::remove(RelationId relation) {
  wire(relation, false);
  Drawn const& drawn = relations_[relation.index()];
  for (End const& end : {drawn.from, drawn.to}) {
    if (end.statement.valid()) relations_of_.remove(end.statement.index(), relation);
  }
}

StatementId EditedGraph::add_statement() {
  if (spare_claims_.empty()) make_room();
  StatementId const id{graph_.claim_of_statement.size()};
  ClaimId const claim = spare_claims_.back();
  spare_claims_.pop_back();
  graph_.claim_of_statement.push_back(claim);
  graph_.claims[claim].statement = id;
  graph_.claims[claim].standard = options_.standard;
  relations_of_.add_rows(1);
  touch(graph_.node(claim));
  return id;
}

void EditedGraph::remove_relations_of(StatementId statement) {
  auto const row = relations_of_[statement.index()];
  std::vector<RelationId> drawn(row.begin(), row.end());
  std::ranges::sort(drawn);
  drawn.erase(std::ranges::unique(drawn).begin(), drawn.end());
  for (RelationId const id : drawn) remove(id);
}

void EditedGraph::set(StatementId statement, StandardOfProof const& standard, bool presumed) {
  ClaimId const claim = claim_of(statement);
  graph_.claims[claim].standard = standard;
  graph_.claims[claim].presumed = presumed;
  touch(graph_.node(claim));
}

void EditedGraph::replace_evidence(ClaimId claim, std::span<Evidence const> pieces) {
  std::vector<LinkId> old;
  for (LinkId const link : graph_.pros[claim.index()]) {
    if (graph_.links[link].kind == LinkKind::evidence) old.push_back(link);
  }
  for (LinkId const link : old) remove_link(link);
  while (spare_links_.size() < pieces.size()) make_room();
  for (Evidence const& piece : pieces) {
    if (auto const link = link_of(graph_, piece, options_)) add_link(*link, {});
  }
  graph_.claims[claim].cited = !pieces.empty();
}

void EditedGraph::set_evidence(StatementId statement, std::span<Evidence const> evidence) {
  replace_evidence(claim_of(statement), evidence);
}

void EditedGraph::set_evidence(ArgumentId argument, std::span<Evidence const> evidence) {
  ClaimId const claim = graph_.claim_of_argument[argument.index()];
  if (!claim.valid()) return;  // documents a reconstruction, and decides nothing
  replace_evidence(claim, evidence);
  weigh(argument);
}

// An argument of nothing but sources weighs what they do.
void EditedGraph::weigh(ArgumentId argument) {
  for (LinkId const link : dependents_.resting[graph_.standing_of[argument.index()]]) {
    double const weight = weight_of(graph_, link);
    if (weight == graph_.links[link].weight) continue;
    graph_.links[link].weight = weight;
    touch_with_opposed(graph_.links[link].conclusion);
  }
}

}  // namespace stet::argmap::evaluate
