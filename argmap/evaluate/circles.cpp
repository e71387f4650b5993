#include "argmap/evaluate/circles.h"

#include <algorithm>

namespace stet::argmap::evaluate {
namespace {

// The members of unfounded sets, and which of them each could have stood on: heads of rules → atoms of the
// same set in bodies that nothing else had broken.
struct Unfounded {
  std::vector<Atom> atoms;           // ascending
  std::vector<std::uint32_t> index;  // by atom, or `none`
  Rows<std::uint32_t> edges;         // between indices
  Components components;
};

Unfounded unfounded_of(Labelling const& labelling) {
  Program const& program = labelling.program;
  Model const& model = labelling.model;
  Unfounded out;
  out.index.assign(program.atom_count, none);
  for (Atom a = 0; a < program.atom_count; ++a) {
    if (model.unfounded[a] == none) continue;
    out.index[a] = static_cast<std::uint32_t>(out.atoms.size());
    out.atoms.push_back(a);
  }
  for (Atom const a : out.atoms) {
    auto broken = [&](RuleIndex rule) {
      auto earlier = [&](Atom b, Label label) {
        return model.label[b] == label && model.unfounded[b] != model.unfounded[a] &&
               model.rank[b] < model.rank[a];
      };
      return std::ranges::any_of(program.positive(rule), [&](Atom b) { return earlier(b, Label::out); }) ||
             std::ranges::any_of(program.negative(rule), [&](Atom b) { return earlier(b, Label::in); });
    };
    for (RuleIndex const rule : labelling.rules_of[a]) {
      if (broken(rule)) continue;
      for (Atom const b : program.positive(rule)) {
        if (model.unfounded[b] == model.unfounded[a]) out.edges.items.push_back(out.index[b]);
      }
    }
    out.edges.begin.push_back(static_cast<std::uint32_t>(out.edges.items.size()));
  }
  out.components = components_of(out.edges);
  return out;
}

// A shortest circle through `start` inside its component, in the order of dependence.
std::vector<Atom> shortest_circle(Unfounded const& set, std::uint32_t start, std::vector<std::uint32_t>& from,
                                  std::size_t& budget) {
  std::vector<std::uint32_t> queue{start};
  std::vector<Atom> path;
  bool found = false;
  for (std::size_t i = 0; i < queue.size() && !found && budget > 0; ++i) {
    for (std::uint32_t const next : set.edges[queue[i]]) {
      if (budget > 0) --budget;
      if (set.components.of[next] != set.components.of[start] || from[next] != none) continue;
      from[next] = queue[i];
      if (next == start) {
        found = true;
        break;
      }
      queue.push_back(next);
    }
  }
  if (found) {
    std::uint32_t at = start;
    do {
      at = from[at];
      path.push_back(set.atoms[at]);
    } while (at != start);
  }
  for (std::uint32_t const visited : queue) from[visited] = none;
  from[start] = none;
  return path;  // found backwards: already from what supports to what is supported
}

std::vector<ClaimId> claims_of(Graph const& graph, std::vector<Atom> const& path) {
  std::vector<ClaimId> claims;
  for (Atom const a : path) {
    if (a < graph.claims.size()) claims.push_back(ClaimId{a});
  }
  if (!claims.empty()) std::ranges::rotate(claims, std::ranges::min_element(claims));
  return claims;
}

}  // namespace

std::vector<std::vector<ClaimId>> circles(Graph const& graph, Labelling const& labelling) {
  std::vector<std::vector<ClaimId>> out;
  if (std::ranges::all_of(labelling.model.unfounded, [](std::uint32_t set) { return set == none; }))
    return out;
  Unfounded const set = unfounded_of(labelling);
  std::vector<std::uint32_t> from(set.atoms.size(), none);
  std::vector<std::uint8_t> covered(set.atoms.size(), 0);
  std::size_t budget = 4 * (set.edges.items.size() + set.atoms.size()) + 1'000'000;
  for (std::uint32_t i = 0; i < set.atoms.size() && budget > 0; ++i) {
    if (set.atoms[i] >= graph.claims.size()) break;
    if (covered[i] != 0 || set.components.cyclic[set.components.of[i]] == 0) continue;
    std::vector<Atom> const path = shortest_circle(set, i, from, budget);
    for (Atom const a : path) covered[set.index[a]] = 1;
    auto claims = claims_of(graph, path);
    if (!claims.empty()) out.push_back(std::move(claims));
  }
  return out;
}

std::vector<ClaimId> circle_of(Graph const& graph, Labelling const& labelling, ClaimId claim) {
  Model const& model = labelling.model;
  // Down the rejected support, nearest first, to something unfounded.
  std::vector<Atom> queue{graph.node(claim)};
  std::vector<std::uint8_t> seen(labelling.program.atom_count, 0);
  seen[queue.front()] = 1;
  Unfounded const set = unfounded_of(labelling);
  std::vector<std::uint32_t> from(set.atoms.size(), none);
  for (std::size_t i = 0; i < queue.size(); ++i) {
    Atom const a = queue[i];
    std::uint32_t const index = set.index[a];
    if (a < graph.claims.size() && index != none && set.components.cyclic[set.components.of[index]] != 0) {
      std::size_t budget = 1'000'000;
      if (auto claims = claims_of(graph, shortest_circle(set, index, from, budget)); !claims.empty())
        return claims;
    }
    for (RuleIndex const rule : labelling.rules_of[a]) {
      for (Atom const b : labelling.program.positive(rule)) {
        if (seen[b] != 0 || model.label[b] != Label::out) continue;
        seen[b] = 1;
        queue.push_back(b);
      }
    }
  }
  return {};
}

}  // namespace stet::argmap::evaluate
