#include "argmap/evaluate/whatif.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "argmap/evaluate/policy.h"

namespace stet::argmap::evaluate {
namespace {

constexpr double nothing = -1.0;
constexpr std::int64_t most_checks = 2'000;   // of a solver, for one change (sat.h)
constexpr std::size_t work_of_check = 20;     // for each node among which it decides
constexpr std::size_t most_undecided = 4096;  // nodes among which positions are sought

// With links that conclude nothing yet.
Graph with_spares(Graph const& graph, std::array<LinkId, WhatIf::most_sources>& spare) {
  Graph out = graph;
  std::uint32_t fresh = 0;
  for (Link const& link : graph.links) fresh = std::max(fresh, link.origin);
  for (LinkId& id : spare) {
    Link link;
    link.kind = LinkKind::evidence;
    link.origin = ++fresh;
    link.primary = true;
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

bool is_at_least(double weight, double limit) { return weight > nothing && weight >= limit; }

}  // namespace

WhatIf::WhatIf(Compiled const& compiled, Policy policy)
    : graph_(with_spares(compiled.graph, spare_)),
      policy_(policy),
      dependents_(dependents_of(graph_)),
      component_(dependence(graph_)),
      origins_(limit_for(graph_, 1)) {
  std::size_t const nodes = graph_.node_count();
  std::size_t const known = compiled.graph.node_count();
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
    plane.label.assign(labelling.model.label.begin(),
                       labelling.model.label.begin() + static_cast<std::ptrdiff_t>(known));
    plane.label.resize(nodes, Label::out);
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
    pros_.push_back(side_of(graph_, planes_[0].label, graph_.pros[claim.index()]));
    bool const lifted = verdict.verdict == Verdict::supported && verdict.label != Label::in;
    by_policy_[claim.index()] = lifted ? 1 : 0;
  }
  queued_.assign(component_.count, 0);
  touched_at_.assign(nodes, 0);
  place_.assign(nodes, none);
}

// ---- changes

void WhatIf::add_source(ClaimId claim, bool in_favour) {
  LinkId const id = spare_[spares_used_++];
  changed_links_.emplace_back(id, graph_.links[id]);
  Link& link = graph_.links[id];
  link.conclusion = claim;
  link.pro = in_favour;
  (in_favour ? graph_.pros : graph_.cons).add(claim.index(), id);
  Node const node = graph_.node(id);
  for (std::uint32_t plane = 0; plane < planes_.size(); ++plane) {
    Value now{Label::in, {}, {}};
    if (counts_origins_) now.lower = now.upper = {origins_.single(link.origin), true, true};
    set(plane, node, now);
  }
  dependents_.of(graph_, node, [&](Node above) { roots_.push_back(above); });
  weigh_relations_of(claim);
}

void WhatIf::set_state(LinkId citation, EvidenceState state) {
  change_link(citation);
  graph_.links[citation].state = state;
  roots_.push_back(graph_.node(citation));
  weigh_relations_of(graph_.links[citation].conclusion);
}

void WhatIf::set_weight(LinkId citation, double weight) {
  change_link(citation);
  graph_.links[citation].weight = weight;
  dependents_.of(graph_, graph_.node(citation), [&](Node above) { roots_.push_back(above); });
  weigh_relations_of(graph_.links[citation].conclusion);
}

void WhatIf::settle(ClaimId claim, Label label) {
  settled_.emplace_back(claim, label);
  roots_.push_back(graph_.node(claim));
}

void WhatIf::change_link(LinkId link) { changed_links_.emplace_back(link, graph_.links[link]); }

// What an argument that is only a source's words bears on weighs what its best source weighs.
void WhatIf::weigh_relations_of(ClaimId claim) {
  if (!graph_.claims[claim].argument.valid()) return;
  for (LinkId const standing : dependents_.resting[claim.index()]) {
    for (LinkId const relation : dependents_.resting[graph_.node(standing)]) {
      double const weight = weight_of(graph_, relation);
      if (weight == graph_.links[relation].weight) continue;
      change_link(relation);
      graph_.links[relation].weight = weight;
      dependents_.of(graph_, graph_.node(relation), [&](Node above) { roots_.push_back(above); });
    }
  }
}

void WhatIf::undo() {
  for (auto it = saved_.rbegin(); it != saved_.rend(); ++it) {
    Plane& plane = planes_[it->plane];
    plane.label[it->node] = it->value.label;
    if (counts_origins_) {
      plane.lower[it->node] = it->value.lower;
      plane.upper[it->node] = it->value.upper;
    }
    if (it->plane == 0 && graph_.is_claim(it->node)) pros_[it->node] = it->pros;
  }
  saved_.clear();
  while (spares_used_ > 0) {
    LinkId const id = spare_[--spares_used_];
    Link const& link = graph_.links[id];
    (link.pro ? graph_.pros : graph_.cons).remove(link.conclusion.index(), id);
  }
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
  if (!counts_origins_) return {plane.label[node], {}, {}};
  return {plane.label[node], plane.lower[node], plane.upper[node]};
}

void WhatIf::set(std::uint32_t plane, Node node, Value const& now) {
  Plane& p = planes_[plane];
  set_aside(plane, node, value(p, node));
  p.label[node] = now.label;
  if (!counts_origins_) return;
  p.lower[node] = now.lower;
  p.upper[node] = now.upper;
}

void WhatIf::set_aside(std::uint32_t plane, Node node, Value const& before) {
  saved_.push_back({plane, node, before, plane == 0 && graph_.is_claim(node) ? pros_[node] : Side{}});
}

Label WhatIf::label_of_link(Plane const& plane, LinkId id) const {
  Link const& link = graph_.links[id];
  if (link.state == EvidenceState::absent) return Label::out;
  Label label = link.state == EvidenceState::undecided ? plane.unknown : Label::in;
  for (Node const premise : graph_.premises[id.index()]) {
    if (plane.label[premise] == Label::out) return Label::out;
    if (plane.label[premise] == Label::undecided && label == Label::in) label = Label::undecided;
  }
  for (Node const by : graph_.undercutters[id.index()]) {
    if (plane.label[by] == Label::in) return Label::out;
    if (plane.label[by] == Label::undecided && label == Label::in) label = Label::undecided;
  }
  return label;
}

Side WhatIf::cons_of(Plane const& plane, ClaimId id) const {
  Side cons = side_of(graph_, plane.label, graph_.cons[id.index()]);
  for (ClaimId const opponent : graph_.opponents[id.index()]) {
    Side const more = side_of(graph_, plane.label, graph_.pros[opponent.index()]);
    cons = {std::max(cons.accepted, more.accepted), std::max(cons.live, more.live)};
  }
  return cons;
}

// Whether a con of this weight, or an opponent that is accepted, stands against presuming the claim; with
// `least` being undecided, an opponent that could be.
bool WhatIf::is_doubted(Plane const& plane, ClaimId id, double con, Label least) const {
  return is_at_least(con, doubt_of(id)) ||
         std::ranges::any_of(graph_.opponents[id.index()], [&](ClaimId opponent) {
           Label const label = plane.label[opponent.index()];
           return label == Label::in || label == least;
         });
}

// The weight of a con to which a presumption falls.
double WhatIf::doubt_of(ClaimId id) const {
  return graph_.claims[id].standard.standard == Standard::dialectical
             ? 0.0
             : presumption_threshold(graph_.thresholds);
}

// The rules of a claim, all at once: of several pros the heaviest is the last to be blocked.
Label WhatIf::label_of_claim(Plane const& plane, ClaimId id, Basis const& lower, Basis const& upper) const {
  Claim const& claim = graph_.claims[id];
  for (auto const& [settled, label] : settled_) {
    if (settled == id) return label;
  }
  Thresholds const& thresholds = graph_.thresholds;
  Standard const standard = claim.standard.standard;
  double const least = alpha(thresholds, standard);
  Side const pros = side_of(graph_, plane.label, graph_.pros[id.index()]);
  Side const cons = cons_of(plane, id);
  bool const gated = is_editorial(claim.standard);
  bool const met = !gated || meets(origins_, claim.standard, lower);
  bool const missed = gated && !meets(origins_, claim.standard, upper);
  bool in = met && is_at_least(pros.accepted, least) &&
            !is_at_least(cons.live, threshold(thresholds, standard, pros.accepted));
  bool out = missed || !is_at_least(pros.live, least) ||
             is_at_least(cons.accepted, threshold(thresholds, standard, pros.live));
  if (claim.presumed) {
    in = in || !is_doubted(plane, id, cons.live, Label::undecided);
    out = out && is_doubted(plane, id, cons.accepted, Label::in);
  }
  return in ? Label::in : out ? Label::out : Label::undecided;
}

Basis WhatIf::joined(Basis const& a, Basis const& b) {
  return {origins_.join(a.origins, b.origins), a.primary || b.primary, a.on_record || b.on_record};
}

Basis WhatIf::basis_of(Plane const& plane, Node node, bool upper) {
  std::vector<Basis> const& bases = upper ? plane.upper : plane.lower;
  Basis basis;
  if (graph_.is_claim(node)) {
    for (LinkId const link : graph_.pros[node]) {
      Label const label = plane.label[graph_.node(link)];
      if (upper ? label != Label::out : label == Label::in) basis = joined(basis, bases[graph_.node(link)]);
    }
    return basis;
  }
  Link const& link = graph_.links[graph_.link(node)];
  if (link.kind == LinkKind::evidence) return {origins_.single(link.origin), link.primary, link.on_record};
  for (Node const premise : graph_.premises[graph_.link(node).index()]) basis = joined(basis, bases[premise]);
  return basis;
}

// A node on no circle.
WhatIf::Value WhatIf::evaluated(std::uint32_t plane, Node node) {
  Plane const& p = planes_[plane];
  Value now;
  if (counts_origins_) {
    now.lower = basis_of(p, node, false);
    now.upper = basis_of(p, node, true);
  }
  now.label = graph_.is_claim(node) ? label_of_claim(p, graph_.claim(node), now.lower, now.upper)
                                    : label_of_link(p, graph_.link(node));
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
    Value const now = evaluated(plane, node);
    bool const changed = now != value(planes_[plane], node);
    bool const has_pros = plane == 0 && graph_.is_claim(node);
    if (changed || has_pros) set(plane, node, now);
    if (has_pros) pros_[node] = side_of(graph_, planes_[0].label, graph_.pros[node]);
    if (changed) dependents_.of(graph_, node, [&](Node above) { mark(above); });
  }
}

// Nodes that depend on each other are labelled anew together: the least fixpoint of what follows from decided
// labels and of what is unfounded, with standards decided from the bounds on their origins on the way.
void WhatIf::evaluate_component(std::uint32_t plane, std::uint32_t component) {
  std::span<Node const> const nodes = nodes_of(component);
  Plane& p = planes_[plane];
  std::vector<Value> before;
  before.reserve(nodes.size());
  for (Node const node : nodes) {
    touch(node);
    before.push_back(value(p, node));
    p.label[node] = Label::undecided;
  }
  bool const again = counts_origins_ || founded_anew_[component] != 0;
  for (bool changed = true; changed;) {
    if (counts_origins_) grow_bases(p, nodes);
    changed = settle_labels(p, nodes);
    if (founded_anew_[component] != 0 && reject_unfounded(p, nodes)) changed = true;
    changed = changed && again;
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Node const node = nodes[i];
    bool const changed = before[i] != value(p, node);
    bool const has_pros = plane == 0 && graph_.is_claim(node);
    if (changed || has_pros) set_aside(plane, node, before[i]);
    if (has_pros) pros_[node] = side_of(graph_, p.label, graph_.pros[node]);
    if (!changed) continue;
    dependents_.of(graph_, node, [&](Node above) {
      if (component_.of[above] != component) mark(above);
    });
  }
}

// Draws the consequences of decided labels; false if there are none.
bool WhatIf::settle_labels(Plane& plane, std::span<Node const> nodes) {
  std::uint32_t const component = component_.of[nodes.front()];
  std::vector<Node> queue;
  auto const push = [&](Node node) {
    if (component_.of[node] != component || plane.label[node] != Label::undecided || place_[node] != none)
      return;
    place_[node] = 0;
    queue.push_back(node);
  };
  for (Node const node : nodes) push(node);
  bool any = false;
  for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
    Node const node = queue[i];
    place_[node] = none;
    ++work_;
    static constexpr Basis no_basis;
    Label const now = graph_.is_claim(node) ? label_of_claim(plane, graph_.claim(node),
                                                             counts_origins_ ? plane.lower[node] : no_basis,
                                                             counts_origins_ ? plane.upper[node] : no_basis)
                                            : label_of_link(plane, graph_.link(node));
    if (now == Label::undecided) continue;
    plane.label[node] = now;
    any = true;
    dependents_.of(graph_, node, push);
  }
  return any;
}

