#include "argmap/evaluate/program.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <utility>

namespace stet::argmap::evaluate {

void Program::add_rule(Atom atom, std::span<Atom const> positive, std::span<Atom const> negative) {
  head.push_back(atom);
  literals.insert(literals.end(), positive.begin(), positive.end());
  middle.push_back(static_cast<std::uint32_t>(literals.size()));
  literals.insert(literals.end(), negative.begin(), negative.end());
  begin.push_back(static_cast<std::uint32_t>(literals.size()));
}

bool is_leaf(Graph const& graph, ClaimId claim) {
  return std::ranges::none_of(graph.pros[claim.index()],
                              [&](LinkId link) { return graph.links[link].state == EvidenceState::present; });
}

namespace {

using Set = std::uint64_t;  // of weights

bool counts(Graph const& graph, LinkId id) { return graph.links[id].state != EvidenceState::absent; }

// Which weights each node can come to have, as far as the graph shows: of the few there are in a map.
class Weights {
 public:
  explicit Weights(Graph const& graph) : graph_(graph) {
    scale_.push_back(default_weight);
    for (LinkId const id : graph.links.ids()) {
      if (graph.links[id].weighed && counts(graph, id)) scale_.push_back(graph.links[id].weight);
    }
    std::ranges::sort(scale_);
    scale_.erase(std::ranges::unique(scale_).begin(), scale_.end());
    assert(scale_.size() <= 64);  // compile() sees to that
    can_.assign(graph.node_count(), scale_.size() == 1 ? 1 : 0);
    if (scale_.size() > 1) spread();
  }

  // Never empty: what can have no weight has the usual one.
  [[nodiscard]] Set of(Node node) const { return can_[node] != 0 ? can_[node] : bit(default_weight); }
  [[nodiscard]] double operator[](std::size_t i) const { return scale_[i]; }

 private:
  [[nodiscard]] Set bit(double weight) const {
    auto const at = std::ranges::lower_bound(scale_, weight) - scale_.begin();
    return Set{1} << static_cast<unsigned>(at);
  }
  // Those up to the heaviest of `set`.
  static Set up_to(Set set) { return set == 0 ? 0 : ~Set{0} >> static_cast<unsigned>(std::countl_zero(set)); }

  [[nodiscard]] Set now(Node node) const {
    Set out = 0;
    if (graph_.is_claim(node)) {
      ClaimId const id = graph_.claim(node);
      Claim const& claim = graph_.claims[id];
      for (LinkId const link : graph_.pros[node]) {
        if (counts(graph_, link)) out |= can_[graph_.node(link)];
      }
      double const least = alpha(graph_.thresholds, claim.standard.standard);
      if (least > scale_.front()) out &= ~(bit(least) - 1);
      return claim.presumed || is_leaf(graph_, id) ? out | bit(default_weight) : out;
    }
    LinkId const id = graph_.link(node);
    if (!counts(graph_, id)) return 0;  // its weight need not be on the scale
    if (graph_.links[id].weighed) return bit(graph_.links[id].weight);
    auto const premises = graph_.premises[id.index()];
    Set most = premises.empty() ? 0 : ~Set{0};
    for (Node const premise : premises) {
      out |= can_[premise];
      most &= up_to(can_[premise]);
    }
    return out & most;
  }

  void spread() {
    std::vector<std::pair<std::uint32_t, LinkId>> resting;
    for (LinkId const link : graph_.links.ids()) {
      for (Node const premise : graph_.premises[link.index()]) resting.emplace_back(premise, link);
    }
    Rows<LinkId> const uses = rows_of<LinkId>(graph_.node_count(), resting);
    std::vector<Node> queue(graph_.node_count());
    std::iota(queue.begin(), queue.end(), Node{0});
    std::vector<std::uint8_t> queued(graph_.node_count(), 1);
    auto const push = [&](Node node) {
      if (queued[node]++ == 0) queue.push_back(node);
    };
    for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
      Node const node = queue[i];
      queued[node] = 0;
      Set const grown = now(node);
      if (grown == can_[node]) continue;
      can_[node] = grown;
      for (LinkId const use : uses[node]) push(graph_.node(use));
      if (graph_.is_claim(node)) continue;
      Link const& link = graph_.links[graph_.link(node)];
      if (link.pro && link.conclusion.valid()) push(graph_.node(link.conclusion));
    }
  }

