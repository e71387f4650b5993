#include "argmap/evaluate/session.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "argmap/evaluate/compile.h"
#include "argmap/evaluate/excerpt.h"
#include "argmap/evaluate/judge.h"
#include "argmap/evaluate/policy.h"
#include "argmap/evaluate/recause.h"
#include "argmap/evaluate/relabel.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::uint32_t reported_origins = 32;  // as many as evaluating anew counts

bool has_gate(StandardOfProof const& standard) {
  return standard.sources > 0 || standard.primary || standard.on_record;
}

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

}  // namespace

struct Session::State {
  // The map as far as relations are concerned.
  struct Drawn {
    RelationKind kind;
    End from;
    End to;
    std::vector<LinkId> links;
  };

  Options options;
  Graph graph;
  Wiring wiring;
  Dependents dependents;
  std::vector<Drawn> relations;
  Lists<RelationId> relations_of;                       // by statement
  std::vector<std::optional<Reason>> not_checkable_as;  // by statement
  std::unordered_map<std::uint64_t, std::uint32_t>
      opposed;  // how often the claim and its opponent were drawn
  std::vector<ClaimId> spare_claims;
  std::vector<LinkId> spare_links;
  std::size_t gated = 0;
  std::vector<Node> touched;

  // What was found. With `anew`, only the verdicts are kept.
  bool anew = true;
  std::optional<Relabelling> evidence;
  std::optional<Relabelling> granted;
  std::optional<Relabelling> absent;  // once there has been an unchecked source
  std::optional<Recausing> causes;
  std::vector<Side> pros;              // by claim
  std::vector<Blockage> blockage;      // by node
  std::vector<Stance> stance;          // by claim
  std::vector<ClaimVerdict> verdicts;  // by statement
  std::vector<std::uint8_t> mark;      // by node, scratch

  State(ArgumentMap const& map, std::vector<Evidence> const& pieces, Options const& chosen);

  // The graph.
  void make_room();
  void touch(Node node) { touched.push_back(node); }
  void touch_with_opposed(ClaimId claim);
  LinkId add_link(Link const& link, std::span<Node const> premises);
  void remove_link(LinkId id);
  void draw(RelationId id);
  void erase(RelationId id);
  void oppose(ClaimId claim, ClaimId opponent);
  void unoppose(ClaimId claim, ClaimId opponent);
  void replace_evidence(ClaimId claim, std::span<Evidence const> pieces);
  void weigh(ArgumentId argument);
  void set_standard(Claim& claim, StandardOfProof const& standard);

  // The verdicts.
  void evaluate_anew();
  std::vector<Node> relabel();
  void look_into_undecided(std::span<Node const> dirty, std::vector<ClaimId>& claims);
  void judge_again(std::vector<ClaimId> claims, std::vector<StatementId>& changed);
  [[nodiscard]] ClaimVerdict finished(ClaimVerdict verdict, StatementId statement) const;
  [[nodiscard]] std::uint32_t origins_of(ClaimId claim) const;
  [[nodiscard]] ClaimId claim_of(StatementId statement) const {
    return graph.claim_of_statement[statement.index()];
  }
};

Session::State::State(ArgumentMap const& map, std::vector<Evidence> const& pieces, Options const& chosen)
    : options(chosen) {
  graph = compile(map, pieces, options, wiring);
  for (Claim const& claim : graph.claims) gated += has_gate(claim.standard) ? 1 : 0;
  std::vector<std::optional<Reason>> kind_of_tag;
  for (std::string const& tag : map.tags) kind_of_tag.push_back(not_checkable(tag));
  for (Statement const& statement : map.statements) {
    auto& kind = not_checkable_as.emplace_back();
    for (TagId const tag : statement.tags) {
      if (!kind) kind = kind_of_tag[tag.index()];
    }
  }
  relations_of.add_rows(map.statements.size());
  Pieces pieces_of_one;
  for (RelationId const id : map.relations.ids()) {
    Relation const& relation = map.relations[id];
    relations.push_back({relation.kind, relation.from, relation.to, {}});
    for (End const& end : {relation.from, relation.to}) {
      if (end.statement.valid()) relations_of.add(end.statement.index(), id);
    }
    pieces_of_one.clear();
    wiring.pieces_of(graph, id, relation, pieces_of_one);
    for (auto const& [claim, opponent] : pieces_of_one.oppositions)
      ++opposed[(std::uint64_t{claim.index()} << 32U) | opponent.index()];
  }
  for (LinkId const link : graph.links.ids()) {
    RelationId const relation = graph.links[link].relation;
    if (relation.valid()) relations[relation.index()].links.push_back(link);
  }
  make_room();
  evaluate_anew();
}

