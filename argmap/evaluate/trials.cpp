#include "argmap/evaluate/trials.h"

#include <algorithm>

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t most_touched = 512;

}  // namespace

WhatIf::Outcome const* Trial::of(ClaimId claim) const {
  auto const at = std::ranges::lower_bound(outcomes, claim, {}, &WhatIf::Outcome::claim);
  return at != outcomes.end() && at->claim == claim ? &*at : nullptr;
}

bool Trial::meets(Trial const& other) const {
  if (wide || other.wide) return true;
  auto a = touched.begin();
  auto b = other.touched.begin();
  while (a != touched.end() && b != other.touched.end()) {
    if (*a == *b) return true;
    *a < *b ? ++a : ++b;
  }
  return false;
}

Trial const* Trials::of(std::span<Toggle const> set) {
  Key key;
  key.fill(none);
  std::ranges::copy(set, key.begin());
  if (auto const known = known_.find(key); known != known_.end()) return &known->second;
  if (what_if_.work() > (set.size() == 1 ? most_work_ : most_joint_work_)) return nullptr;
  for (Toggle const toggle : set) apply_(toggle);
  Trial trial;
  trial.outcomes = only_accepted_ && set.size() > 1 ? what_if_.run_for_accepted() : what_if_.run();
  trial.touched = what_if_.touched();
  what_if_.undo();
  if (trial.touched.size() > most_touched) {
    trial.wide = true;
    trial.touched = {};
  }
  return &known_.emplace(key, std::move(trial)).first->second;
}

JointSets::JointSets(Trials& trials, std::vector<Toggle> items, bool repeat)
    : trials_(trials), items_(std::move(items)), repeat_(repeat) {
  if (items_.size() > most_items) items_.resize(most_items);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    Trial const* trial = trials_.of({&items_[i], 1});
    if (trial == nullptr) items_.resize(i);  // and that is the end
    if (trial != nullptr) single_.push_back(trial);
  }
  meeting_.assign(items_.size(), 0);
  third_.assign(items_.size() * items_.size(), 0);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    for (std::size_t j = i; j < items_.size(); ++j) {
      if (i != j && !single_[i]->meets(*single_[j])) continue;
      meeting_[i] |= std::uint64_t{1} << j;
      meeting_[j] |= std::uint64_t{1} << i;
    }
  }
}

// A third item that meets two together makes a set with them, whichever two of the three these are.
void JointSets::note_third(std::size_t i, std::size_t j, Trial const& pair) {
  auto const note = [&](std::size_t a, std::size_t b, std::size_t c) {
    third_[a * items_.size() + b] |= std::uint64_t{1} << c;
    third_[b * items_.size() + a] |= std::uint64_t{1} << c;
  };
  for (std::size_t k = 0; k < items_.size(); ++k) {
    if (!pair.meets(*single_[k])) continue;
    note(i, j, k);
    note(i, k, j);
    note(j, k, i);
  }
}

Trial const* JointSets::try_set(std::initializer_list<std::size_t> places) {
  if (++tries_ > most_tries) return nullptr;
  set_.clear();
  for (std::size_t const place : places) set_.push_back(items_[place]);
  sorted_ = set_;
  std::ranges::sort(sorted_);
  return trials_.of(sorted_);
}

}  // namespace stet::argmap::evaluate