  Graph const& graph_;
  std::vector<double> scale_;  // ascending
  std::vector<Set> can_;       // by node
};

class Grounder {
 public:
  explicit Grounder(Graph const& graph) : graph_(graph) {}

  Program run() && {
    program_.atom_count = static_cast<std::uint32_t>(graph_.node_count());
    auto const rules = graph_.node_count() + graph_.links.size();
    program_.head.reserve(rules);
    program_.begin.reserve(rules + 1);
    program_.middle.reserve(rules);
    program_.literals.reserve(2 * rules);
    program_.unknown = program_.add_open();
    program_.granted = program_.add_open();
    add_levels();
    is_opponent_.assign(graph_.claims.size(), 0);
    bool contrary = false;
    for (ClaimId const claim : graph_.claims.ids()) {
      for (ClaimId const opponent : graph_.opponents[claim.index()]) is_opponent_[opponent.index()] = 1;
      contrary = contrary || !graph_.opponents[claim.index()].empty();
    }
    for (LinkId const link : graph_.links.ids()) add_link(link);
    if (contrary) add_shared_levels();
    for (ClaimId const claim : graph_.claims.ids()) add_claim(claim);
    return std::move(program_);
  }

 private:
  void add_levels() {
    Weights const weights(graph_);
    auto& [begin, items] = program_.levels;
    begin.reserve(graph_.node_count() + 1);
    items.reserve(graph_.node_count());
    for (Node node = 0; node < graph_.node_count(); ++node) {
      Set left = weights.of(node);
      Atom atom = node;
      for (; left != 0; left &= left - 1) {
        items.push_back({weights[static_cast<std::size_t>(std::countr_zero(left))], atom});
        if ((left & (left - 1)) != 0) atom = program_.add_atom();
      }
      begin.push_back(static_cast<std::uint32_t>(items.size()));
    }
  }

  [[nodiscard]] std::span<Level const> levels_of(Node node) const { return program_.levels[node]; }
  // The lightest level of the node that weighs at least as much; the heaviest if none does.
  [[nodiscard]] Atom at_least(Node node, double weight) const {
    auto const levels = levels_of(node);
    auto const at = std::ranges::lower_bound(levels, weight, {}, &Level::weight);
    return at == levels.end() ? levels.back().atom : at->atom;
  }

  void add_link(LinkId id) {
    Link const& link = graph_.links[id];
    if (!counts(graph_, id)) return;
    auto const undercutters = graph_.undercutters[id.index()];
    for (Level const& level : levels_of(graph_.node(id))) {
      positive_.clear();
      for (Node const premise : graph_.premises[id.index()])
        positive_.push_back(link.weighed ? premise : at_least(premise, level.weight));
      if (link.state == EvidenceState::undecided) positive_.push_back(program_.unknown);
      program_.add_rule(level.atom, positive_, undercutters);
    }
  }

  // Sorted by weight, heaviest first, one atom a weight; with `cumulative`, an atom also covers all heavier
  // ones. A claim with a thousand pros and a thousand cons needs two thousand rules this way, not a million.
  std::vector<Level> merged(std::vector<Level> items, bool cumulative) {
    std::ranges::stable_sort(items, std::greater{}, &Level::weight);
    std::vector<Level> out;
    for (std::size_t i = 0; i < items.size();) {
      std::size_t end = i;
      while (end < items.size() && items[end].weight == items[i].weight) ++end;
      bool const heavier = cumulative && !out.empty();
      if (end - i == 1 && !heavier) {
        out.push_back(items[i]);
      } else {
        Atom const atom = program_.add_atom();
        if (heavier) program_.add_rule(atom, {&out.back().atom, 1}, {});
        for (std::size_t k = i; k < end; ++k) program_.add_rule(atom, {&items[k].atom, 1}, {});
        out.push_back({items[i].weight, atom});
      }
      i = end;
    }
    return out;
  }

  std::vector<Level> items_of(std::span<LinkId const> links) const {
    std::vector<Level> items;
    for (LinkId const link : links) {
      if (!counts(graph_, link)) continue;
      auto const levels = levels_of(graph_.node(link));
      items.insert(items.end(), levels.begin(), levels.end());
    }
    return items;
  }

  void add_shared_levels() {
    shared_.resize(graph_.claims.size());
    for (ClaimId const claim : graph_.claims.ids()) {
      if (is_opponent_[claim.index()] != 0) {
        shared_[claim.index()] = merged(items_of(graph_.pros[claim.index()]), false);
      }
    }
  }

