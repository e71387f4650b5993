#include "argmap/evaluate/wellfounded.h"

#include <cassert>
#include <utility>

namespace stet::argmap::evaluate {
WellFounded::WellFounded(Program const& program, Index const& index, Components const& cycles)
    : program_(program), index_(index), cycles_(cycles) {
  std::size_t const atoms = program.atom_count;
  model_.label.assign(atoms, Label::undecided);
  model_.rank.assign(atoms, 0);
  model_.fired.assign(atoms, none);
  model_.unfounded.assign(atoms, none);
  source_.assign(atoms, none);
  lost_mark_.assign(atoms, 0);
  rules_.resize(program.rule_count());
  need_.assign(program.rule_count(), 0);
  alive_.assign(atoms, 0);
  for (RuleIndex r = 0; r < rules_.size(); ++r) {
    rules_[r] = {program.head[r], program.begin[r + 1] - program.begin[r], 0};
    ++alive_[program.head[r]];
  }
  queue_.reserve(atoms);
  for (Atom a = 0; a < program.atom_count; ++a) {
    if (in_cycle(a)) {
      lost_mark_[a] = 1;
      lost_.push_back(a);
    }
  }
  std::vector<std::uint8_t> open(atoms, 0);
  for (Atom const a : program.open) open[a] = 1;
  for (RuleIndex r = 0; r < rules_.size(); ++r) {
    if (rules_[r].missing == 0) fire(r);
  }
  for (Atom a = 0; a < program.atom_count; ++a) {
    if (alive_[a] == 0 && open[a] == 0) decide(a, Label::out);
  }
}

void WellFounded::assign(Atom atom, Label label) {
  assert(model_.label[atom] == Label::undecided && label != Label::undecided);
  decide(atom, label);
}

void WellFounded::decide(Atom atom, Label label) {
  if (model_.label[atom] != Label::undecided) return;
  model_.label[atom] = label;
  model_.rank[atom] = clock_++;
  queue_.push_back(atom);
}

void WellFounded::fire(RuleIndex rule) {
  Atom const head = rules_[rule].head;
  if (model_.label[head] != Label::undecided) return;
  model_.fired[head] = rule;
  decide(head, Label::in);
}

void WellFounded::kill(RuleIndex rule) {
  if (rules_[rule].dead++ != 0) return;
  Atom const head = rules_[rule].head;
  if (--alive_[head] == 0) {
    decide(head, Label::out);
  } else if (source_[head] == rule && lost_mark_[head] == 0 && model_.label[head] == Label::undecided) {
    lost_mark_[head] = 1;
    lost_.push_back(head);
  }
}

void WellFounded::propagate() {
  while (queue_head_ < queue_.size()) {
    Atom const atom = queue_[queue_head_++];
    bool const in = model_.label[atom] == Label::in;
    auto const& satisfied = in ? index_.positive : index_.negative;
    auto const& violated = in ? index_.negative : index_.positive;
    for (RuleIndex const r : satisfied[atom]) {
      if (--rules_[r].missing == 0) fire(r);
    }
    for (RuleIndex const r : violated[atom]) kill(r);
  }
}

// Looks for new sources for the atoms that lost theirs, and for all that stood on them in the same component.
// Those that find none form an unfounded set: they could only carry each other.
void WellFounded::refound() {
  auto undecided = [&](Atom a) { return model_.label[a] == Label::undecided; };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lost_.size(); ++i) {
    Atom const a = lost_[i];
    if (!undecided(a)) {
      lost_mark_[a] = 0;
      continue;
    }
    lost_[kept++] = a;
    source_[a] = none;
  }
  lost_.resize(kept);
  for (std::size_t i = 0; i < lost_.size(); ++i) {  // grows: what stood on a lost atom is lost
    Atom const a = lost_[i];
    for (RuleIndex const r : index_.positive[a]) {
      Atom const head = rules_[r].head;
      if (lost_mark_[head] == 0 && source_[head] == r && undecided(head)) {
        lost_mark_[head] = 1;
        source_[head] = none;
        lost_.push_back(head);
      }
    }
  }
  std::vector<Atom> founded;
  auto found = [&](Atom a, RuleIndex r) {
    source_[a] = r;
    lost_mark_[a] = 0;
    founded.push_back(a);
  };
  for (Atom const a : lost_) {
    for (RuleIndex const r : index_.head[a]) {
      need_[r] = 0;
      for (Atom const b : program_.positive(r)) need_[r] += lost_mark_[b];
    }
  }
  for (Atom const a : lost_) {
    for (RuleIndex const r : index_.head[a]) {
      if (rules_[r].dead == 0 && need_[r] == 0) {
        found(a, r);
        break;
      }
    }
  }
  for (std::size_t i = 0; i < founded.size(); ++i) {
    for (RuleIndex const r : index_.positive[founded[i]]) {
      Atom const head = rules_[r].head;
      if (lost_mark_[head] != 0 && --need_[r] == 0 && rules_[r].dead == 0) found(head, r);
    }
  }
  bool any = false;
  for (Atom const a : lost_) {
    if (lost_mark_[a] == 0) continue;
    lost_mark_[a] = 0;
    model_.unfounded[a] = unfounded_sets_;
    decide(a, Label::out);
    any = true;
  }
  if (any) ++unfounded_sets_;
  lost_.clear();
}

void WellFounded::run() {
  propagate();
  while (!lost_.empty()) {
    refound();
    propagate();
  }
}

std::vector<Atom> WellFounded::take_decided() {
  std::vector<Atom> out(queue_.begin() + static_cast<std::ptrdiff_t>(told_), queue_.end());
  told_ = queue_.size();
  return out;
}

}  // namespace stet::argmap::evaluate