void Session::State::make_room() {
  std::size_t const claims = 64 + graph.claims.size() / 16;
  std::size_t const links = 256 + graph.links.size() / 16;
  std::size_t const first_claim = graph.claims.size();
  std::size_t const first_link = graph.links.size();
  add_room(graph, claims, links);
  for (std::size_t i = claims; i > 0; --i) spare_claims.emplace_back(first_claim + i - 1);
  for (std::size_t i = links; i > 0; --i) spare_links.emplace_back(first_link + i - 1);
  dependents = dependents_of(graph);
  mark.assign(graph.node_count(), 0);
  touched.clear();
  anew = true;  // all nodes have other numbers
}

// What speaks for a claim also matters to those that it excludes.
void Session::State::touch_with_opposed(ClaimId claim) {
  touch(graph.node(claim));
  for (ClaimId const other : dependents.opposing_of[claim.index()]) touch(graph.node(other));
}

LinkId Session::State::add_link(Link const& link, std::span<Node const> premises) {
  LinkId const id = spare_links.back();
  spare_links.pop_back();
  graph.links[id] = link;
  for (Node const premise : premises) {
    graph.premises.add(id.index(), premise);
    dependents.resting.add(premise, id);
  }
  touch(graph.node(id));
  if (link.conclusion.valid()) {
    (link.pro ? graph.pros : graph.cons).add(link.conclusion.index(), id);
    touch_with_opposed(link.conclusion);
  }
  if (link.state == EvidenceState::undecided && !absent) anew = true;
  return id;
}

void Session::State::remove_link(LinkId id) {
  Link const link = graph.links[id];
  for (Node const premise : graph.premises[id.index()]) dependents.resting.remove(premise, id);
  graph.premises.clear(id.index());
  if (link.conclusion.valid()) {
    (link.pro ? graph.pros : graph.cons).remove(link.conclusion.index(), id);
    touch_with_opposed(link.conclusion);
  }
  graph.links[id] = {};
  graph.links[id].state = EvidenceState::absent;
  touch(graph.node(id));
  spare_links.push_back(id);
}

void Session::State::draw(RelationId id) {
  Drawn& drawn = relations[id.index()];
  Relation relation;
  relation.kind = drawn.kind;
  relation.from = drawn.from;
  relation.to = drawn.to;
  Pieces pieces;
  wiring.pieces_of(graph, id, relation, pieces);
  if (spare_links.size() < pieces.links.size()) {  // nodes move, so the pieces are made again
    make_room();
    return draw(id);
  }
  for (Pieces::NewLink const& piece : pieces.links)
    drawn.links.push_back(add_link(piece.link, piece.premises.nodes()));
  for (LinkId const link : drawn.links) graph.links[link].weight = weight_of(graph, link);
  for (Pieces::Bearing const& piece : pieces.bearings) {
    Node const by = piece.by_link ? graph.node(drawn.links[piece.by]) : piece.by;
    if (piece.pro) {
      graph.backing.add(piece.step.index(), by);
      continue;
    }
    graph.undercutters.add(piece.step.index(), by);
    dependents.disarmed.add(by, piece.step);
    touch(graph.node(piece.step));
  }
  for (auto const& [claim, opponent] : pieces.oppositions) oppose(claim, opponent);
}

void Session::State::erase(RelationId id) {
  Drawn& drawn = relations[id.index()];
  Relation relation;
  relation.kind = drawn.kind;
  relation.from = drawn.from;
  relation.to = drawn.to;
  Pieces pieces;
  wiring.pieces_of(graph, id, relation, pieces);
  for (Pieces::Bearing const& piece : pieces.bearings) {
    Node const by = piece.by_link ? graph.node(drawn.links[piece.by]) : piece.by;
    if (piece.pro) {
      graph.backing.remove(piece.step.index(), by);
      continue;
    }
    graph.undercutters.remove(piece.step.index(), by);
    dependents.disarmed.remove(by, piece.step);
    touch(graph.node(piece.step));
  }
  for (auto const& [claim, opponent] : pieces.oppositions) unoppose(claim, opponent);
  for (LinkId const link : drawn.links) remove_link(link);
  drawn.links.clear();
}

