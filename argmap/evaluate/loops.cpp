#include "argmap/evaluate/loops.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace stet::argmap::evaluate {
namespace {

// The undecided part: for each undecided atom its undecided body literals over rules that can still fire.
// Items are atom * 2 + (1 if negated).
Rows<std::uint32_t> residual(Labelling const& labelling) {
  Program const& program = labelling.program();
  auto const& label = labelling.model.label;
  auto dead = [&](RuleIndex rule) {
    return std::ranges::any_of(program.positive(rule), [&](Atom a) { return label[a] == Label::out; }) ||
           std::ranges::any_of(program.negative(rule), [&](Atom a) { return label[a] == Label::in; });
  };
  Rows<std::uint32_t> rows;
  rows.begin.reserve(program.atom_count + 1);
  for (Atom a = 0; a < program.atom_count; ++a) {
    if (label[a] == Label::undecided) {
      for (RuleIndex const rule : labelling.rules_of()[a]) {
        if (dead(rule)) continue;
        for (Atom const b : program.positive(rule)) {
          if (label[b] == Label::undecided) rows.items.push_back(2 * b);
        }
        for (Atom const b : program.negative(rule)) {
          if (label[b] == Label::undecided) rows.items.push_back(2 * b + 1);
        }
      }
    }
    rows.begin.push_back(static_cast<std::uint32_t>(rows.items.size()));
  }
  return rows;
}

// What attacks itself: a way from one of a claim's atoms to another of them, or from a link to itself, with
// an odd number of negations and through no other claim.
class SelfAttacks {
 public:
  SelfAttacks(std::size_t claims, Program const& program, Rows<std::uint32_t> const& edges)
      : edges_(edges),
        claim_of_(program.atom_count, none),
        reached_(2 * std::size_t{program.atom_count}, none),
        budget_(4 * (edges.items.size() + program.atom_count) + 1'000'000) {
    for (std::uint32_t claim = 0; claim < claims; ++claim)
      for (Level const& level : program.levels[claim]) claim_of_[level.atom] = claim;
  }

  // Whether the atom, or the claim that it is one of, does.
  bool operator()(Atom atom) {
    std::uint32_t const claim = claim_of_[atom];
    std::vector<std::uint32_t> queue{2 * atom};
    for (std::size_t i = 0; i < queue.size() && budget_ > 0; ++i)
      for (std::uint32_t const edge : edges_[queue[i] / 2]) {
        if (budget_ > 0) --budget_;
        Atom const next = edge / 2;
        std::uint32_t const odd = (queue[i] ^ edge) & 1U;
        bool const own = next == atom || (claim != none && claim_of_[next] == claim);
        if (own && odd != 0) return true;
        bool const others = claim_of_[next] != none && !own;
        if (others || reached_[2 * next + odd] == atom) continue;
        reached_[2 * next + odd] = atom;
        queue.push_back(2 * next + odd);
      }
    return false;
  }

 private:
  Rows<std::uint32_t> const& edges_;
  std::vector<std::uint32_t> claim_of_;  // by atom
  std::vector<std::uint32_t> reached_;   // by atom and parity: from which atom last
  std::size_t budget_;                   // edges, for all claims: beyond it, a loop is one of several claims
};

Components components_of_residual(Rows<std::uint32_t> const& signed_edges) {
  Rows<std::uint32_t> edges = signed_edges;
  for (std::uint32_t& edge : edges.items) edge /= 2;
  return components_of(edges);
}

}  // namespace

