#include "argmap/evaluate/program.h"

#include <algorithm>
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

// One level of a chain: `atom` is accepted if something of at least `weight` is.
struct Level {
  double weight;
  Atom atom;
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
  bool counts(LinkId id) const { return graph_.links[id].state != EvidenceState::absent; }

  void add_link(LinkId id) {
    if (!counts(id)) return;
    auto const premises = graph_.premises[id.index()];
    auto const undercutters = graph_.undercutters[id.index()];
    if (graph_.links[id].state == EvidenceState::present) {
      program_.add_rule(graph_.node(id), premises, undercutters);
    } else {
      positive_.assign(premises.begin(), premises.end());
      positive_.push_back(program_.unknown);
      program_.add_rule(graph_.node(id), positive_, undercutters);
    }
  }

  // Sorted by weight, heaviest first, one atom a weight; with `cumulative`, an atom also covers all heavier
  // ones. A claim with a thousand pros and a thousand cons needs two thousand rules this way, not a million.
  std::vector<Level> levels(std::vector<Level> items, bool cumulative) {
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
      if (counts(link)) items.push_back({graph_.links[link].weight, graph_.node(link)});
    }
    return items;
  }

  void add_shared_levels() {
    shared_.resize(graph_.claims.size());
    for (ClaimId const claim : graph_.claims.ids()) {
      if (is_opponent_[claim.index()] != 0) {
        shared_[claim.index()] = levels(items_of(graph_.pros[claim.index()]), false);
      }
    }
  }

  void add_claim(ClaimId id) {
    Claim const& claim = graph_.claims[id];
    Atom const atom = graph_.node(id);
    std::vector<Level> cons = items_of(graph_.cons[id.index()]);
    for (ClaimId const opponent : graph_.opponents[id.index()]) {
      auto const& more = shared_[opponent.index()];
      cons.insert(cons.end(), more.begin(), more.end());
    }
    cons = levels(std::move(cons), true);
    auto blocker = [&](double limit) {
      auto const first_below =
          std::ranges::partition_point(cons, [&](Level const& level) { return level.weight >= limit; });
      return first_below == cons.begin() ? none : std::prev(first_below)->atom;
    };

    bool const gated = is_editorial(claim.standard);
    Atom gate = none;
    double const least = alpha(graph_.thresholds, claim.standard.standard);
    for (LinkId const link : graph_.pros[id.index()]) {
      double const weight = graph_.links[link].weight;
      if (!counts(link) || weight < least) continue;
      positive_.assign(1, graph_.node(link));
      if (gated) {
        if (gate == none) {
          gate = program_.add_open();
          program_.gates.emplace_back(id, gate);
        }
        positive_.push_back(gate);
      }
      Atom const block = blocker(threshold(graph_.thresholds, claim.standard.standard, weight));
      program_.add_rule(atom, positive_, block == none ? std::span<Atom const>{} : std::span(&block, 1));
    }
    if (claim.presumed || is_leaf(graph_, id)) {
      positive_.clear();
      if (!claim.presumed) positive_.push_back(program_.granted);
      negative_.clear();
      bool const dialectical = claim.standard.standard == Standard::dialectical;
      double const doubt = presumption_threshold(graph_.thresholds);
      if (Atom const block = blocker(dialectical ? 0.0 : doubt); block != none) {
        negative_.push_back(block);
      }
      // Two presumptions that exclude each other are two positions, not one.
      for (ClaimId const opponent : graph_.opponents[id.index()]) negative_.push_back(graph_.node(opponent));
      program_.add_rule(atom, positive_, negative_);
    }
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

Index index_of(Program const& program) {
  return {occurrences(program, [&](RuleIndex r) { return std::span(&program.head[r], 1); }),
          occurrences(program, [&](RuleIndex r) { return program.positive(r); }),
          occurrences(program, [&](RuleIndex r) { return program.negative(r); })};
}

}  // namespace stet::argmap::evaluate