void Session::State::oppose(ClaimId claim, ClaimId opponent) {
  if (opposed[(std::uint64_t{claim.index()} << 32U) | opponent.index()]++ > 0) return;
  graph.opponents.add(claim.index(), opponent);
  dependents.opposing_of.add(opponent.index(), claim);
  touch(graph.node(claim));
}

void Session::State::unoppose(ClaimId claim, ClaimId opponent) {
  if (--opposed[(std::uint64_t{claim.index()} << 32U) | opponent.index()] > 0) return;
  graph.opponents.remove(claim.index(), opponent);
  dependents.opposing_of.remove(opponent.index(), claim);
  touch(graph.node(claim));
}

void Session::State::replace_evidence(ClaimId claim, std::span<Evidence const> pieces) {
  std::vector<LinkId> old;
  for (LinkId const link : graph.pros[claim.index()]) {
    if (graph.links[link].kind == LinkKind::evidence) old.push_back(link);
  }
  for (LinkId const link : old) remove_link(link);
  while (spare_links.size() < pieces.size()) make_room();
  for (Evidence const& piece : pieces) {
    if (auto const link = link_of(graph, piece, options)) add_link(*link, {});
  }
  graph.claims[claim].cited = !pieces.empty();
}

// An argument of nothing but sources weighs what they do.
void Session::State::weigh(ArgumentId argument) {
  for (LinkId const link : dependents.resting[graph.standing_of[argument.index()]]) {
    double const weight = weight_of(graph, link);
    if (weight == graph.links[link].weight) continue;
    graph.links[link].weight = weight;
    touch_with_opposed(graph.links[link].conclusion);
  }
}

void Session::State::set_standard(Claim& claim, StandardOfProof const& standard) {
  gated -= has_gate(claim.standard) ? 1 : 0;
  claim.standard = standard;
  gated += has_gate(claim.standard) ? 1 : 0;
}

void Session::State::evaluate_anew() {
  Readings const readings = read(graph);
  Judgement judgement = judge(graph, readings);
  if (options.policy != Policy::cautious) apply(options.policy, graph, readings.evidence, judgement);
  verdicts.clear();
  for (std::size_t s = 0; s < graph.claim_of_statement.size(); ++s)
    verdicts.push_back(finished(judgement.verdicts[graph.claim_of_statement[s].index()], StatementId{s}));
  touched.clear();
  causes.reset();
  absent.reset();
  anew = gated > 0 || options.policy != Policy::cautious;
  if (anew) return;
  evidence.emplace(graph, dependents, readings.evidence.model, Reading::on_the_evidence);
  granted.emplace(graph, dependents, readings.granted.model, Reading::granted);
  if (readings.has_unchecked)
    absent.emplace(graph, dependents, readings.absent.model, Reading::unchecked_absent);
  causes.emplace(graph, dependents, evidence->labels());
  blockage.assign(judgement.blockage.begin(),
                  judgement.blockage.begin() + static_cast<std::ptrdiff_t>(graph.node_count()));
  stance = std::move(judgement.stance);
  pros.clear();
  for (ClaimId const claim : graph.claims.ids())
    pros.push_back(side_of(graph, evidence->labels(), graph.pros[claim.index()]));
}

ClaimVerdict Session::State::finished(ClaimVerdict verdict, StatementId statement) const {
  if (auto const kind = not_checkable_as[statement.index()]) {
    verdict.verdict = Verdict::not_checkable;
    verdict.reason = *kind;
  }
  return verdict;
}

