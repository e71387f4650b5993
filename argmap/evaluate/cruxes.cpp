// What a split turns on: claims that settle the one asked about, whichever way they are settled themselves.
#include <algorithm>

#include "argmap/evaluate/search.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t most_candidates = 24;
constexpr std::size_t most_cruxes = 4;
constexpr std::size_t most_tries = 400;

}  // namespace

std::vector<Crux> cruxes_of(Search& search, Near const& near, bool& cut) {
  WhatIf const& what_if = search.what_if;
  Graph const& graph = what_if.graph();
  std::vector<Toggle> items;
  cut = !near.all;
  for (Node const node : near.nodes) {
    if (!graph.is_claim(node) || graph.claim(node) == near.claim || what_if.label(node) != Label::undecided)
      continue;
    cut = cut || items.size() == most_candidates;
    if (items.size() < most_candidates) items.push_back(node);
  }
  std::vector<Crux> out;
  // Tries all ways to settle the claims; false once enough has been tried.
  auto const settle = [&](std::vector<Toggle> const& set) {
    Crux crux;
    bool accepted = false;
    bool rejected = false;
    for (std::size_t bits = 0; bits < std::size_t{1} << set.size(); ++bits) {
      std::vector<Toggle> ways;
      for (std::size_t i = 0; i < set.size(); ++i) ways.push_back(2 * set[i] + (bits >> i & 1U));
      std::ranges::sort(ways);
      Trial const* trial = search.settled.of(ways);
      if (trial == nullptr) {
        cut = true;
        return false;
      }
      auto const* outcome = trial->of(near.claim);
      if (outcome == nullptr || outcome->label == Label::undecided) return true;
      (outcome->label == Label::in ? accepted : rejected) = true;
      crux.outcomes.push_back(outcome->verdict);
    }
    if (!accepted || !rejected) return true;
    for (Toggle const claim : set) crux.subjects.push_back(search.subject(ClaimId{claim}));
    if (out.size() == most_cruxes) {
      cut = true;
      return false;
    }
    out.push_back(std::move(crux));
    return true;
  };
  for (Toggle const item : items) {
    if (!settle({item})) return out;
  }
  if (!out.empty()) return out;
  std::size_t tries = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t k = i + 1; k < items.size(); ++k) {
      if (++tries > most_tries || !settle({items[i], items[k]})) {
        cut = true;
        return out;
      }
    }
  }
  return out;
}

}  // namespace stet::argmap::evaluate
