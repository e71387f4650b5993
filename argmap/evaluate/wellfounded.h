// The well-founded model of a program (Van Gelder, Ross & Schlipf 1991), by counting propagation and
// source pointers for the atoms in positive cycles (Simons 2000). Linear but for what is lost and found again
// inside one positive component. No recursion.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/program.h"
#include "base/components.h"

namespace stet::argmap::evaluate {

struct Model {
  std::vector<Label> label;              // by atom
  std::vector<std::uint32_t> rank;       // when it was decided; what decided it has a smaller one
  std::vector<RuleIndex> fired;          // the rule that made it IN, or `none`
  std::vector<std::uint32_t> unfounded;  // number of the unfounded set it fell with, or `none`
};

class WellFounded {
 public:
  // `cycles` are the components of the positive dependencies, by atom; atoms beyond it lie on no positive
  // cycle. All three must outlive this.
  WellFounded(Program const& program, Index const& index, Components const& cycles);

  // Decides an open atom. Precondition: it is one, and undecided.
  void assign(Atom atom, Label label);
  // Propagates to the fixpoint.
  void run();
  // Atoms that were decided since the last call, in the order in which they were.
  [[nodiscard]] std::vector<Atom> take_decided();

  [[nodiscard]] Model const& model() const { return model_; }
  [[nodiscard]] Model take() && { return std::move(model_); }

 private:
  void decide(Atom atom, Label label);
  void fire(RuleIndex rule);
  void kill(RuleIndex rule);
  void propagate();
  void refound();
  [[nodiscard]] bool in_cycle(Atom atom) const {
    return atom < cycles_.of.size() && cycles_.cyclic[cycles_.of[atom]] != 0;
  }

  struct RuleState {
    Atom head;
    std::uint32_t missing;  // body literals not yet true
    std::uint32_t dead;     // body literals false
  };

  Program const& program_;
  Index const& index_;
  Components const& cycles_;
  Model model_;
  std::vector<RuleState> rules_;
  std::vector<std::uint32_t> alive_;  // by atom: rules not dead
  std::vector<RuleIndex> source_;     // by atom in a cycle: the rule that founds it
  std::vector<std::uint32_t> need_;   // by rule, scratch: unfounded atoms in its body
  std::vector<std::uint8_t> lost_mark_;
  std::vector<Atom> lost_;
  std::vector<Atom> queue_;
  std::size_t queue_head_ = 0;
  std::size_t told_ = 0;  // how much of the queue take_decided() has handed out
  std::uint32_t clock_ = 0;
  std::uint32_t unfounded_sets_ = 0;
};

}  // namespace stet::argmap::evaluate