void Session::State::look_into_undecided(std::span<Node const> dirty, std::vector<ClaimId>& claims) {
  std::vector<Label> const& label = evidence->labels();
  for (Node const node : dirty) {
    if (label[node] == Label::undecided) continue;
    blockage[node] = Blockage::decided;
    if (graph.is_claim(node)) stance[node] = {};
  }
  if (auto const waiting = waiting_above(graph, dependents, label, blockage, dirty, mark)) {
    for (Node const node : *waiting) {
      blockage[node] = Blockage::waiting;
      if (!graph.is_claim(node)) continue;
      stance[node] = {};
      claims.push_back(graph.claim(node));
    }
    return;
  }
  std::vector<Node> const part = undecided_around(graph, dependents, label, dirty, mark);
  if (part.empty()) return;
  Excerpt const excerpt = excerpt_of(graph, label, part);
  Labelling const local = evaluate::label(excerpt.graph, ground(excerpt.graph), Reading::on_the_evidence);
  std::vector<Blockage> const blocked = blockages(excerpt.graph, local);
  std::vector<Stance> const open = stances(excerpt.graph, local, blocked);
  for (std::size_t i = 0; i < excerpt.claims.size(); ++i) {
    ClaimId const claim = excerpt.claims[i];
    blockage[graph.node(claim)] = blocked[i];
    stance[claim.index()] = open[i];
    claims.push_back(claim);
  }
  for (std::size_t i = 0; i < excerpt.links.size(); ++i)
    blockage[graph.node(excerpt.links[i])] = blocked[excerpt.graph.claims.size() + i];
}

// Judges claims again; those with another verdict, reason or label are added to `changed`.
void Session::State::judge_again(std::vector<ClaimId> claims, std::vector<StatementId>& changed) {
  Findings const findings{graph,
                          evidence->labels(),
                          granted->labels(),
                          absent ? &absent->labels() : nullptr,
                          causes->causes(),
                          blockage,
                          stance,
                          pros};
  std::ranges::sort(claims);
  claims.erase(std::ranges::unique(claims).begin(), claims.end());
  for (ClaimId const claim : claims) {
    StatementId const statement = graph.claims[claim].statement;
    if (!statement.valid()) continue;
    ClaimVerdict const verdict = finished(verdict_of(findings, claim), statement);
    ClaimVerdict& old = verdicts[statement.index()];
    bool const same = verdict.verdict == old.verdict && verdict.reason == old.reason &&
                      verdict.label == old.label && verdict.granted == old.granted;
    if (!same) changed.push_back(statement);
    old = verdict;
  }
  std::ranges::sort(changed);
}

std::uint32_t Session::State::origins_of(ClaimId start) const {
  std::unordered_set<std::uint32_t> origins;
  std::unordered_set<Node> seen{graph.node(start)};
  std::vector<Node> stack{graph.node(start)};
  auto visit = [&](Node node) {
    if (seen.insert(node).second) stack.push_back(node);
  };
  while (!stack.empty() && origins.size() < reported_origins) {
    Node const node = stack.back();
    stack.pop_back();
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) {
        if (evidence->labels()[graph.node(link)] == Label::in) visit(graph.node(link));
      }
      continue;
    }
    if (evidence->labels()[node] != Label::in) continue;
    LinkId const link = graph.link(node);
    if (graph.links[link].kind == LinkKind::evidence) origins.insert(graph.links[link].origin);
    for (Node const premise : graph.premises[link.index()]) visit(premise);
  }
  return static_cast<std::uint32_t>(origins.size());
}

