#include "argmap/evaluate/whatif.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "argmap/evaluate/policy.h"

namespace stet::argmap::evaluate {
namespace {

constexpr double heaviest_of_all = 1.0;
constexpr std::int64_t most_checks = 2'000;   // of a solver, for one change (sat.h)
constexpr std::size_t work_of_check = 20;     // for each node among which it decides
constexpr std::size_t most_undecided = 4096;  // nodes among which positions are sought

// With links that conclude nothing yet.
Graph with_spares(Graph const& graph, std::array<LinkId, WhatIf::most_sources>& spare) {
  Graph out = graph;
  std::uint32_t fresh = 0;
  for (auto const& roots : graph.roots) fresh = std::max(fresh, roots.back());
  for (LinkId& id : spare) {
    Link link;
    link.kind = LinkKind::evidence;
    link.weighed = true;
    link.origin = static_cast<std::uint32_t>(out.roots.size());
    out.roots.push_back({++fresh});
    link.primary = true;
    link.grade = Grade::compared;
    id = out.links.add(link);
  }
  out.premises.add_rows(spare.size());
  out.undercutters.add_rows(spare.size());
  out.backing.add_rows(spare.size());
  return out;
}

Components dependence(Graph const& graph) {
  Rows<std::uint32_t> edges;
  for (Node node = 0; node < graph.node_count(); ++node) {
    each_below(graph, node, [&](Node below) { edges.items.push_back(below); });
    edges.begin.push_back(static_cast<std::uint32_t>(edges.items.size()));
  }
  return components_of(edges);
}

// The weight of a con to which a presumption falls.
double doubt_of(Graph const& graph, ClaimId id) {
  return graph.claims[id].standard.standard == Standard::dialectical
             ? 0.0
             : presumption_threshold(graph.thresholds);
}

}  // namespace

WhatIf::WhatIf(Compiled const& compiled, Policy policy)
    : graph_(with_spares(compiled.graph, spare_)),
      policy_(policy),
      dependents_(dependents_of(graph_)),
      component_(dependence(graph_)),
      origins_(limit_for(graph_, 1), graph_.roots) {
  std::size_t const nodes = graph_.node_count();
  begin_.assign(1, 0);
  for (std::uint32_t i = 1; i <= component_.order.size(); ++i) {
    bool const last = i == component_.order.size();
    if (last || component_.of[component_.order[i]] != component_.of[component_.order[i - 1]])
      begin_.push_back(i);
  }
  Components const support = support_cycles(graph_);
  founded_anew_.assign(component_.count, 0);
  for (Node node = 0; node < nodes; ++node) {
    if (support.cyclic[support.of[node]] != 0) founded_anew_[component_.of[node]] = 1;
  }
  counts_origins_ =
      std::ranges::any_of(graph_.claims, [](Claim const& c) { return is_editorial(c.standard); });

  auto add_plane = [&](Labelling const& labelling, Label unknown) {
    Plane& plane = planes_.emplace_back();
    plane.unknown = unknown;
    plane.force = forces(labelling.program(), labelling.model.label);
    plane.force.resize(nodes);
    if (!counts_origins_) return;
    plane.lower.resize(nodes);
    plane.upper.resize(nodes);
    for (std::uint32_t component = 0; component < component_.count; ++component)
      grow_bases(plane, nodes_of(component));
  };
  add_plane(compiled.readings.evidence, Label::undecided);
  if (compiled.readings.has_unchecked) add_plane(compiled.readings.absent, Label::out);

  granted_ = compiled.readings.granted.model.label;
  cause_ = compiled.judgement.causes.of;
  blockage_ = compiled.judgement.blockage;
  stance_ = compiled.judgement.stance;
  by_policy_.assign(graph_.claims.size(), 0);
  for (ClaimId const claim : graph_.claims.ids()) {
    ClaimVerdict const& verdict = compiled.judgement.verdicts[claim.index()];
    verdict_.push_back(verdict.verdict);
    label_.push_back(verdict.label);
    bool const lifted = verdict.reason == Reason::ideal || verdict.reason == Reason::floating ||
                        verdict.reason == Reason::maintainable;
    by_policy_[claim.index()] = lifted ? 1 : 0;
  }
  queued_.assign(component_.count, 0);
  touched_at_.assign(nodes, 0);
  place_.assign(nodes, none);
  hope_.assign(nodes, 0.0);
}

// ---- changes

LinkId WhatIf::take_spare() {
  LinkId const id = spare_[spares_used_++];
  Link const& link = graph_.links[id];
  for (std::uint32_t plane = 0; plane < planes_.size(); ++plane) {
    Value now{{link.weight, link.weight}, {}, {}};
    if (counts_origins_) now.lower = now.upper = basis_of_evidence(origins_, link);
    set(plane, graph_.node(id), now);
  }
  return id;
}

void WhatIf::add_source(ClaimId claim, bool in_favour) {
  LinkId const id = take_spare();
  change_link(id);
  Link& link = graph_.links[id];
  link.conclusion = claim;
  link.pro = in_favour;
  (in_favour ? graph_.pros : graph_.cons).add(claim.index(), id);
  dependents_.of(graph_, graph_.node(id), [&](Node above) { roots_.push_back(above); });
}

void WhatIf::add_source_against(std::span<LinkId const> steps) {
  Node const by = graph_.node(take_spare());
  for (LinkId const step : steps) {
    graph_.undercutters.add(step.index(), by);
    undercuts_.emplace_back(step, by);
    roots_.push_back(graph_.node(step));
  }
}

void WhatIf::set_state(LinkId citation, EvidenceState state) {
  change_link(citation);
  graph_.links[citation].state = state;
  roots_.push_back(graph_.node(citation));
}

void WhatIf::set_weight(LinkId citation, double weight) {
  change_link(citation);
  graph_.links[citation].weight = weight;
  roots_.push_back(graph_.node(citation));
}

void WhatIf::settle(ClaimId claim, Label label) {
  settled_.emplace_back(claim, label);
  roots_.push_back(graph_.node(claim));
}

void WhatIf::change_link(LinkId link) { changed_links_.emplace_back(link, graph_.links[link]); }

void WhatIf::undo() {
  for (auto it = saved_.rbegin(); it != saved_.rend(); ++it) {
    Plane& plane = planes_[it->plane];
    plane.force[it->node] = it->value.force;
    if (counts_origins_) {
      plane.lower[it->node] = it->value.lower;
      plane.upper[it->node] = it->value.upper;
    }
  }
  saved_.clear();
  while (spares_used_ > 0) {
    LinkId const id = spare_[--spares_used_];
    Link const& link = graph_.links[id];
    if (link.conclusion.valid()) (link.pro ? graph_.pros : graph_.cons).remove(link.conclusion.index(), id);
  }
  for (auto const& [step, by] : undercuts_) graph_.undercutters.remove(step.index(), by);
  undercuts_.clear();
  for (auto it = changed_links_.rbegin(); it != changed_links_.rend(); ++it)
    graph_.links[it->first] = it->second;
  changed_links_.clear();
  settled_.clear();
  for (auto it = saved_stances_.rbegin(); it != saved_stances_.rend(); ++it) {
    stance_[it->claim.index()] = it->stance;
    by_policy_[it->claim.index()] = it->by_policy;
  }
  saved_stances_.clear();
  roots_.clear();
  touched_.clear();
  ++round_;
}

// ---- following them

std::span<Node const> WhatIf::nodes_of(std::uint32_t component) const {
  return std::span<Node const>(component_.order)
      .subspan(begin_[component], begin_[component + 1] - begin_[component]);
}

void WhatIf::touch(Node node) {
  ++work_;
  if (touched_at_[node] == round_) return;
  touched_at_[node] = round_;
  touched_.push_back(node);
}

std::vector<Node> WhatIf::touched() const {
  std::vector<Node> out = touched_;
  std::ranges::sort(out);
  return out;
}

void WhatIf::mark(Node node) {
  std::uint32_t const component = component_.of[node];
  touch(node);
  if (queued_[component] != 0) return;
  queued_[component] = 1;
  queue_.push_back(component);
  std::ranges::push_heap(queue_, std::greater{});
}

WhatIf::Value WhatIf::value(Plane const& plane, Node node) const {
  if (!counts_origins_) return {plane.force[node], {}, {}};
  return {plane.force[node], plane.lower[node], plane.upper[node]};
}

void WhatIf::set(std::uint32_t plane, Node node, Value const& now) {
  Plane& p = planes_[plane];
  saved_.push_back({plane, node, value(p, node)});
  p.force[node] = now.force;
  if (!counts_origins_) return;
  p.lower[node] = now.lower;
  p.upper[node] = now.upper;
}

// As heavy as the lightest premise, or as it is said to be.
template <class At>
Force WhatIf::force_of_link(Plane const& plane, LinkId id, At at) const {
  Link const& link = graph_.links[id];
  auto const premises = graph_.premises[id.index()];
  if (link.state == EvidenceState::absent || (premises.empty() && !link.weighed)) return {};
  Force force{heaviest_of_all, heaviest_of_all};
  auto const lower = [](double& weight, bool holds, double to) {
    weight = holds ? std::min(weight, to) : -1.0;
  };
  if (link.state == EvidenceState::undecided && plane.unknown != Label::in) {
    force.accepted = -1.0;
    if (plane.unknown == Label::out) return {};
  }
  for (Node const premise : premises) {
    Force const of = at(premise);
    lower(force.accepted, of.accepted >= 0.0, of.accepted);
    lower(force.live, of.live >= 0.0, of.live);
  }
  for (Node const by : graph_.undercutters[id.index()]) {
    Force const of = at(by);
    lower(force.accepted, of.live < 0.0, force.accepted);
    lower(force.live, of.accepted < 0.0, force.live);
  }
  if (!link.weighed) return force;
  return {force.accepted < 0.0 ? -1.0 : link.weight, force.live < 0.0 ? -1.0 : link.weight};
}

// All rules of a claim at once: of several pros the heaviest is the last to be blocked.
template <class At>
Force WhatIf::force_of_claim(Plane const& plane, ClaimId id, At at) const {
  for (auto const& [settled, label] : settled_) {
    if (settled != id) continue;
    double const weight = std::max(default_weight, planes_[0].force[graph_.node(id)].live);
    return label == Label::in ? Force{weight, weight} : Force{};
  }
  Claim const& claim = graph_.claims[id];
  Thresholds const& thresholds = graph_.thresholds;
  Standard const standard = claim.standard.standard;
  auto const heaviest_of = [&](std::span<LinkId const> links) {
    Force out;
    for (LinkId const link : links) out = out | at(graph_.node(link));
    return out;
  };
  Force const pros = heaviest_of(graph_.pros[id.index()]);
  Force cons = heaviest_of(graph_.cons[id.index()]);
  for (ClaimId const opponent : graph_.opponents[id.index()])
    cons = cons | heaviest_of(graph_.pros[opponent.index()]);
  bool const gated = is_editorial(claim.standard);
  auto const wins = [&](double pro, double con) {
    return reaches(pro, alpha(thresholds, standard)) && !reaches(con, threshold(thresholds, standard, pro));
  };
  Force force;
  if (wins(pros.accepted, cons.live) && (!gated || meets(origins_, claim.standard, plane.lower[id.index()])))
    force.accepted = pros.accepted;
  if (wins(pros.live, cons.accepted) && (!gated || meets(origins_, claim.standard, plane.upper[id.index()])))
    force.live = pros.live;
  if (!claim.presumed) return force;
  double const doubt = doubt_of(graph_, id);
  Force opponents;
  for (ClaimId const opponent : graph_.opponents[id.index()])
    opponents = opponents | at(graph_.node(opponent));
  if (!reaches(cons.live, doubt) && opponents.live < 0.0)
    force.accepted = std::max(force.accepted, default_weight);
  if (!reaches(cons.accepted, doubt) && opponents.accepted < 0.0)
    force.live = std::max(force.live, default_weight);
  return force;
}

template <class At>
Force WhatIf::force_of(Plane const& plane, Node node, At at) const {
  return graph_.is_claim(node) ? force_of_claim(plane, graph_.claim(node), at)
                               : force_of_link(plane, graph_.link(node), at);
}

Basis WhatIf::basis_of(Plane const& plane, Node node, bool upper) {
  std::vector<Basis> const& bases = upper ? plane.upper : plane.lower;
  Basis basis;
  if (graph_.is_claim(node)) {
    for (LinkId const link : graph_.pros[node]) {
      Label const label = label_of(plane.force[graph_.node(link)]);
      if (upper ? label != Label::out : label == Label::in)
        basis = either(origins_, basis, bases[graph_.node(link)]);
    }
    return basis;
  }
  return basis_of_link(origins_, graph_, graph_.link(node), [&](Node premise) { return bases[premise]; });
}

// A node on no circle.
WhatIf::Value WhatIf::evaluated(std::uint32_t plane, Node node) {
  Plane& p = planes_[plane];
  constexpr std::size_t links_of_a_node = 8;  // that cost about as much to weigh as a node to look at
  if (graph_.is_claim(node)) {
    ClaimId const claim = graph_.claim(node);
    work_ += (graph_.pros[claim.index()].size() + graph_.cons[claim.index()].size()) / links_of_a_node;
  }
  Value now;
  if (counts_origins_) {
    now.lower = p.lower[node] = basis_of(p, node, false);
    now.upper = p.upper[node] = basis_of(p, node, true);
  }
  now.force = force_of(p, node, [&](Node below) { return p.force[below]; });
  return now;
}

void WhatIf::follow(std::uint32_t plane) {
  while (!queue_.empty()) {
    std::ranges::pop_heap(queue_, std::greater{});
    std::uint32_t const component = queue_.back();
    queue_.pop_back();
    queued_[component] = 0;
    if (component_.cyclic[component] != 0) {
      evaluate_component(plane, component);
      continue;
    }
    Node const node = nodes_of(component).front();
    Value const before = value(planes_[plane], node);
    Value const now = evaluated(plane, node);
    if (now == before) continue;
    saved_.push_back({plane, node, before});
    planes_[plane].force[node] = now.force;
    dependents_.of(graph_, node, [&](Node above) { mark(above); });
  }
}

// Nodes that depend on each other are weighed anew together: the least fixpoint of what follows from what is
// known and of what is unfounded, with standards decided from the bounds on their origins on the way.
void WhatIf::evaluate_component(std::uint32_t plane, std::uint32_t component) {
  std::span<Node const> const nodes = nodes_of(component);
  Plane& p = planes_[plane];
  std::vector<Value> before;
  before.reserve(nodes.size());
  for (Node const node : nodes) {
    touch(node);
    before.push_back(value(p, node));
    p.force[node] = {-1.0, heaviest_of_all};
  }
  bool const again = counts_origins_ || founded_anew_[component] != 0;
  for (bool changed = true; changed;) {
    if (counts_origins_) grow_bases(p, nodes);
    changed = draw_consequences(p, nodes);
    if (founded_anew_[component] != 0 && drop_unfounded(p, nodes)) changed = true;
    changed = changed && again;
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Node const node = nodes[i];
    if (before[i] == value(p, node)) continue;
    saved_.push_back({plane, node, before[i]});
    dependents_.of(graph_, node, [&](Node above) {
      if (component_.of[above] != component) mark(above);
    });
  }
}

// Narrows what is not settled as far as it follows from the rest; false if nothing does.
bool WhatIf::draw_consequences(Plane& plane, std::span<Node const> nodes) {
  std::uint32_t const component = component_.of[nodes.front()];
  std::vector<Node> queue;
  auto const push = [&](Node node) {
    Force const& force = plane.force[node];
    if (component_.of[node] != component || force.accepted == force.live || place_[node] != none) return;
    place_[node] = 0;
    queue.push_back(node);
  };
  for (Node const node : nodes) push(node);
  bool any = false;
  for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
    Node const node = queue[i];
    place_[node] = none;
    ++work_;
    Force const now = force_of(plane, node, [&](Node below) { return plane.force[below]; });
    Force& force = plane.force[node];
    Force const narrowed{std::max(force.accepted, now.accepted), std::min(force.live, now.live)};
    if (narrowed == force) continue;
    force = narrowed;
    any = true;
    dependents_.of(graph_, node, push);
  }
  return any;
}

