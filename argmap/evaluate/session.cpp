#include "argmap/evaluate/session.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "argmap/evaluate/edited_graph.h"
#include "argmap/evaluate/excerpt.h"
#include "argmap/evaluate/judge.h"
#include "argmap/evaluate/policy.h"
#include "argmap/evaluate/recause.h"
#include "argmap/evaluate/relabel.h"
#include "argmap/evaluate/waiting.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::uint32_t reported_origins = 32;  // as many as evaluating anew counts

bool asks_too_many(StandardOfProof const& standard) { return standard.sources > most_sources_followed; }

}  // namespace

struct Session::State {
  Options options;
  EditedGraph edited;
  Graph const& graph;
  Dependents const& dependents;
  std::vector<std::optional<Reason>> not_checkable_as;  // by statement
  std::size_t beyond = 0;                               // claims that ask for more sources than are followed

  // What was found. With `anew`, only the verdicts are kept.
  bool anew = true;
  std::optional<Relabelling> evidence;
  std::optional<Relabelling> granted;
  std::optional<Relabelling> absent;  // without unchecked sources, as on the evidence
  std::optional<Recausing> causes;
  std::optional<Waiting> waiting;
  std::vector<Side> pros;                     // by claim
  std::vector<Blockage> blockage;             // by node
  std::vector<Stance> stance;                 // by claim
  std::vector<std::optional<Reason>> lifted;  // by claim: why the policy accepts it although undecided
  std::vector<ClaimVerdict> verdicts;         // by statement
  std::vector<std::uint8_t> mark;             // by node, scratch

  State(ArgumentMap const& map, std::vector<Evidence> const& pieces, Options const& chosen);

  void evaluate_anew();
  std::vector<StatementId> update();
  void look_into_undecided(std::span<Node const> dirty, std::vector<ClaimId>& claims);
  void take_stance(ClaimId claim, Stance now, std::optional<Reason> accepted) {
    stance[claim.index()] = now;
    lifted[claim.index()] = accepted;
  }
  void judge_again(std::vector<ClaimId> claims, std::vector<StatementId>& changed);
  [[nodiscard]] ClaimVerdict finished(ClaimVerdict verdict, StatementId statement) const;
  [[nodiscard]] std::uint32_t origins_of(ClaimId claim) const;
};

Session::State::State(ArgumentMap const& map, std::vector<Evidence> const& pieces, Options const& chosen)
    : options(chosen), edited(map, pieces, options), graph(edited.graph()), dependents(edited.dependents()) {
  for (Claim const& claim : graph.claims) beyond += asks_too_many(claim.standard) ? 1 : 0;
  std::vector<std::optional<Reason>> kind_of_tag;
  for (std::string const& tag : map.tags) kind_of_tag.push_back(not_checkable(tag));
  for (Statement const& statement : map.statements) {
    auto& kind = not_checkable_as.emplace_back();
    for (TagId const tag : statement.tags) {
      if (!kind) kind = kind_of_tag[tag.index()];
    }
  }
  evaluate_anew();
}

void Session::State::evaluate_anew() {
  Readings const readings = read(graph);
  Judgement judgement = judge(graph, readings);
  lifted = accepted_by(options.policy, graph, readings.evidence, judgement.blockage, judgement.stance);
  verdicts.clear();
  for (std::size_t s = 0; s < graph.claim_of_statement.size(); ++s)
    verdicts.push_back(finished(judgement.verdicts[graph.claim_of_statement[s].index()], StatementId{s}));
  edited.forget_touched();
  edited.forget_renumbered();
  mark.assign(graph.node_count(), 0);
  causes.reset();
  absent.reset();
  anew = beyond > 0;
  if (anew) return;
  evidence.emplace(graph, dependents, readings.evidence, Reading::on_the_evidence);
  granted.emplace(graph, dependents, readings.granted, Reading::granted);
  if (readings.has_unchecked) {
    absent.emplace(graph, dependents, readings.absent, Reading::unchecked_absent);
  } else {
    absent.emplace(*evidence, Reading::unchecked_absent);
  }
  causes.emplace(graph, dependents, evidence->labels());
  blockage.assign(judgement.blockage.begin(),
                  judgement.blockage.begin() + static_cast<std::ptrdiff_t>(graph.node_count()));
  waiting.emplace(graph, dependents);
  std::vector<Node> all(graph.node_count());
  std::iota(all.begin(), all.end(), Node{0});
  waiting->replace(all, evidence->labels(), blockage);
  stance = std::move(judgement.stance);
  pros.clear();
  for (ClaimId const claim : graph.claims.ids())
    pros.push_back(side_of(graph, evidence->labels(), graph.pros[claim.index()]));
}