std::vector<Blockage> blockages(std::size_t claim_count, Labelling const& labelling) {
  auto const& label = labelling.model.label;
  std::vector<Blockage> out(label.size(), Blockage::decided);
  if (std::ranges::find(label, Label::undecided) == label.end()) return out;
  Rows<std::uint32_t> const edges = residual(labelling);
  Components const components = components_of_residual(edges);

  // In a strongly connected component there is an odd loop exactly if it cannot be two-coloured with negative
  // edges changing the colour.
  std::vector<std::vector<Atom>> members(components.count);
  for (Atom a = 0; a < label.size(); ++a) {
    if (label[a] == Label::undecided) members[components.of[a]].push_back(a);
  }
  std::vector<std::uint8_t> colour(label.size(), 2);
  std::vector<Atom> stack;
  SelfAttacks attacks_itself(claim_count, labelling.program(), edges);
  for (std::uint32_t c = 0; c < components.count; ++c) {  // what a component depends on has a smaller number
    if (members[c].empty()) continue;
    Blockage kind = Blockage::waiting;
    bool negative = false;
    bool odd = false;
    if (components.cyclic[c] != 0) {
      Atom const root = members[c].front();
      colour[root] = 0;
      stack.assign(1, root);
      while (!stack.empty()) {
        Atom const a = stack.back();
        stack.pop_back();
        for (std::uint32_t const edge : edges[a]) {
          Atom const b = edge / 2;
          if (components.of[b] != c) continue;
          auto const wanted = static_cast<std::uint8_t>(colour[a] ^ (edge & 1U));
          negative = negative || (edge & 1U) != 0;
          if (colour[b] == 2) {
            colour[b] = wanted;
            stack.push_back(b);
          } else if (colour[b] != wanted) {
            odd = true;
          }
        }
      }
      if (odd) {
        kind = std::ranges::any_of(members[c], std::ref(attacks_itself)) ? Blockage::self_attack
                                                                         : Blockage::odd_loop;
      } else if (negative) {
        kind = Blockage::even_loop;
      }
    }
    for (Atom const a : members[c]) {
      for (std::uint32_t const edge : edges[a]) {
        if (components.of[edge / 2] != c) kind = std::max(kind, out[edge / 2]);
      }
    }
    for (Atom const a : members[c]) out[a] = kind;
  }
  return out;
}

LoopOf::LoopOf(Graph const& graph, Labelling const& labelling)
    : graph_(graph),
      edges_(residual(labelling)),
      from_(2 * labelling.model.label.size(), none),
      budget_(4'000'000 + 8 * edges_.items.size()) {
  for (auto& found_at : found_at_) found_at.assign(labelling.model.label.size(), none);
}

// The shortest way from (start, even) back to (start, wanted parity) in the graph doubled by parity.
std::vector<Atom> LoopOf::shortest(Atom start, bool odd) {
  std::vector<std::uint32_t> queue{2 * start};
  std::vector<std::uint32_t> touched;
  std::uint32_t const goal = 2 * start + (odd ? 1U : 0U);
  bool found = false;
  for (std::size_t i = 0; i < queue.size() && !found && budget_ > 0; ++i) {
    std::uint32_t const state = queue[i];
    for (std::uint32_t const edge : edges_[state / 2]) {
      if (budget_ > 0) --budget_;
      std::uint32_t const next = (edge / 2) * 2 + ((state ^ edge) & 1U);
      if (from_[next] != none) continue;
      if (next == 2 * start && next != goal) continue;
      from_[next] = state;
      touched.push_back(next);
      if (next == goal) {
        found = true;
        break;
      }
      queue.push_back(next);
    }
  }
  std::vector<Atom> path;
  if (found) {
    for (std::uint32_t at = from_[goal]; true; at = from_[at]) {
      path.push_back(at / 2);
      if (at == 2 * start) break;
    }
    std::ranges::reverse(path);
  }
  for (std::uint32_t const state : touched) from_[state] = none;
  return path;
}

std::vector<ClaimId> LoopOf::operator()(ClaimId claim, bool odd) {
  auto& found_at = found_at_[odd ? 1 : 0];
  // What the claim depends on, nearest first.
  Atom const first = graph_.node(claim);
  std::vector<Atom> near{first};
  std::unordered_map<Atom, Atom> above{{first, none}};
  for (std::size_t i = 0; i < near.size() && budget_ > 0; ++i) {
    Atom const at = near[i];
    if (at < graph_.node_count() && graph_.is_claim(at)) {
      if (auto const path = shortest(at, odd); !path.empty()) {
        auto const remember = [&](Atom leads_to_it) {
          if (found_at[leads_to_it] == none)
            found_at[leads_to_it] = static_cast<std::uint32_t>(found_.size());
        };
        std::ranges::for_each(path, remember);
        for (Atom way = at; way != none; way = above.at(way)) remember(way);
        auto& claims = found_.emplace_back();
        for (Atom const atom : path)
          if (atom < graph_.claims.size()) claims.push_back(ClaimId{atom});
        return claims;
      }
    }
    for (std::uint32_t const edge : edges_[at]) {
      if (budget_ > 0) --budget_;
      if (above.try_emplace(edge / 2, at).second) near.push_back(edge / 2);
    }
  }
  if (budget_ > 0 || found_at[first] == none) return {};
  return found_[found_at[first]];
}

}  // namespace stet::argmap::evaluate
