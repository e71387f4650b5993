#include "argmap/evaluate/origins.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stet::argmap::evaluate {
namespace {

constexpr std::uint32_t reported = 32;
constexpr std::uint32_t greatest_limit = 1024;

}  // namespace

bool share_root(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b) {
  return std::ranges::any_of(a, [&](std::uint32_t root) { return std::ranges::binary_search(b, root); });
}

std::uint32_t limit_for(Graph const& graph, std::uint32_t least) {
  for (Claim const& claim : graph.claims) least = std::max(least, claim.standard.sources);
  return std::min(least, greatest_limit);
}

bool meets(OriginSets const& sets, StandardOfProof const& standard, Basis const& basis) {
  return sets.count(basis.origins) >= standard.sources && (basis.primary || !standard.primary) &&
         (basis.on_record || !standard.on_record) && (basis.grade == Grade::compared || !standard.compared);
}

Basis basis_of_evidence(OriginSets& sets, Link const& link) {
  return {sets.single(link.origin), link.primary, link.on_record, link.grade};
}

Basis either(OriginSets& sets, Basis const& a, Basis const& b) {
  return {sets.join(a.origins, b.origins), a.primary || b.primary, a.on_record || b.on_record,
          std::max(a.grade, b.grade)};
}

Basis both(OriginSets& sets, Basis const& a, Basis const& b) {
  Basis basis = either(sets, a, b);
  basis.grade = std::min(a.grade, b.grade);
  return basis;
}

namespace {

using Roots = std::vector<std::uint32_t>;

constexpr std::size_t most_picks = 4'096;

// How many of the sets of roots can be picked so that no two share one, up to a limit: by trying, with and
// without each in turn.
std::uint32_t most_disjoint(std::vector<Roots const*> const& sets, std::uint32_t limit) {
  std::uint32_t best = 0;
  std::size_t tries = 0;
  std::vector<std::size_t> picked;
  for (std::size_t next = 0;;) {
    bool const hopeless = picked.size() + (sets.size() - next) <= best;
    if (next == sets.size() || hopeless) {
      best = std::max(best, static_cast<std::uint32_t>(picked.size()));
      if (best >= limit || picked.empty() || ++tries > most_picks) return std::min(best, limit);
      next = picked.back() + 1;
      picked.pop_back();
      continue;
    }
    bool const fits =
        std::ranges::none_of(picked, [&](std::size_t i) { return share_root(*sets[i], *sets[next]); });
    if (fits) picked.push_back(next);
    ++next;
  }
}

}  // namespace

OriginSets::Members OriginSets::thinned(std::vector<std::uint32_t> origins) const {
  // Whatever can be picked with an origin can be picked with one that has fewer of its roots.
  auto const covers = [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::includes(roots_[a], roots_[b]);
  };
  Members out;
  std::vector<Roots const*> shared;
  for (std::uint32_t const origin : origins) {
    bool const needless = roots_[origin].size() > 1 && std::ranges::any_of(origins, [&](std::uint32_t other) {
                            return other != origin && covers(origin, other);
                          });
    if (needless) continue;
    out.origins.push_back(origin);
    if (roots_[origin].size() > 1) shared.push_back(&roots_[origin]);
  }
  auto const single = static_cast<std::uint32_t>(out.origins.size() - shared.size());
  out.count = single >= limit_ ? limit_ : single + most_disjoint(shared, limit_ - single);
  return out;
}

OriginSets::Set OriginSets::single(std::uint32_t origin) {
  auto const [it, added] = singles_.try_emplace(origin, static_cast<Set>(sets_.size()));
  if (added) sets_.push_back({{origin}, 1});
  return it->second;
}

OriginSets::Set OriginSets::join(Set a, Set b) {
  if (a == b || b == empty || count(a) >= limit_) return a;
  if (a == empty || count(b) >= limit_) return b;
  if (a > b) std::swap(a, b);
  std::uint64_t const key = (std::uint64_t{a} << 32U) | b;
  if (auto const known = joins_.find(key); known != joins_.end()) return known->second;
  std::vector<std::uint32_t> both;
  std::ranges::set_union(sets_[a].origins, sets_[b].origins, std::back_inserter(both));
  Members joined = thinned(std::move(both));
  Set result = static_cast<Set>(sets_.size());
  if (joined.origins == sets_[a].origins) {
    result = a;
  } else if (joined.origins == sets_[b].origins) {
    result = b;
  } else {
    sets_.push_back(std::move(joined));
  }
  joins_.emplace(key, result);
  return result;
}

