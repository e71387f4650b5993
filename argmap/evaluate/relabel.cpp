#include "argmap/evaluate/relabel.h"

#include <algorithm>
#include <numeric>

#include "argmap/evaluate/components.h"

namespace stet::argmap::evaluate {
namespace {

constexpr double nothing = -1.0;

}  // namespace

Relabelling::Relabelling(Graph const& graph, Dependents const& dependents, Labelling const& labelling,
                         Reading reading)
    : graph_(graph), dependents_(dependents), reading_(reading) {
  Model const& model = labelling.model;
  std::size_t const nodes = graph.node_count();
  auto const end = static_cast<std::ptrdiff_t>(nodes);
  label_.assign(model.label.begin(), model.label.begin() + end);
  rank_.assign(model.rank.begin(), model.rank.begin() + end);
  founded_.assign(nodes, any);
  set_of_.assign(nodes, none);
  mark_.assign(nodes, 0);
  waiting_.assign(nodes, 0);
  for (Rank const rank : model.rank) clock_ = std::max(clock_, rank + 1);

  std::vector<std::pair<std::uint32_t, Node>> members;
  std::uint32_t sets = 0;
  for (Node node = 0; node < nodes; ++node) {
    if (label_[node] == Label::undecided) shaken_.push_back(node);
    if (model.unfounded[node] == none) continue;
    members.emplace_back(model.unfounded[node], node);
    sets = std::max(sets, model.unfounded[node] + 1);
  }
  // Sets that fell together are kept in their parts, so that losing one member takes back no more than it
  // must.
  Rows<Node> const fallen = rows_of<Node>(sets, members);
  std::vector<Node> set;
  std::vector<std::uint32_t> part;
  std::vector<Rank> ranks;
  for (std::uint32_t s = 0; s < sets; ++s) {
    set.assign(fallen[s].begin(), fallen[s].end());
    ranks.clear();
    for (Node const node : set) ranks.push_back(rank_[node]);
    std::ranges::sort(ranks);
    order_unfounded(set, part);
    for (std::size_t i = 0; i < set.size(); ++i) {
      rank_[set[i]] = ranks[i];
      if (part[i] == none) continue;
      if (i == 0 || part[i] != part[i - 1]) sets_.emplace_back();
      set_of_[set[i]] = static_cast<std::uint32_t>(sets_.size() - 1);
      sets_.back().push_back(set[i]);
    }
  }
  if (reading != Reading::granted) gates_.emplace(dependents, view());
  complete();  // gives every undecided node its ground; there is nothing to decide
  before_.clear();
  regated_.clear();
}

bool Relabelling::is_absent(LinkId id) const {
  EvidenceState const state = graph_.links[id].state;
  return state == EvidenceState::absent ||
         (state == EvidenceState::undecided && reading_ == Reading::unchecked_absent);
}

bool Relabelling::may_be_presumed(ClaimId claim) const {
  return graph_.claims[claim].presumed || (reading_ == Reading::granted && is_leaf(graph_, claim));
}

namespace {

// Calls `f` with all that speaks against a claim: its cons, and what speaks for its opponents.
template <class F>
void each_con(Graph const& graph, Node claim, F f) {
  for (LinkId const link : graph.cons[claim]) f(link);
  for (ClaimId const opponent : graph.opponents[claim]) {
    for (LinkId const link : graph.pros[opponent.index()]) f(link);
  }
}

double presumption_limit(Graph const& graph, Standard standard) {
  return standard == Standard::dialectical ? 0.0 : presumption_threshold(graph.thresholds);
}

}  // namespace

// What a standard asks grows with the weight of the pro, so the heaviest pro is the one to look at.
bool Relabelling::follows(Node node, Rank before) const {
  if (!graph_.is_claim(node)) {
    LinkId const id = graph_.link(node);
    return graph_.links[id].state == EvidenceState::present &&
           std::ranges::all_of(graph_.premises[id.index()], [&](Node p) { return accepted(p, before); }) &&
           std::ranges::all_of(graph_.undercutters[id.index()], [&](Node u) { return rejected(u, before); });
  }
  ClaimId const claim = graph_.claim(node);
  Standard const standard = graph_.claims[claim].standard.standard;
  double pro = nothing;
  for (LinkId const link : graph_.pros[node]) {
    if (accepted(graph_.node(link), before)) pro = std::max(pro, graph_.links[link].weight);
  }
  bool const argued =
      pro > nothing && pro >= alpha(graph_.thresholds, standard) && gate_is_open(claim, before);
  bool const presumed = may_be_presumed(claim);
  if (!argued && !presumed) return false;
  double con = nothing;
  each_con(graph_, node, [&](LinkId link) {
    if (!rejected(graph_.node(link), before)) con = std::max(con, graph_.links[link].weight);
  });
  if (argued && !(con > nothing && con >= threshold(graph_.thresholds, standard, pro))) return true;
  return presumed && !(con > nothing && con >= presumption_limit(graph_, standard)) &&
         std::ranges::all_of(graph_.opponents[node],
                             [&](ClaimId o) { return rejected(graph_.node(o), before); });
}

bool Relabelling::fails(Node node, Rank before, std::uint32_t fellows) const {
  if (!graph_.is_claim(node)) {
    LinkId const id = graph_.link(node);
    return is_absent(id) ||
           std::ranges::any_of(graph_.premises[id.index()],
                               [&](Node p) { return gone(p, before, fellows); }) ||
           std::ranges::any_of(graph_.undercutters[id.index()], [&](Node u) { return accepted(u, before); });
  }
  ClaimId const claim = graph_.claim(node);
  Standard const standard = graph_.claims[claim].standard.standard;
  double pro = nothing;
  for (LinkId const link : graph_.pros[node]) {
    if (!gone(graph_.node(link), before, fellows)) pro = std::max(pro, graph_.links[link].weight);
  }
  double con = nothing;
  each_con(graph_, node, [&](LinkId link) {
    if (accepted(graph_.node(link), before)) con = std::max(con, graph_.links[link].weight);
  });
  // What fell with it does not say that its sources are out of reach.
  Rank const gate_before = fellows == none ? before : rank_[sets_[fellows].front()];
  bool const argued =
      pro > nothing && pro >= alpha(graph_.thresholds, standard) && !gate_is_shut(claim, gate_before);
  if (argued && !(con > nothing && con >= threshold(graph_.thresholds, standard, pro))) return false;
  return !may_be_presumed(claim) || (con > nothing && con >= presumption_limit(graph_, standard)) ||
         std::ranges::any_of(graph_.opponents[node],
                             [&](ClaimId o) { return accepted(graph_.node(o), before); });
}

bool Relabelling::has_ground(Node node, Rank before) const {
  if (!graph_.is_claim(node)) {
    LinkId const id = graph_.link(node);
    return !is_absent(id) &&
           std::ranges::all_of(graph_.premises[id.index()], [&](Node p) { return could_be(p, before); }) &&
           std::ranges::none_of(graph_.undercutters[id.index()], [&](Node u) { return accepted(u, any); });
  }
  ClaimId const claim = graph_.claim(node);
  Standard const standard = graph_.claims[claim].standard.standard;
  double pro = nothing;
  for (LinkId const link : graph_.pros[node]) {
    if (could_be(graph_.node(link), before)) pro = std::max(pro, graph_.links[link].weight);
  }
  bool const argued = pro > nothing && pro >= alpha(graph_.thresholds, standard) && !gate_is_shut(claim, any);
  bool const presumed = may_be_presumed(claim);
  if (!argued && !presumed) return false;
  double con = nothing;
  each_con(graph_, node, [&](LinkId link) {
    if (accepted(graph_.node(link), any)) con = std::max(con, graph_.links[link].weight);
  });
  if (argued && !(con > nothing && con >= threshold(graph_.thresholds, standard, pro))) return true;
  return presumed && !(con > nothing && con >= presumption_limit(graph_, standard)) &&
         std::ranges::none_of(graph_.opponents[node],
                              [&](ClaimId o) { return accepted(graph_.node(o), any); });
}

std::vector<Node> Relabelling::update(std::span<Node const> touched) {
  prepare_gates(touched);
  take_back(touched);
  for (Node const node : lost_) enqueue(node);
  lost_.clear();
  for (Node const node : touched) {
    if (label_[node] != Label::undecided) continue;
    enqueue(node);
    shaken_.push_back(node);
  }
  complete();

  std::vector<Node> changed;
  // The first entry of a node says what it was before the update.
  for (auto const& [node, label] : before_) {
    if (mark_[node] == 0 && label != label_[node]) changed.push_back(node);
    mark_[node] = 1;
  }
  for (auto const& [node, label] : before_) mark_[node] = 0;
  before_.clear();
  for (ClaimId const claim : regated_) changed.push_back(graph_.node(claim));
  regated_.clear();
  return changed;
}

void Relabelling::complete() {
  do {
    propagate();
    for (ClaimId const claim : move_gates()) {
      enqueue(graph_.node(claim));
      shaken_.push_back(graph_.node(claim));
    }
  } while (!queue_.empty() || reject_unfounded());
}

// A standard that asks for more sources than have been told apart.
void Relabelling::prepare_gates(std::span<Node const> touched) {
  if (!gates_) return;
  bool const too_many = std::ranges::any_of(touched, [&](Node node) {
    return graph_.is_claim(node) && !gates_->can_count(graph_.claims[graph_.claim(node)].standard.sources);
  });
  if (too_many) gates_.emplace(dependents_, view());
}

std::vector<ClaimId> Relabelling::move_gates() {
  if (moved_.empty()) return {};
  std::vector<ClaimId> changed = gates_->follow(moved_, view());
  moved_.clear();
  regated_.insert(regated_.end(), changed.begin(), changed.end());
  return changed;
}

void Relabelling::take_back(std::span<Node const> touched) {
  std::vector<Node> doubtful;
  auto doubt = [&](Node node) {
    if (waiting_[node] != 0) return;
    waiting_[node] = 1;
    doubtful.push_back(node);
  };
  for (Node const node : touched) doubt(node);
  if (gates_) moved_.insert(moved_.end(), touched.begin(), touched.end());
  for (std::size_t i = 0; true; ++i) {  // grows
    if (i == doubtful.size()) {
      for (ClaimId const claim : move_gates()) {
        doubt(graph_.node(claim));
        lost_.push_back(graph_.node(claim));
        shaken_.push_back(graph_.node(claim));
      }
    }
    if (i == doubtful.size()) break;
    Node const node = doubtful[i];
    waiting_[node] = 0;
    if (label_[node] == Label::undecided) continue;
    bool const stands =
        label_[node] == Label::in ? follows(node, rank_[node]) : fails(node, rank_[node], set_of_[node]);
    if (stands) continue;
    std::vector<Node> lost{node};
    if (std::uint32_t const set = set_of_[node]; set != none) {
      lost.swap(sets_[set]);
      sets_[set].clear();
      free_sets_.push_back(set);
    }
    for (Node const member : lost) forget(member);
    for (Node const member : lost) {
      dependents_.of(graph_, member, [&](Node above) {
        if (label_[above] == Label::undecided) {
          shaken_.push_back(above);
        } else {
          doubt(above);
        }
      });
    }
  }
}

void Relabelling::forget(Node node) {
  before_.emplace_back(node, label_[node]);
  label_[node] = Label::undecided;
  founded_[node] = any;
  set_of_[node] = none;
  lost_.push_back(node);
  shaken_.push_back(node);
  if (gates_ && !graph_.is_claim(node)) moved_.push_back(node);
}

void Relabelling::decide(Node node, Label label) {
  before_.emplace_back(node, label_[node]);
  label_[node] = label;
  rank_[node] = clock_++;
  if (gates_ && !graph_.is_claim(node)) moved_.push_back(node);
  dependents_.of(graph_, node, [&](Node above) {
    if (label_[above] != Label::undecided) return;
    enqueue(above);
    shaken_.push_back(above);
  });
}

void Relabelling::enqueue(Node node) {
  if (waiting_[node] != 0) return;
  waiting_[node] = 1;
  queue_.push_back(node);
}

void Relabelling::propagate() {
  for (std::size_t i = 0; i < queue_.size(); ++i) {  // grows
    Node const node = queue_[i];
    waiting_[node] = 0;
    if (label_[node] != Label::undecided) continue;
    if (follows(node, any)) {
      decide(node, Label::in);
    } else if (fails(node, any, none)) {
      decide(node, Label::out);
    }
  }
  queue_.clear();
}

bool Relabelling::reject_unfounded() {
  // What has lost its ground, with what stood on it; then those for which there is another.
  std::vector<Node> lost;
  for (std::size_t i = 0; i < shaken_.size(); ++i) {  // grows
    Node const node = shaken_[i];
    if (label_[node] != Label::undecided || mark_[node] != 0) continue;
    if (founded_[node] != any && has_ground(node, founded_[node])) continue;
    founded_[node] = any;
    mark_[node] = 1;
    lost.push_back(node);
    dependents_.of(graph_, node, [&](Node above) { shaken_.push_back(above); });
  }
  shaken_.clear();
  std::vector<Node> again = lost;
  for (std::size_t i = 0; i < again.size(); ++i) {  // grows
    Node const node = again[i];
    if (mark_[node] == 0 || !has_ground(node, any)) continue;
    founded_[node] = clock_++;
    mark_[node] = 0;
    dependents_.of(graph_, node, [&](Node above) {
      if (mark_[above] != 0) again.push_back(above);
    });
  }
  std::erase_if(lost, [&](Node node) { return mark_[node] == 0; });
  for (Node const node : lost) mark_[node] = 0;
  if (lost.empty()) return false;
  std::vector<std::uint32_t> part;
  order_unfounded(lost, part);
  std::uint32_t set = none;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    if (part[i] != none) {
      if (i == 0 || part[i] != part[i - 1]) {
        if (free_sets_.empty()) {
          set = static_cast<std::uint32_t>(sets_.size());
          sets_.emplace_back();
        } else {
          set = free_sets_.back();
          free_sets_.pop_back();
        }
      }
      set_of_[lost[i]] = set;
      sets_[set].push_back(lost[i]);
    }
    decide(lost[i], Label::out);
  }
  return true;
}

