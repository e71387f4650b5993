// Changes that have been tried, by the sets of things they change: each is tried once, whoever asks. And the
// sets worth trying: things that change a verdict only together meet somewhere on the way to it.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "argmap/evaluate/whatif.h"

namespace stet::argmap::evaluate {

// One thing that can be changed, by the number its kind has for it.
using Toggle = std::uint32_t;
inline constexpr std::size_t largest_set = 3;

struct Trial {
  std::vector<WhatIf::Outcome> outcomes;
  std::vector<Node> touched;  // ascending
  bool wide = false;          // too many were touched to say which

  // What becomes of a claim; nothing if it stays what it is.
  [[nodiscard]] WhatIf::Outcome const* of(ClaimId claim) const;
  // Whether both were looked at anywhere.
  [[nodiscard]] bool meets(Trial const& other) const;
};

class Trials {
 public:
  // `apply` makes the change for one toggle. The work of all trials together is bounded by `most_work`,
  // counted by `what_if`; sets of several may use up half of it, so that what one thing does is known of
  // every claim before what several do together is known of any. With `only_accepted`, of sets only those
  // claims are told that they make accepted.
  Trials(WhatIf& what_if, std::size_t most_work, bool only_accepted, std::function<void(Toggle)> apply)
      : what_if_(what_if),
        most_work_(most_work),
        most_joint_work_(what_if.work() + (most_work - what_if.work()) / 2),
        only_accepted_(only_accepted),
        apply_(std::move(apply)) {}

  // The set in ascending order. Nothing if the work is used up.
  [[nodiscard]] Trial const* of(std::span<Toggle const> set);

 private:
  using Key = std::array<Toggle, largest_set>;
  struct Hash {
    std::size_t operator()(Key const& key) const {
      std::size_t hash = 0;
      for (Toggle const toggle : key) hash = (hash ^ toggle) * 0x9e3779b97f4a7c15U;
      return hash ^ (hash >> 29U);
    }
  };

  WhatIf& what_if_;
  std::size_t most_work_;
  std::size_t most_joint_work_;
  bool only_accepted_;
  std::function<void(Toggle)> apply_;
  std::unordered_map<Key, Trial, Hash> known_;
};

// Sets of two and of three among some toggles, each of which meets another, in the order of the toggles.
class JointSets {
 public:
  static constexpr std::size_t most_items = 64;

  // Of the items the first `most_items` are combined; with `repeat`, also with themselves.
  JointSets(Trials& trials, std::vector<Toggle> items, bool repeat);

  // Calls `use` with each set of the size and its trial until it returns false. Sets of two have to come
  // before sets of three. Returns false if the work was used up before all were tried.
  template <class Use>
  bool each(std::size_t size, Use use) {
    return size == 2 ? each_pair(use) : each_triple(use);
  }

 private:
  static constexpr std::size_t most_tries = 4'000;  // for one search

  template <class Use>
  bool each_pair(Use use) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      for (std::uint64_t rest = from(meeting_[i], i); rest != 0; rest &= rest - 1) {
        auto const j = static_cast<std::size_t>(std::countr_zero(rest));
        Trial const* trial = try_set({i, j});
        if (trial == nullptr) return false;
        note_third(i, j, *trial);
        if (!use(set_, *trial)) return true;
      }
    }
    return true;
  }

  template <class Use>
  bool each_triple(Use use) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      for (std::size_t j = repeat_ ? i : i + 1; j < items_.size(); ++j) {
        for (std::uint64_t rest = from(third_[i * items_.size() + j], j); rest != 0; rest &= rest - 1) {
          Trial const* trial = try_set({i, j, static_cast<std::size_t>(std::countr_zero(rest))});
          if (trial == nullptr) return false;
          if (!use(set_, *trial)) return true;
        }
      }
    }
    return true;
  }

  // The items of a set from `i` on, with repetition, or behind it.
  [[nodiscard]] std::uint64_t from(std::uint64_t set, std::size_t i) const {
    return set & (repeat_ ? ~std::uint64_t{0} << i : ~std::uint64_t{1} << i);
  }
  void note_third(std::size_t i, std::size_t j, Trial const& pair);
  [[nodiscard]] Trial const* try_set(std::initializer_list<std::size_t> places);

  Trials& trials_;
  std::vector<Toggle> items_;
  bool repeat_;
  std::vector<Trial const*> single_;
  std::vector<std::uint64_t> meeting_;  // by item: the items that it meets
  std::vector<std::uint64_t> third_;    // by pair: the items with which it is a set worth trying
  std::vector<Toggle> set_;
  std::vector<Toggle> sorted_;
  std::size_t tries_ = 0;
};

}  // namespace stet::argmap::evaluate