// Takes from the nodes what they could only lend each other; false if that is nothing.
bool WhatIf::drop_unfounded(Plane& plane, std::span<Node const> nodes) {
  std::uint32_t const component = component_.of[nodes.front()];
  std::vector<Node> waiting;
  for (Node const node : nodes) {
    if (plane.force[node].accepted == plane.force[node].live) continue;
    waiting.push_back(node);
    place_[node] = 0;
    hope_[node] = plane.force[node].accepted;
  }
  auto const at = [&](Node below) {
    Force force = plane.force[below];
    if (place_[below] != none) force.live = hope_[below];
    return force;
  };
  std::vector<Node> queue = waiting;
  for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
    Node const node = queue[i];
    ++work_;
    double const hope = std::min(force_of(plane, node, at).live, plane.force[node].live);
    if (hope <= hope_[node]) continue;
    hope_[node] = hope;
    dependents_.of(graph_, node, [&](Node above) {
      if (component_.of[above] == component && place_[above] != none) queue.push_back(above);
    });
  }
  bool any = false;
  for (Node const node : waiting) {
    place_[node] = none;
    any = any || hope_[node] < plane.force[node].live;
    plane.force[node].live = hope_[node];
  }
  return any;
}

// The least bases of nodes that depend on each other.
void WhatIf::grow_bases(Plane& plane, std::span<Node const> nodes) {
  for (Node const node : nodes) plane.lower[node] = plane.upper[node] = {};
  for (bool const upper : {false, true}) {
    std::vector<Basis>& bases = upper ? plane.upper : plane.lower;
    for (bool grown = true; grown;) {
      grown = false;
      for (Node const node : nodes) {
        ++work_;
        // They only grow: sets that are full hold any of the origins, and would go round in circles.
        Basis const now = either(origins_, bases[node], basis_of(plane, node, upper));
        if (now == bases[node]) continue;
        bases[node] = now;
        grown = nodes.size() > 1;
      }
    }
  }
}

