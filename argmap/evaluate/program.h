// A normal logic program in flat arrays: what an evaluation graph says once standards of proof have become
// conditions. Atoms are the graph's nodes followed by auxiliary ones. Knows nothing of maps.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "argmap/evaluate/graph.h"

namespace stet::argmap::evaluate {

using Atom = std::uint32_t;
using RuleIndex = std::uint32_t;
inline constexpr std::uint32_t none = 0xffffffffU;

// One level of a node: the atom holds if the node is accepted with at least this weight.
struct Level {
  double weight;
  Atom atom;
};

// head ← positive…, not negative…
struct Program {
  std::uint32_t atom_count = 0;
  std::vector<Atom> head;               // by rule
  std::vector<std::uint32_t> begin{0};  // of the body; one more than rules
  std::vector<std::uint32_t> middle;    // where the negative part begins
  std::vector<Atom> literals;
  Rows<Level> levels;      // of each node, lightest first; the first is the atom of the node itself
  std::vector<Atom> open;  // atoms without rules whose label comes from outside; undecided until then
  std::vector<std::pair<ClaimId, Atom>> gates;  // open atoms that stand for `sources(n)` and the like
  Atom unknown = none;                          // open: sources that could not be checked hold
  Atom granted = none;                          // open: claims that nothing grounds are assumed

  [[nodiscard]] std::size_t rule_count() const { return head.size(); }
  [[nodiscard]] std::span<Atom const> positive(std::size_t rule) const {
    return std::span<Atom const>(literals).subspan(begin[rule], middle[rule] - begin[rule]);
  }
  [[nodiscard]] std::span<Atom const> negative(std::size_t rule) const {
    return std::span<Atom const>(literals).subspan(middle[rule], begin[rule + 1] - middle[rule]);
  }
  [[nodiscard]] std::span<Atom const> body(std::size_t rule) const {
    return std::span<Atom const>(literals).subspan(begin[rule], begin[rule + 1] - begin[rule]);
  }

  Atom add_atom() { return atom_count++; }
  Atom add_open() {
    open.push_back(atom_count);
    return atom_count++;
  }
  void add_rule(Atom atom, std::span<Atom const> positive, std::span<Atom const> negative);
};

// Where atoms occur in a program: the numbers of the rules.
struct Index {
  Rows<RuleIndex> head;
  Rows<RuleIndex> positive;
  Rows<RuleIndex> negative;
};
[[nodiscard]] Index index_of(Program const& program);

// One program serves all readings: they differ in what they decide its open atoms to be.
enum class Reading : std::uint8_t {
  on_the_evidence,
  granted,           // claims that nothing grounds are assumed
  unchecked_absent,  // on the evidence, and sources that could not be checked do not exist
};

// In the granted reading: is the claim one that nothing grounds?
[[nodiscard]] bool is_leaf(Graph const& graph, ClaimId claim);

[[nodiscard]] Program program_of(Graph const& graph);

// By node: how heavily it is accepted under labels of the program's atoms.
[[nodiscard]] std::vector<Force> forces(Program const& program, std::vector<Label> const& label);

}  // namespace stet::argmap::evaluate