// Rejects the undecided nodes that could only carry each other; false if there are none.
bool WhatIf::reject_unfounded(Plane& plane, std::span<Node const> nodes) {
  std::uint32_t const component = component_.of[nodes.front()];
  // A node is founded if its label would be anything but OUT with all that is not founded yet rejected.
  std::vector<Node> waiting;
  for (Node const node : nodes) {
    if (plane.label[node] != Label::undecided) continue;
    waiting.push_back(node);
    place_[node] = 0;  // not founded yet
  }
  auto const may_hold = [&](Node node) { return plane.label[node] != Label::out && place_[node] == none; };
  auto const is_founded = [&](Node node) {
    ++work_;
    if (!graph_.is_claim(node))
      return std::ranges::all_of(graph_.premises[graph_.link(node).index()], may_hold);
    ClaimId const id = graph_.claim(node);
    Claim const& claim = graph_.claims[id];
    double const least = alpha(graph_.thresholds, claim.standard.standard);
    Side const cons = cons_of(plane, id);
    if (claim.presumed && !is_doubted(plane, id, cons.accepted, Label::in)) return true;
    return std::ranges::any_of(graph_.pros[node], [&](LinkId link) {
      double const weight = graph_.links[link].weight;
      return weight >= least && may_hold(graph_.node(link)) &&
             !is_at_least(cons.accepted, threshold(graph_.thresholds, claim.standard.standard, weight));
    });
  };
  std::vector<Node> queue = waiting;
  for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
    Node const node = queue[i];
    if (place_[node] == none || !is_founded(node)) continue;
    place_[node] = none;
    dependents_.of(graph_, node, [&](Node above) {
      if (component_.of[above] == component && place_[above] != none) queue.push_back(above);
    });
  }
  bool any = false;
  for (Node const node : waiting) {
    if (place_[node] == none) continue;
    place_[node] = none;
    plane.label[node] = Label::out;
    any = true;
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
        Basis const now = joined(bases[node], basis_of(plane, node, upper));
        if (now == bases[node]) continue;
        bases[node] = now;
        grown = nodes.size() > 1;
      }
    }
  }
}