// ---- verdicts

// These nodes as a graph: what is settled becomes a fact, or is left out.
Graph WhatIf::part_of(std::vector<Node> const& nodes) const {
  GraphBuilder builder;
  builder.graph().thresholds = graph_.thresholds;
  auto const is_open = [&](Node node) { return place_[node] != none && !is_settled(node); };
  auto const is_open_claim = [&](ClaimId claim) { return claim.valid() && is_open(graph_.node(claim)); };
  auto const inside = [&](std::span<Node const> of) {
    std::vector<Node> out;
    for (Node const node : of) out.push_back(place_[node]);
    return out;
  };
  for (Node const node : nodes) {
    if (!graph_.is_claim(node)) break;
    Claim claim = graph_.claims[graph_.claim(node)];
    if (is_settled(node)) claim = {claim.statement, claim.argument, {.standard = Standard::scintilla}};
    // An opponent that is accepted leaves nothing to presume.
    claim.presumed = claim.presumed && std::ranges::none_of(graph_.opponents[node], [&](ClaimId opponent) {
                       return is_settled(graph_.node(opponent)) && label(graph_.node(opponent)) == Label::in;
                     });
    builder.add_claim(claim);
  }
  auto const claim_at = [&](ClaimId claim) {
    return is_open_claim(claim) ? ClaimId{place_[graph_.node(claim)]} : ClaimId{};
  };
  auto const fact = [&](Node node, ClaimId conclusion, bool pro) {
    Link link;
    link.kind = LinkKind::evidence;
    link.pro = pro;
    link.weighed = true;
    link.weight = std::max(force(node).live, 0.0);
    link.state = force(node).live < 0.0 ? EvidenceState::absent : EvidenceState::present;
    link.conclusion = conclusion;
    if (counts_origins_) {
      Basis const& basis = planes_.front().lower[node];
      link.primary = basis.primary;
      link.on_record = basis.on_record;
      link.grade = basis.grade;
    }
    builder.add_link(link, {});
  };
  for (Node const node : nodes) {
    if (graph_.is_claim(node)) continue;
    Link link = graph_.links[graph_.link(node)];
    link.conclusion = claim_at(link.conclusion);
    if (is_settled(node)) {
      fact(node, link.conclusion, link.pro);
    } else {
      builder.add_link(link, inside(graph_.premises[graph_.link(node).index()]));
    }
  }
  for (Node const node : nodes) {
    bool const settled = is_settled(node);
    if (!graph_.is_claim(node)) {
      if (settled) continue;
      for (Node const by : graph_.undercutters[graph_.link(node).index()])
        builder.add_undercut(LinkId{place_[node] - builder.graph().claims.size()}, place_[by]);
      continue;
    }
    ClaimId const claim{place_[node]};
    if (settled) {
      fact(node, claim, true);
      continue;
    }
    for (ClaimId const opponent : graph_.opponents[node]) {
      if (is_open_claim(opponent)) {
        builder.add_opposition(claim, claim_at(opponent));
        continue;
      }
      Link con;
      con.pro = false;
      con.conclusion = claim;
      for (LinkId const pro : graph_.pros[opponent.index()])
        builder.add_link(con, std::span(&place_[graph_.node(pro)], 1));
    }
  }
  return std::move(builder).finish();
}