  void add_claim(ClaimId id) {
    Claim const& claim = graph_.claims[id];
    Node const node = graph_.node(id);
    std::vector<Level> cons = items_of(graph_.cons[id.index()]);
    for (ClaimId const opponent : graph_.opponents[id.index()]) {
      auto const& more = shared_[opponent.index()];
      cons.insert(cons.end(), more.begin(), more.end());
    }
    cons = merged(std::move(cons), true);
    auto blocker = [&](double limit) {
      auto const first_below =
          std::ranges::partition_point(cons, [&](Level const& level) { return level.weight >= limit; });
      return first_below == cons.begin() ? none : std::prev(first_below)->atom;
    };

    bool const gated = is_editorial(claim.standard);
    Atom gate = none;
    double const least = alpha(graph_.thresholds, claim.standard.standard);
    for (LinkId const link : graph_.pros[id.index()]) {
      if (!counts(graph_, link)) continue;
      for (Level const& level : levels_of(graph_.node(link))) {
        if (level.weight < least) continue;
        positive_.assign(1, level.atom);
        if (gated) {
          if (gate == none) {
            gate = program_.add_open();
            program_.gates.emplace_back(id, gate);
          }
          positive_.push_back(gate);
        }
        Atom const block = blocker(threshold(graph_.thresholds, claim.standard.standard, level.weight));
        program_.add_rule(at_least(node, level.weight), positive_,
                          block == none ? std::span<Atom const>{} : std::span(&block, 1));
      }
    }
    if (claim.presumed || is_leaf(graph_, id)) presume(id, blocker);
    // What is accepted with some weight is accepted with any smaller one.
    auto const levels = levels_of(node);
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
      program_.add_rule(levels[i].atom, {&levels[i + 1].atom, 1}, {});
  }

  template <class Blocker>
  void presume(ClaimId id, Blocker blocker) {
    Claim const& claim = graph_.claims[id];
    positive_.clear();
    if (!claim.presumed) positive_.push_back(program_.granted);
    negative_.clear();
    bool const dialectical = claim.standard.standard == Standard::dialectical;
    double const doubt = presumption_threshold(graph_.thresholds);
    if (Atom const block = blocker(dialectical ? 0.0 : doubt); block != none) negative_.push_back(block);
    // Two presumptions that exclude each other are two positions, not one.
    for (ClaimId const opponent : graph_.opponents[id.index()]) negative_.push_back(graph_.node(opponent));
    program_.add_rule(at_least(graph_.node(id), default_weight), positive_, negative_);
  }

  Graph const& graph_;
  Program program_;
  std::vector<std::uint8_t> is_opponent_;
  std::vector<std::vector<Level>> shared_;  // of claims that are opponents: their pros by weight
  std::vector<Atom> positive_;
  std::vector<Atom> negative_;
};

// Rows of rules by atom, over some part of each rule.
template <class Part>
Rows<RuleIndex> occurrences(Program const& program, Part part) {
  Rows<RuleIndex> rows;
  rows.begin.assign(program.atom_count + 1, 0);
  auto const rules = static_cast<RuleIndex>(program.rule_count());
  for (RuleIndex r = 0; r < rules; ++r) {
    for (Atom const atom : part(r)) ++rows.begin[atom + 1];
  }
  for (std::size_t i = 0; i < program.atom_count; ++i) rows.begin[i + 1] += rows.begin[i];
  rows.items.resize(rows.begin.back());
  std::vector<std::uint32_t> next(rows.begin.begin(), rows.begin.end() - 1);
  for (RuleIndex r = 0; r < rules; ++r) {
    for (Atom const atom : part(r)) rows.items[next[atom]++] = r;
  }
  return rows;
}

}  // namespace

Program program_of(Graph const& graph) { return Grounder{graph}.run(); }

std::vector<Force> forces(Program const& program, std::vector<Label> const& label) {
  std::vector<Force> out(program.levels.size());
  for (std::size_t node = 0; node < out.size(); ++node) {
    for (auto const& [weight, atom] : program.levels[node]) {
      if (label[atom] == Label::in) out[node].accepted = weight;
      if (label[atom] != Label::out) out[node].live = weight;
    }
  }
  return out;
}

Index index_of(Program const& program) {
  return {occurrences(program, [&](RuleIndex r) { return std::span(&program.head[r], 1); }),
          occurrences(program, [&](RuleIndex r) { return program.positive(r); }),
          occurrences(program, [&](RuleIndex r) { return program.negative(r); })};
}

}  // namespace stet::argmap::evaluate
