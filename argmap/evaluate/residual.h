// What the well-founded model leaves of a program, in parts that know nothing of each other.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/labelling.h"
#include "argmap/evaluate/loops.h"
#include "base/union_find.h"

namespace stet::argmap::evaluate {

// A part with its own numbering of atoms. What only waits for the outside is undecided in every position; it
// is no atom of a part, but caps the rules that need it.
struct Component {
  std::vector<Atom> atoms;           // ascending: claims come first
  std::vector<std::uint32_t> heads;  // by rule
  std::vector<std::uint8_t> capped;  // by rule: its body cannot be accepted
  Rows<std::uint32_t> positive;      // by rule
  Rows<std::uint32_t> negative;
  [[nodiscard]] std::size_t rule_count() const { return heads.size(); }
};

// What can be said of an undecided claim across all positions.
struct Stance {
  bool known = false;  // false for decided claims, and where the work would have been too much
  bool can_be_in = false;
  bool can_be_out = false;
};

// Components side by side in one, up to so many atoms in each. Larger ones stay alone.
[[nodiscard]] std::vector<Component> joined(std::vector<Component> components, std::size_t most);

class Residual {
 public:
  // Both must outlive this.
  Residual(Labelling const& labelling, std::vector<Blockage> const& blockage);

  // The atoms of every part, ascending; parts by their smallest.
  [[nodiscard]] std::vector<std::vector<Atom>> parts();
  // The part that the atom is in; empty if it is decided, or only waits.
  [[nodiscard]] std::vector<Atom> part_of(Atom atom);
  [[nodiscard]] Component component(std::vector<Atom> const& atoms);

 private:
  [[nodiscard]] bool open(Atom atom) const {
    return blockage_[atom] != Blockage::decided && blockage_[atom] != Blockage::waiting;
  }
  [[nodiscard]] bool dead(RuleIndex rule) const;
  void add_row(Rows<std::uint32_t>& rows, std::span<Atom const> atoms) const;

  Labelling const& labelling_;
  std::vector<Blockage> const& blockage_;
  UnionFind joined_;
  std::vector<std::uint32_t> inner_;
};

}  // namespace stet::argmap::evaluate