Undecided WhatIf::undecided_below(std::span<ClaimId const> claims) {
  Undecided out;
  auto const visit = [&](Node node) {
    if (place_[node] != none) return;
    place_[node] = 0;
    touch(node);
    out.nodes.push_back(node);
  };
  for (ClaimId const claim : claims) visit(graph_.node(claim));
  for (std::size_t i = 0; i < out.nodes.size() && out.nodes.size() <= most_undecided; ++i) {  // grows
    if (!is_settled(out.nodes[i])) each_below(graph_, out.nodes[i], visit);
  }
  if (out.nodes.size() > most_undecided) {
    for (Node const node : out.nodes) place_[node] = none;
    out.nodes.clear();
    return out;
  }
  std::ranges::sort(out.nodes);
  for (std::uint32_t i = 0; i < out.nodes.size(); ++i) {
    place_[out.nodes[i]] = i;
    out.claims += graph_.is_claim(out.nodes[i]) ? 1 : 0;
  }
  auto grounding = ground(part_of(out.nodes));
  Program const& program = grounding->program;
  work_ += 16 * program.literals.size();
  WellFounded model(program, grounding->index, grounding->founding());
  model.assign(program.granted, Label::out);
  for (auto const& [claim, gate] : program.gates) {
    Node const node = out.nodes[claim.index()];
    StandardOfProof const& standard = graph_.claims[graph_.claim(node)].standard;
    if (meets(origins_, standard, planes_[0].lower[node])) {
      model.assign(gate, Label::in);
    } else if (!meets(origins_, standard, planes_[0].upper[node])) {
      model.assign(gate, Label::out);
    }
  }
  model.run();
  for (Node const node : out.nodes) place_[node] = none;
  out.labelling.model = std::move(model).take();
  out.labelling.grounding = std::move(grounding);
  return out;
}

