#include "argmap/evaluate/strength.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/components.h"

namespace stet::argmap::evaluate {
namespace {

// The share of the old value; this much stills every oscillation that is known.
constexpr double damping = 0.8;
constexpr double tolerance = 1e-9;
constexpr std::uint32_t no_origin = 0xffffffffU;

double sum(std::vector<double> const& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double none_of_them(std::vector<double> const& values) {
  double product = 1.0;
  for (double const value : values) product *= 1.0 - value;
  return product;
}

class Balance {
 public:
  Balance(Graph const& graph, StrengthOptions const& options) : graph_(graph), options_(options) {
    value_.assign(graph.node_count(), 0.0);
    for (ClaimId const claim : graph.claims.ids()) value_[claim.index()] = options.base;
    find_origins();
  }

  Strengths run() && {
    Rows<std::uint32_t> const edges = dependencies();
    Components const components = components_of(edges);
    std::size_t work = options_.work;
    bool converged = true;
    for (std::size_t first = 0; first < components.order.size();) {
      std::uint32_t const component = components.of[components.order[first]];
      std::size_t last = first;
      while (last < components.order.size() && components.of[components.order[last]] == component) ++last;
      std::span<std::uint32_t const> const members(components.order.data() + first, last - first);
      if (components.cyclic[component] == 0) {
        value_[members.front()] = update(members.front());
      } else {
        converged = settle(members, work) && converged;
      }
      first = last;
    }
    Strengths out;
    auto const middle = value_.begin() + static_cast<std::ptrdiff_t>(graph_.claims.size());
    out.claim.assign(value_.begin(), middle);
    out.link.assign(middle, value_.end());
    out.converged = converged;
    return out;
  }

 private:
  // What a link's strength comes from, if that is one origin: a citation's, or that of an argument that has
  // nothing but citations of one origin to stand on.
  void find_origins() {
    origin_.assign(graph_.links.size(), no_origin);
    for (LinkId const id : graph_.links.ids()) {
      if (graph_.links[id].kind == LinkKind::evidence)
        origin_[id.index()] = graph_.roots[graph_.links[id].origin].front();
    }
    for (LinkId const id : graph_.links.ids()) {
      if (graph_.links[id].kind != LinkKind::standing) continue;
      std::uint32_t origin = no_origin;
      bool one = true;
      for (LinkId const pro : graph_.pros[graph_.premises[id.index()].front()]) {
        std::uint32_t const here = origin_[pro.index()];
        one = one && graph_.links[pro].kind == LinkKind::evidence && (origin == no_origin || origin == here);
        origin = here;
      }
      if (one) origin_[id.index()] = origin;
    }
    for (LinkId const id : graph_.links.ids()) {
      auto const premises = graph_.premises[id.index()];
      if (graph_.links[id].kind != LinkKind::relation || premises.size() != 1 ||
          graph_.is_claim(premises.front())) {
        continue;
      }
      origin_[id.index()] = origin_[graph_.link(premises.front()).index()];
    }
  }

  Rows<std::uint32_t> dependencies() const {
    Rows<std::uint32_t> rows;
    rows.begin.reserve(graph_.node_count() + 1);
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (graph_.is_claim(node)) {
        for (LinkId const link : graph_.pros[node]) rows.items.push_back(graph_.node(link));
        for (LinkId const link : graph_.cons[node]) rows.items.push_back(graph_.node(link));
        for (ClaimId const opponent : graph_.opponents[node]) {
          for (LinkId const link : graph_.pros[opponent.index()]) rows.items.push_back(graph_.node(link));
        }
      } else {
        std::size_t const row = graph_.link(node).index();
        for (Node const premise : graph_.premises[row]) rows.items.push_back(premise);
        for (Node const by : graph_.undercutters[row]) rows.items.push_back(by);
      }
      rows.begin.push_back(static_cast<std::uint32_t>(rows.items.size()));
    }
    return rows;
  }

  bool settle(std::span<std::uint32_t const> members, std::size_t& work) {
    // Links that nothing undercuts follow at once from what they rest on; only the rest is iterated. Damping
    // both alternately would make one cycle out of two and let it swing.
    std::vector<Node> following;
    std::vector<Node> moving;
    for (Node const node : members) {
      bool const follows = !graph_.is_claim(node) && graph_.undercutters[graph_.link(node).index()].empty();
      (follows ? following : moving).push_back(node);
    }
    // A relation may rest on an argument's standing, never the other way round.
    std::ranges::stable_partition(
        following, [&](Node node) { return graph_.links[graph_.link(node)].kind != LinkKind::relation; });
    std::vector<double> next(moving.size());
    for (std::size_t sweep = 0; sweep < options_.sweeps; ++sweep) {
      if (work < members.size()) return false;
      work -= members.size();
      double change = 0.0;
      for (Node const node : following) value_[node] = update(node);
      for (std::size_t i = 0; i < moving.size(); ++i) next[i] = update(moving[i]);
      for (std::size_t i = 0; i < moving.size(); ++i) {
        double const value = damping * value_[moving[i]] + (1.0 - damping) * next[i];
        change = std::max(change, std::abs(value - value_[moving[i]]));
        value_[moving[i]] = value;
      }
      if (change < tolerance) return true;
    }
    return false;
  }

  double update(Node node) {
    return graph_.is_claim(node) ? of_claim(graph_.claim(node)) : of_link(graph_.link(node));
  }

  double of_link(LinkId id) const {
    Link const& link = graph_.links[id];
    if (link.state == EvidenceState::absent) return 0.0;
    double value = 1.0;
    for (Node const premise : graph_.premises[id.index()]) value = std::min(value, value_[premise]);
    // A step passes on part of what its premises have. An argument without steps is its sources: their weight
    // is in its strength already.
    if (!passes_whole(id)) value *= link.weight;
    if (link.state == EvidenceState::undecided) value /= 2.0;
    for (Node const by : graph_.undercutters[id.index()]) value *= 1.0 - value_[by];
    return value;
  }

  bool passes_whole(LinkId id) const {
    Link const& link = graph_.links[id];
    if (link.kind == LinkKind::standing) return true;
    auto const premises = graph_.premises[id.index()];
    return link.kind == LinkKind::relation && premises.size() == 1 && !graph_.is_claim(premises.front()) &&
           graph_.links[graph_.link(premises.front())].kind == LinkKind::standing;
  }

  double of_claim(ClaimId id) {
    supporters_.clear();
    attackers_.clear();
    gather(graph_.pros[id.index()], supporters_);
    for_side_.clear();
    for_side_.insert(for_side_.end(), graph_.cons[id.index()].begin(), graph_.cons[id.index()].end());
    for (ClaimId const opponent : graph_.opponents[id.index()]) {
      auto const more = graph_.pros[opponent.index()];
      for_side_.insert(for_side_.end(), more.begin(), more.end());
    }
    gather(for_side_, attackers_);
    Claim const& claim = graph_.claims[id];
    // An argument's own premise has nothing to start from: it stands on its sources.
    if (!claim.statement.valid()) return 1.0 - none_of_them(supporters_);
    return combine(options_.semantics, options_.base, supporters_, attackers_);
  }

  // Strengths of one side; links of one origin count once, as the strongest of them.
  void gather(std::span<LinkId const> links, std::vector<double>& into) {
    grouped_.clear();
    for (LinkId const link : links) {
      double const value = value_[graph_.node(link)];
      std::uint32_t const origin = origin_[link.index()];
      if (origin == no_origin) {
        into.push_back(value);
      } else {
        grouped_.emplace_back(origin, value);
      }
    }
    std::ranges::sort(grouped_);
    for (std::size_t i = 0; i < grouped_.size(); ++i) {
      bool const last = i + 1 == grouped_.size() || grouped_[i + 1].first != grouped_[i].first;
      if (last) into.push_back(grouped_[i].second);
    }
    std::ranges::sort(into);  // sums of doubles depend on their order
  }

  Graph const& graph_;
  StrengthOptions const& options_;
  std::vector<double> value_;          // by node
  std::vector<std::uint32_t> origin_;  // by link
  std::vector<double> supporters_;     // scratch
  std::vector<double> attackers_;
  std::vector<LinkId> for_side_;
  std::vector<std::pair<std::uint32_t, double>> grouped_;
};

}  // namespace

double combine(Gradual semantics, double base, std::vector<double> const& supporters,
               std::vector<double> const& attackers) {
  switch (semantics) {
    case Gradual::df_quad: {
      double const pull = none_of_them(attackers) - none_of_them(supporters);
      return pull >= 0 ? base + (1.0 - base) * pull : base + base * pull;
    }
    case Gradual::quadratic_energy: {
      double const energy = sum(supporters) - sum(attackers);
      double const pull = energy * energy / (1.0 + energy * energy);
      return energy >= 0 ? base + (1.0 - base) * pull : base - base * pull;
    }
    case Gradual::h_categoriser: return base / (1.0 + sum(attackers));
    case Gradual::mlp: {
      if (base <= 0.0 || base >= 1.0) return base;
      double const energy = std::log(base / (1.0 - base)) + sum(supporters) - sum(attackers);
      return 1.0 / (1.0 + std::exp(-energy));
    }
  }
  return base;
}

Strengths strengths(Graph const& graph, StrengthOptions const& options) {
  return Balance(graph, options).run();
}

}  // namespace stet::argmap::evaluate