Session::Session(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options)
    : state_(std::make_unique<State>(map, evidence, options)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

RelationId Session::add(RelationKind kind, End const& from, End const& to) {
  RelationId const id{state_->relations.size()};
  state_->relations.push_back({kind, from, to, {}});
  for (End const& end : {from, to}) {
    if (end.statement.valid()) state_->relations_of.add(end.statement.index(), id);
  }
  state_->draw(id);
  return id;
}

void Session::change(RelationId relation, RelationKind kind) {
  state_->erase(relation);
  state_->relations[relation.index()].kind = kind;
  state_->draw(relation);
}

void Session::remove(RelationId relation) {
  state_->erase(relation);
  auto const& drawn = state_->relations[relation.index()];
  for (End const& end : {drawn.from, drawn.to}) {
    if (end.statement.valid()) state_->relations_of.remove(end.statement.index(), relation);
  }
}

StatementId Session::add_statement() {
  State& s = *state_;
  if (s.spare_claims.empty()) s.make_room();
  StatementId const id{s.graph.claim_of_statement.size()};
  ClaimId const claim = s.spare_claims.back();
  s.spare_claims.pop_back();
  s.graph.claim_of_statement.push_back(claim);
  s.graph.claims[claim].statement = id;
  s.set_standard(s.graph.claims[claim], s.options.standard);
  s.relations_of.add_rows(1);
  s.not_checkable_as.emplace_back();
  s.verdicts.emplace_back();
  s.touch(s.graph.node(claim));
  return id;
}

void Session::set(StatementId statement, Properties const& properties) {
  ClaimId const claim = state_->claim_of(statement);
  state_->set_standard(state_->graph.claims[claim], properties.standard);
  state_->graph.claims[claim].presumed = properties.presumed;
  state_->not_checkable_as[statement.index()] = properties.not_checkable;
  state_->touch(state_->graph.node(claim));
}

void Session::remove(StatementId statement) {
  std::vector<RelationId> drawn;
  for (RelationId const id : state_->relations_of[statement.index()]) drawn.push_back(id);
  std::ranges::sort(drawn);
  drawn.erase(std::ranges::unique(drawn).begin(), drawn.end());
  for (RelationId const id : drawn) remove(id);
  set_evidence(statement, {});
  set(statement, {.standard = state_->options.standard, .presumed = false, .not_checkable = {}});
}

void Session::set_evidence(StatementId statement, std::span<Evidence const> evidence) {
  state_->replace_evidence(state_->claim_of(statement), evidence);
}

void Session::set_evidence(ArgumentId argument, std::span<Evidence const> evidence) {
  ClaimId const claim = state_->graph.claim_of_argument[argument.index()];
  if (!claim.valid()) return;  // documents a reconstruction, and decides nothing
  state_->replace_evidence(claim, evidence);
  state_->weigh(argument);
}

std::vector<StatementId> Session::update() {
  State& s = *state_;
  std::vector<StatementId> changed;
  if (s.anew || s.gated > 0) {
    auto const old = s.verdicts;
    s.evaluate_anew();
    for (std::size_t i = 0; i < s.verdicts.size(); ++i) {
      ClaimVerdict const& a = s.verdicts[i];
      ClaimVerdict const& b = old[i];
      if (a.verdict != b.verdict || a.reason != b.reason || a.label != b.label || a.granted != b.granted)
        changed.emplace_back(i);
    }
    return changed;
  }
  std::ranges::sort(s.touched);
  s.touched.erase(std::ranges::unique(s.touched).begin(), s.touched.end());
  std::vector<Node> const relabelled = s.evidence->update(s.touched);

  // What is not as it was, and what sees that.
  std::vector<Node> dirty = s.touched;
  for (Node const node : relabelled) {
    dirty.push_back(node);
    s.dependents.of(s.graph, node, [&](Node above) { dirty.push_back(above); });
  }
  std::ranges::sort(dirty);
  dirty.erase(std::ranges::unique(dirty).begin(), dirty.end());
  std::vector<ClaimId> claims;
  auto add = [&](Node node) {
    if (s.graph.is_claim(node)) claims.push_back(s.graph.claim(node));
  };
  for (Node const node : dirty) {
    if (!s.graph.is_claim(node)) continue;
    s.pros[node] = side_of(s.graph, s.evidence->labels(), s.graph.pros[node]);
    add(node);
  }
  for (Node const node : s.granted->update(s.touched)) add(node);
  if (s.absent) {
    for (Node const node : s.absent->update(s.touched)) {
      add(node);
      s.dependents.of(s.graph, node, add);
    }
  }
  for (Node const node : s.causes->update(dirty)) add(node);
  s.look_into_undecided(dirty, claims);
  s.touched.clear();
  s.judge_again(std::move(claims), changed);
  return changed;
}

Properties Session::properties(StatementId statement) const {
  Claim const& claim = state_->graph.claims[state_->claim_of(statement)];
  return {claim.standard, claim.presumed, state_->not_checkable_as[statement.index()]};
}

ClaimVerdict Session::verdict(StatementId statement) const {
  ClaimVerdict verdict = state_->verdicts[statement.index()];
  if (!state_->anew) verdict.origins = state_->origins_of(state_->claim_of(statement));
  return verdict;
}

}  // namespace stet::argmap::evaluate