void WhatIf::judge_undecided(std::vector<ClaimId> const& claims) {
  if (claims.empty()) return;
  Undecided const part = undecided_below(claims);
  if (part.nodes.empty()) return;
  auto const blockage = blockages(part.claims, part.labelling);
  std::int64_t checks = most_checks;
  auto const stance = stances(part.claims, part.labelling, blockage, &checks);
  work_ += work_of_check * part.nodes.size() * static_cast<std::size_t>(most_checks - checks);
  auto const accepted = accepted_by(policy_, part.claims, part.labelling, blockage, stance);
  for (ClaimId const claim : claims) {
    auto const at = static_cast<std::size_t>(std::ranges::lower_bound(part.nodes, graph_.node(claim)) -
                                             part.nodes.begin());
    set_stance(claim, stance[at], accepted[at].has_value());
  }
}

void WhatIf::set_stance(ClaimId claim, Stance stance, bool by_policy) {
  saved_stances_.push_back({claim, stance_[claim.index()], by_policy_[claim.index()]});
  stance_[claim.index()] = stance;
  by_policy_[claim.index()] = by_policy ? 1 : 0;
}

std::vector<WhatIf::Outcome> WhatIf::run_for_accepted() {
  for (std::uint32_t plane = 0; plane < planes_.size(); ++plane) {
    for (Node const node : roots_) mark(node);
    follow(plane);
  }
  std::vector<Outcome> out;
  for (Node const node : touched()) {
    if (!graph_.is_claim(node) || verdict_[node] == Verdict::supported) continue;
    Label const now = label(node);
    bool const stands =
        now == Label::undecided && planes_.size() > 1 && label_of(planes_[1].force[node]) == Label::in;
    if (now == Label::in || stands) out.push_back({graph_.claim(node), Verdict::supported, now});
  }
  return out;
}