ClaimVerdict Session::State::finished(ClaimVerdict verdict, StatementId statement) const {
  if (auto const reason = lifted[edited.claim_of(statement).index()]) {
    verdict.verdict = Verdict::supported;
    verdict.reason = *reason;
  }
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
    if (graph.is_claim(node)) take_stance(graph.claim(node), {}, {});
  }
  if (auto const begun = waiting->update(label, blockage, dirty)) {
    for (Node const node : *begun) {
      blockage[node] = Blockage::waiting;
      if (!graph.is_claim(node)) continue;
      take_stance(graph.claim(node), {}, {});
      claims.push_back(graph.claim(node));
    }
    return;
  }
  std::vector<Node> const part = undecided_around(graph, dependents, label, dirty, mark);
  if (part.empty()) return;
  Excerpt const excerpt =
      excerpt_of(graph, label, part, [&](ClaimId claim) { return evidence->gate_of(claim); });
  Labelling const local = evaluate::label(excerpt.graph, ground(excerpt.graph), Reading::on_the_evidence);
  std::vector<Blockage> const blocked = blockages(excerpt.graph, local);
  std::vector<Stance> const open = stances(excerpt.graph, local, blocked);
  auto const accepted = accepted_by(options.policy, excerpt.graph, local, blocked, open);
  for (std::size_t i = 0; i < excerpt.claims.size(); ++i) {
    ClaimId const claim = excerpt.claims[i];
    blockage[graph.node(claim)] = blocked[i];
    take_stance(claim, open[i], accepted[i]);
    claims.push_back(claim);
  }
  for (std::size_t i = 0; i < excerpt.links.size(); ++i)
    blockage[graph.node(excerpt.links[i])] = blocked[excerpt.graph.claims.size() + i];
  waiting->replace(part, label, blockage);
}

// Judges claims again; those with another verdict, reason or label are added to `changed`.
void Session::State::judge_again(std::vector<ClaimId> claims, std::vector<StatementId>& changed) {
  Findings const findings{
      graph, evidence->labels(), granted->labels(), &absent->labels(), causes->causes(), blockage, stance,
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

std::vector<StatementId> Session::State::update() {
  std::vector<StatementId> changed;
  if (anew || beyond > 0 || edited.renumbered()) {
    auto const old = verdicts;
    evaluate_anew();
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      ClaimVerdict const& a = verdicts[i];
      ClaimVerdict const& b = old[i];
      if (a.verdict != b.verdict || a.reason != b.reason || a.label != b.label || a.granted != b.granted)
        changed.emplace_back(i);
    }
    return changed;
  }
  std::vector<Node> const& touched = edited.touched();
  std::vector<Node> const relabelled = evidence->update(touched);

  // What is not as it was, and what sees that.
  std::vector<Node> dirty = touched;
  for (Node const node : relabelled) {
    dirty.push_back(node);
    dependents.of(graph, node, [&](Node above) { dirty.push_back(above); });
  }
  std::ranges::sort(dirty);
  dirty.erase(std::ranges::unique(dirty).begin(), dirty.end());
  std::vector<ClaimId> claims;
  auto add = [&](Node node) {
    if (graph.is_claim(node)) claims.push_back(graph.claim(node));
  };
  for (Node const node : dirty) {
    if (!graph.is_claim(node)) continue;
    pros[node] = side_of(graph, evidence->labels(), graph.pros[node]);
    add(node);
  }
  for (Node const node : granted->update(touched)) add(node);
  for (Node const node : absent->update(touched)) {
    add(node);
    dependents.of(graph, node, add);
  }
  for (Node const node : causes->update(dirty)) add(node);
  look_into_undecided(dirty, claims);
  edited.forget_touched();
  judge_again(std::move(claims), changed);
  return changed;
}

Session::Session(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options)
    : state_(std::make_unique<State>(map, evidence, options)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

RelationId Session::add(RelationKind kind, End const& from, End const& to) {
  return state_->edited.add(kind, from, to);
}

void Session::change(RelationId relation, RelationKind kind) { state_->edited.change(relation, kind); }

void Session::remove(RelationId relation) { state_->edited.remove(relation); }

StatementId Session::add_statement() {
  state_->not_checkable_as.emplace_back();
  state_->verdicts.emplace_back();
  state_->beyond += asks_too_many(state_->options.standard) ? 1 : 0;
  return state_->edited.add_statement();
}

void Session::set(StatementId statement, Properties const& properties) {
  Claim const& claim = state_->graph.claims[state_->edited.claim_of(statement)];
  state_->beyond -= asks_too_many(claim.standard) ? 1 : 0;
  state_->beyond += asks_too_many(properties.standard) ? 1 : 0;
  state_->not_checkable_as[statement.index()] = properties.not_checkable;
  state_->edited.set(statement, properties.standard, properties.presumed);
}

void Session::remove(StatementId statement) {
  state_->edited.remove_relations_of(statement);
  set_evidence(statement, {});
  set(statement, {.standard = state_->options.standard, .presumed = false, .not_checkable = {}});
}

void Session::set_evidence(StatementId statement, std::span<Evidence const> evidence) {
  state_->edited.set_evidence(statement, evidence);
}

void Session::set_evidence(ArgumentId argument, std::span<Evidence const> evidence) {
  state_->edited.set_evidence(argument, evidence);
}

std::vector<StatementId> Session::update() { return state_->update(); }

Properties Session::properties(StatementId statement) const {
  Claim const& claim = state_->graph.claims[state_->edited.claim_of(statement)];
  return {claim.standard, claim.presumed, state_->not_checkable_as[statement.index()]};
}

ClaimVerdict Session::verdict(StatementId statement) const {
  ClaimVerdict verdict = state_->verdicts[statement.index()];
  if (!state_->anew) verdict.origins = state_->origins_of(state_->edited.claim_of(statement));
  return verdict;
}

}  // namespace stet::argmap::evaluate