namespace {

// Bases of nodes, and how they grow along links.
class Growth {
 public:
  Growth(Graph const& graph, std::uint32_t limit)
      : graph_(graph), sets_(limit_for(graph, limit), graph.roots) {}

  [[nodiscard]] OriginSets& sets() { return sets_; }
  [[nodiscard]] std::span<LinkId const> uses(Node node) const { return uses_[node]; }

  // Lets a link's basis grow to what its premises have now, and passes growth on. `active` says which links
  // count; `grown` is called for each claim that gained.
  template <class Active, class Grown>
  void spread(LinkId start, std::vector<Basis>& by_node, Active active, Grown grown) {
    std::vector<LinkId> stack{start};
    while (!stack.empty()) {
      LinkId const id = stack.back();
      stack.pop_back();
      Node const node = graph_.node(id);
      Basis const basis = basis_of_link(sets_, graph_, id, [&](Node premise) { return by_node[premise]; });
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
      Basis const joined = either(sets_, by_node[claim], basis);
      if (joined == by_node[claim]) continue;
      by_node[claim] = joined;
      grown(link.conclusion);
      pass_on(claim);
    }
  }

  [[nodiscard]] bool meets(ClaimId claim, Basis const& basis) const {
    return evaluate::meets(sets_, graph_.claims[claim].standard, basis);
  }

  // Must be called before the first spread().
  void index_uses() {
    std::vector<std::pair<std::uint32_t, LinkId>> uses;
    uses.reserve(graph_.premises.capacity());
    for (LinkId const link : graph_.links.ids()) {
      for (Node const premise : graph_.premises[link.index()]) uses.emplace_back(premise, link);
    }
    uses_ = rows_of<LinkId>(graph_.node_count(), uses);
  }

 private:
  Graph const& graph_;
  OriginSets sets_;
  Rows<LinkId> uses_;  // links with the node among their premises
};

}  // namespace

namespace {

// Decides gates while the model grows. A node is *final* once nothing that is still to come can change its
// basis; then its gate can be decided either way. What carries itself never becomes final like that: for it,
// bases are bounded from above by all that is not yet rejected.
class Gatekeeper {
 public:
  Gatekeeper(Graph const& graph, Program const& program, WellFounded& model)
      : graph_(graph), program_(program), model_(model), growth_(graph, 1) {
    growth_.index_uses();
    lower_.resize(graph.node_count());
    gate_of_.assign(graph.claims.size(), none);
    for (auto const& [claim, gate] : program.gates) gate_of_[claim.index()] = gate;
    pending_.resize(graph.node_count());
    final_.assign(graph.node_count(), 0);
    for (Node node = 0; node < graph.node_count(); ++node) {
      pending_[node] = static_cast<std::uint32_t>(
          graph.is_claim(node) ? graph.pros[node].size() : graph.premises[graph.link(node).index()].size());
      if (graph.is_claim(node) && pending_[node] == 0) finish(node);
    }
  }

  void run() && {
    do {
      while (take_in()) {
      }
    } while (close_hopeless());
  }

 private:
  [[nodiscard]] Label label(Node node) const { return model_.model().label[node]; }
  [[nodiscard]] bool undecided(Atom atom) const { return label(atom) == Label::undecided; }

  // Works through what the model has decided; false once there is nothing new.
  bool take_in() {
    model_.run();
    std::vector<Atom> const fresh = model_.take_decided();
    auto accepted = [&](LinkId link) { return label(graph_.node(link)) == Label::in; };
    auto each_link = [&](auto use) {
      for (Atom const atom : fresh) {
        if (atom < graph_.node_count() && !graph_.is_claim(atom)) use(atom);
      }
    };
    // Nothing is final before all that was accepted has been passed on.
    each_link([&](Atom atom) {
      if (label(atom) != Label::in) return;
      growth_.spread(graph_.link(atom), lower_, accepted, [&](ClaimId claim) { open_if_met(claim); });
    });
    each_link([&](Atom atom) {
      if (label(atom) != Label::in || pending_[atom] == 0) finish(atom);
    });
    return !fresh.empty();
  }

  void open_if_met(ClaimId claim) {
    Atom const gate = gate_of_[claim.index()];
    if (gate == none || !undecided(gate) || !growth_.meets(claim, lower_[claim.index()])) return;
    model_.assign(gate, Label::in);
  }