std::vector<WhatIf::Outcome> WhatIf::run() {
  for (std::uint32_t plane = 0; plane < planes_.size(); ++plane) {
    for (Node const node : roots_) mark(node);
    follow(plane);
  }
  // Where something is undecided, what it can be hangs on all that is undecided below.
  std::vector<Node> reached;
  auto const reach = [&](Node node) {
    if (place_[node] != none || is_settled(node)) return;
    place_[node] = 0;
    reached.push_back(node);
  };
  std::vector<ClaimId> claims;
  for (Node const node : touched_) {
    reach(node);
    if (graph_.is_claim(node)) claims.push_back(graph_.claim(node));
  }
  for (std::size_t i = 0; i < reached.size(); ++i) dependents_.of(graph_, reached[i], reach);  // grows
  std::vector<ClaimId> open;
  for (Node const node : reached) {
    place_[node] = none;
    if (!graph_.is_claim(node)) continue;
    claims.push_back(graph_.claim(node));
    if (label(node) == Label::undecided) open.push_back(graph_.claim(node));
  }
  std::ranges::sort(claims);
  claims.erase(std::ranges::unique(claims).begin(), claims.end());
  for (ClaimId const claim : claims) {
    if (label(graph_.node(claim)) != Label::undecided) set_stance(claim, {}, false);
  }
  judge_undecided(open);

  Findings const findings{
      graph_, planes_[0].force, granted_,  planes_.size() > 1 ? &planes_[1].force : nullptr,
      {},     cause_,           blockage_, stance_};
  std::vector<Outcome> out;
  for (ClaimId const claim : claims) {
    Label const now = label(graph_.node(claim));
    Verdict verdict = verdict_of(findings, claim).verdict;
    if (by_policy_[claim.index()] != 0) verdict = Verdict::supported;
    if (verdict != verdict_[claim.index()] || now != label_[claim.index()])
      out.push_back({claim, verdict, now});
  }
  return out;
}

}  // namespace stet::argmap::evaluate
