// The positions of a small part of what is undecided, by trying: labels are chosen and their consequences
// drawn, and a branch is left as soon as it can show nothing new. Starting a solver for each of thousands of
// small disputes would cost more than all their positions.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "argmap/evaluate/residual.h"

namespace stet::argmap::evaluate {

class SmallSearch {
 public:
  // `limit`: choices for one part.
  explicit SmallSearch(std::size_t limit) : limit_(limit) {}

  // What each atom can be. False if the part is too large, took too many choices, or has circles of support,
  // in which labels do not follow from each other; `stances` says nothing then.
  [[nodiscard]] bool run(Component const& component, std::span<Stance> stances);

 private:
  // What an atom can still be: a set of these.
  using Labels = std::uint8_t;
  static constexpr Labels in = 1;
  static constexpr Labels out = 2;
  static constexpr Labels open = 4;
  static constexpr std::size_t most_atoms = 64;

  struct Rule {
    std::uint32_t begin;
    std::uint32_t end;
    bool capped;
  };
  [[nodiscard]] bool reduce(Component const& component);
  [[nodiscard]] bool has_circle() const;
  [[nodiscard]] Labels of_literal(std::uint32_t literal) const;
  [[nodiscard]] Labels of_body(Rule const& rule) const;
  [[nodiscard]] bool narrow(std::uint32_t atom, Labels to);
  [[nodiscard]] bool revise(std::uint32_t atom);
  [[nodiscard]] bool propagate();
  [[nodiscard]] bool search();
  [[nodiscard]] bool shows_something_new() const;
  void undo(std::size_t to);

  std::size_t limit_;
  std::size_t choices_ = 0;

  // The part without atoms that only repeat another.
  std::vector<std::uint32_t> same_as_;             // by atom of the component
  std::vector<std::uint32_t> number_;              // by atom of the component that stays
  std::vector<Rule> rules_;                        // by atom, contiguous
  std::vector<std::uint32_t> first_rule_;          // by atom; one more than atoms
  std::vector<std::uint32_t> literals_;            // atom * 2 + (1 if negated)
  std::vector<std::vector<std::uint32_t>> users_;  // by atom: atoms with a rule that names it
  std::vector<std::uint32_t> order_;               // of choices

  std::vector<Labels> can_be_;
  std::vector<Labels> seen_;
  std::vector<std::pair<std::uint32_t, Labels>> trail_;
  std::vector<std::uint32_t> queue_;
  std::vector<std::uint8_t> queued_;
};

}  // namespace stet::argmap::evaluate