void Relabelling::order_unfounded(std::vector<Node>& nodes, std::vector<std::uint32_t>& part) const {
  std::ranges::sort(nodes);
  auto index_of = [&](Node node) {
    auto const at = std::ranges::lower_bound(nodes, node);
    return at != nodes.end() && *at == node ? static_cast<std::uint32_t>(at - nodes.begin()) : none;
  };
  Rows<std::uint32_t> edges;
  auto add = [&](Node below) {
    if (std::uint32_t const index = index_of(below); index != none) edges.items.push_back(index);
  };
  for (Node const node : nodes) {
    if (graph_.is_claim(node)) {
      for (LinkId const link : graph_.pros[node]) add(graph_.node(link));
    } else {
      for (Node const premise : graph_.premises[graph_.link(node).index()]) add(premise);
    }
    edges.begin.push_back(static_cast<std::uint32_t>(edges.items.size()));
  }
  Components const components = components_of(edges);
  std::vector<Node> ordered;
  part.clear();
  for (std::uint32_t const index : components.order) {
    std::uint32_t const component = components.of[index];
    ordered.push_back(nodes[index]);
    part.push_back(components.cyclic[component] != 0 ? component : none);
  }
  nodes = std::move(ordered);
}

}  // namespace stet::argmap::evaluate