  void finish(Node start) {
    std::vector<Node> stack{start};
    auto one_less = [&](Node node) {
      bool const counts = --pending_[node] == 0;
      if (counts && (graph_.is_claim(node) || label(node) == Label::in)) stack.push_back(node);
    };
    while (!stack.empty()) {
      Node const node = stack.back();
      stack.pop_back();
      if (final_[node] != 0) continue;
      final_[node] = 1;
      if (graph_.is_claim(node)) {
        Atom const gate = gate_of_[node];
        if (gate != none && undecided(gate)) {
          model_.assign(gate, growth_.meets(graph_.claim(node), lower_[node]) ? Label::in : Label::out);
        }
      } else {
        Link const& link = graph_.links[graph_.link(node)];
        if (link.conclusion.valid() && link.pro) one_less(graph_.node(link.conclusion));
      }
      for (LinkId const use : growth_.uses(node)) one_less(graph_.node(use));
    }
  }

  bool close_hopeless() {
    if (std::ranges::none_of(program_.gates, [&](auto const& gate) { return undecided(gate.second); }))
      return false;
    auto not_rejected = [&](LinkId link) { return label(graph_.node(link)) != Label::out; };
    std::vector<Basis> upper = lower_;
    for (LinkId const link : graph_.links.ids()) {
      if (final_[graph_.node(link)] == 0 && not_rejected(link)) {
        growth_.spread(link, upper, not_rejected, [](ClaimId) {});
      }
    }
    bool closed = false;
    for (auto const& [claim, gate] : program_.gates) {
      if (!undecided(gate) || growth_.meets(claim, upper[claim.index()])) continue;
      model_.assign(gate, Label::out);
      closed = true;
    }
    return closed;
  }

  Graph const& graph_;
  Program const& program_;
  WellFounded& model_;
  Growth growth_;
  std::vector<Basis> lower_;            // by node
  std::vector<Atom> gate_of_;           // by claim
  std::vector<std::uint32_t> pending_;  // by node: pros or premises that are not final
  std::vector<std::uint8_t> final_;     // by node
};

}  // namespace

void decide_gates(Graph const& graph, Program const& program, WellFounded& model) {
  if (program.gates.empty()) {
    model.run();
  } else {
    Gatekeeper{graph, program, model}.run();
  }
}

namespace {

Components accepted_cycles(Graph const& graph, Model const& model) {
  Rows<std::uint32_t> rests_on;
  rests_on.begin.reserve(graph.node_count() + 1);
  rests_on.items.reserve(graph.links.size() + graph.premises.capacity());
  for (Node node = 0; node < graph.node_count(); ++node) {
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) {
        if (model.label[graph.node(link)] == Label::in) rests_on.items.push_back(graph.node(link));
      }
    } else if (model.label[node] == Label::in) {
      auto const premises = graph.premises[graph.link(node).index()];
      rests_on.items.insert(rests_on.items.end(), premises.begin(), premises.end());
    }
    rests_on.begin.push_back(static_cast<std::uint32_t>(rests_on.items.size()));
  }
  return components_of(rests_on);
}

}  // namespace

Chains chains_of(Graph const& graph, Components const& cycles, Model const& model) {
  Growth growth(graph, reported);
  auto accepted = [&](Node link) { return model.label[link] == Label::in; };
  // What counts is only what is accepted; rejecting links can break components up.
  Components narrowed;
  if (std::ranges::find(cycles.cyclic, 1) != cycles.cyclic.end()) narrowed = accepted_cycles(graph, model);
  Components const& components = narrowed.of.empty() ? cycles : narrowed;
  std::vector<Basis> by_component(components.count);
  for (Node const node : components.order) {
    Basis& basis = by_component[components.of[node]];
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) {
        Node const below = graph.node(link);
        if (accepted(below)) basis = either(growth.sets(), basis, by_component[components.of[below]]);
      }
    } else if (accepted(node)) {
      LinkId const link = graph.link(node);
      if (graph.links[link].kind == LinkKind::evidence)
        basis = either(growth.sets(), basis, basis_of_evidence(growth.sets(), graph.links[link]));
      for (Node const below : graph.premises[link.index()]) {
        basis = either(growth.sets(), basis, by_component[components.of[below]]);
      }
    }
  }
  Chains out;
  for (ClaimId const claim : graph.claims.ids()) {
    Basis const& basis = by_component[components.of[claim.index()]];
    out.origins.push_back(growth.sets().count(basis.origins));
    out.primary.push_back(basis.primary ? 1 : 0);
    out.on_record.push_back(basis.on_record ? 1 : 0);
  }
  return out;
}

}  // namespace stet::argmap::evaluate