// ---- verdicts

// Calls `f` with the positive and the negative body of every rule of an undecided node, as far as it is
// undecided, and whether it needs something from outside.
template <class F>
void WhatIf::each_rule(Node node, F f) const {
  Plane const& plane = planes_[0];
  auto const undecided = [&](Node n) { return plane.label[n] == Label::undecided; };
  std::vector<Node> positive;
  std::vector<Node> negative;
  if (!graph_.is_claim(node)) {
    LinkId const id = graph_.link(node);
    std::ranges::copy_if(graph_.premises[id.index()], std::back_inserter(positive), undecided);
    std::ranges::copy_if(graph_.undercutters[id.index()], std::back_inserter(negative), undecided);
    f(positive, negative, graph_.links[id].state == EvidenceState::undecided);
    return;
  }
  ClaimId const id = graph_.claim(node);
  Claim const& claim = graph_.claims[id];
  Standard const standard = claim.standard.standard;
  double const least = alpha(graph_.thresholds, standard);
  double const accepted = cons_of(plane, id).accepted;
  auto const add_cons = [&](double limit) {
    auto const add = [&](std::span<LinkId const> links) {
      for (LinkId const link : links) {
        if (undecided(graph_.node(link)) && graph_.links[link].weight >= limit)
          negative.push_back(graph_.node(link));
      }
    };
    add(graph_.cons[node]);
    for (ClaimId const opponent : graph_.opponents[node]) add(graph_.pros[opponent.index()]);
  };
  bool const gated = is_editorial(claim.standard);
  bool const met = !gated || meets(origins_, claim.standard, plane.lower[node]);
  bool const missed = gated && !meets(origins_, claim.standard, plane.upper[node]);
  for (LinkId const pro : graph_.pros[node]) {
    double const weight = graph_.links[pro].weight;
    double const limit = threshold(graph_.thresholds, standard, weight);
    if (plane.label[graph_.node(pro)] == Label::out || weight < least || missed ||
        is_at_least(accepted, limit))
      continue;
    positive.clear();
    negative.clear();
    if (undecided(graph_.node(pro))) positive.push_back(graph_.node(pro));
    add_cons(limit);
    f(positive, negative, !met);
  }
  if (!claim.presumed || is_doubted(plane, id, accepted, Label::in)) return;
  positive.clear();
  negative.clear();
  add_cons(doubt_of(id));
  for (ClaimId const opponent : graph_.opponents[node]) {
    if (undecided(graph_.node(opponent))) negative.push_back(graph_.node(opponent));
  }
  f(positive, negative, false);
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
    each_rule(out.nodes[i], [&](auto const& positive, auto const& negative, bool) {
      std::ranges::for_each(positive, visit);
      std::ranges::for_each(negative, visit);
    });
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
  auto grounding = std::make_shared<Grounding>();
  Program& program = grounding->program;
  program.atom_count = static_cast<std::uint32_t>(out.nodes.size());
  program.unknown = program.add_open();
  std::vector<Atom> body;
  std::vector<Atom> barred;
  for (Atom atom = 0; atom < out.nodes.size(); ++atom) {
    each_rule(out.nodes[atom], [&](auto const& positive, auto const& negative, bool waits) {
      body.clear();
      barred.clear();
      for (Node const node : positive) body.push_back(place_[node]);
      for (Node const node : negative) barred.push_back(place_[node]);
      if (waits) body.push_back(program.unknown);
      program.add_rule(atom, body, barred);
    });
  }
  for (Node const node : out.nodes) place_[node] = none;
  work_ += 16 * program.literals.size();
  grounding->index = index_of(program);
  out.labelling.model.label.assign(program.atom_count, Label::undecided);
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
  for (Node const node : roots_) mark(node);
  follow(0);
  std::vector<Outcome> out;
  for (Node const node : touched()) {
    if (graph_.is_claim(node) && planes_[0].label[node] == Label::in && label_[node] != Label::in)
      out.push_back({graph_.claim(node), Verdict::supported, Label::in});
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
    if (place_[node] != none || planes_[0].label[node] != Label::undecided) return;
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
    open.push_back(graph_.claim(node));
    claims.push_back(graph_.claim(node));
  }
  std::ranges::sort(claims);
  claims.erase(std::ranges::unique(claims).begin(), claims.end());
  for (ClaimId const claim : claims) {
    if (planes_[0].label[claim.index()] != Label::undecided) set_stance(claim, {}, false);
  }
  judge_undecided(open);

  Findings const findings{
      graph_, planes_[0].label, granted_, planes_.size() > 1 ? &planes_[1].label : nullptr,
      cause_, blockage_,        stance_,  pros_};
  std::vector<Outcome> out;
  for (ClaimId const claim : claims) {
    Label const label = planes_[0].label[claim.index()];
    Verdict verdict = verdict_of(findings, claim).verdict;
    if (by_policy_[claim.index()] != 0) verdict = Verdict::supported;
    if (verdict != verdict_[claim.index()] || label != label_[claim.index()])
      out.push_back({claim, verdict, label});
  }
  return out;
}

}  // namespace stet::argmap::evaluate
