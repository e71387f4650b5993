#include "argmap/evaluate/origins.h"

#include <algorithm>
#include <iterator>

namespace stet::argmap::evaluate {
namespace {

constexpr std::uint32_t least_limit = 32;
constexpr std::uint32_t greatest_limit = 1024;

std::uint32_t limit_for(Graph const& graph) {
  std::uint32_t limit = least_limit;
  for (Claim const& claim : graph.claims) limit = std::max(limit, claim.standard.sources);
  return std::min(limit, greatest_limit);
}

}  // namespace

OriginSets::Set OriginSets::single(std::uint32_t origin) {
  auto const [it, added] = singles_.try_emplace(origin, static_cast<Set>(sets_.size()));
  if (added) sets_.push_back({origin});
  return it->second;
}

OriginSets::Set OriginSets::join(Set a, Set b) {
  if (a == b || b == empty) return a;
  if (a == empty) return b;
  if (a > b) std::swap(a, b);
  std::uint64_t const key = (std::uint64_t{a} << 32U) | b;
  if (auto const known = joins_.find(key); known != joins_.end()) return known->second;
  std::vector<std::uint32_t> both;
  std::ranges::set_union(sets_[a], sets_[b], std::back_inserter(both));
  if (both.size() > limit_) both.resize(limit_);
  Set result = static_cast<Set>(sets_.size());
  if (both == sets_[a]) {
    result = a;
  } else if (both == sets_[b]) {
    result = b;
  } else {
    sets_.push_back(std::move(both));
  }
  joins_.emplace(key, result);
  return result;
}

Origins::Origins(Graph const& graph) : graph_(graph), sets_(limit_for(graph)) {
  std::vector<std::pair<std::uint32_t, LinkId>> uses;
  uses.reserve(graph.premises.items.size());
  for (LinkId const link : graph.links.ids()) {
    for (Node const premise : graph.premises[link.index()]) uses.emplace_back(premise, link);
  }
  uses_ = rows_of<LinkId>(graph.node_count(), uses);
  lower_.resize(graph.node_count());
}

Basis Origins::join(Basis const& a, Basis const& b) {
  return {sets_.join(a.origins, b.origins), a.primary || b.primary, a.on_record || b.on_record};
}

Basis Origins::of_link(LinkId id, std::vector<Basis> const& by_node) {
  Link const& link = graph_.links[id];
  if (link.kind == LinkKind::evidence) return {sets_.single(link.origin), link.primary, link.on_record};
  Basis basis;
  for (Node const premise : graph_.premises[id.index()]) basis = join(basis, by_node[premise]);
  return basis;
}

template <class Active, class Grown>
void Origins::spread(LinkId start, std::vector<Basis>& by_node, Active active, Grown grown) {
  std::vector<LinkId> stack{start};
  while (!stack.empty()) {
    LinkId const id = stack.back();
    stack.pop_back();
    Node const node = graph_.node(id);
    Basis const basis = of_link(id, by_node);
    if (basis == by_node[node]) continue;
    by_node[node] = basis;
    auto pass_on = [&](Node from) {
      for (LinkId const use : uses_[from]) {
        if (active(use)) stack.push_back(use);
      }
    };
    pass_on(node);
    Link const& link = graph_.links[id];
    if (!link.conclusion.valid() || !link.pro) continue;
    Node const claim = graph_.node(link.conclusion);
    Basis const joined = join(by_node[claim], basis);
    if (joined == by_node[claim]) continue;
    by_node[claim] = joined;
    grown(link.conclusion);
    pass_on(claim);
  }
}

bool Origins::meets(ClaimId claim, Basis const& basis) const {
  StandardOfProof const& standard = graph_.claims[claim].standard;
  return sets_.count(basis.origins) >= standard.sources && (basis.primary || !standard.primary) &&
         (basis.on_record || !standard.on_record);
}

void Origins::decide_gates(Program const& program, WellFounded& model) {
  std::vector<Atom> gate_of(graph_.claims.size(), none);
  for (auto const& [claim, gate] : program.gates) gate_of[claim.index()] = gate;
  auto undecided = [&](Atom atom) { return model.model().label[atom] == Label::undecided; };
  auto accepted = [&](LinkId link) { return model.model().label[graph_.node(link)] == Label::in; };
  auto open_if_met = [&](ClaimId claim) {
    Atom const gate = gate_of[claim.index()];
    if (gate != none && undecided(gate) && meets(claim, lower_[claim.index()])) model.assign(gate, Label::in);
  };
  while (true) {
    while (true) {
      model.run();
      std::vector<Atom> const fresh = model.take_accepted();
      if (fresh.empty()) break;
      for (Atom const atom : fresh) {
        if (atom >= graph_.node_count() || graph_.is_claim(atom)) continue;
        spread(graph_.link(atom), lower_, accepted, open_if_met);
      }
    }
    // Nothing more can be shown to meet its standard; what cannot come to meet it any more is closed.
    bool any_open = false;
    for (auto const& [claim, gate] : program.gates) any_open = any_open || undecided(gate);
    if (!any_open) return;
    auto not_rejected = [&](LinkId link) { return model.model().label[graph_.node(link)] != Label::out; };
    std::vector<Basis> upper(graph_.node_count());
    for (LinkId const link : graph_.links.ids()) {
      if (not_rejected(link)) spread(link, upper, not_rejected, [](ClaimId) {});
    }
    bool closed = false;
    for (auto const& [claim, gate] : program.gates) {
      if (!undecided(gate) || meets(claim, upper[claim.index()])) continue;
      model.assign(gate, Label::out);
      closed = true;
    }
    if (!closed) return;
  }
}

}  // namespace stet::argmap::evaluate
