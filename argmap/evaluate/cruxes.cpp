// What a split turns on: claims that settle the one asked about, whichever way they are settled themselves.
#include <algorithm>

#include "argmap/evaluate/repair.h"
#include "argmap/evaluate/sets.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t work = 1'000'000;  // nodes evaluated
constexpr std::size_t most_candidates = 24;
constexpr std::size_t most_cruxes = 4;
constexpr std::size_t largest_set = 2;

}  // namespace

std::vector<Crux> cruxes_of(WhatIf const& what_if) {
  if (what_if.now().reason != Reason::split) return {};
  Graph const& graph = what_if.graph();
  std::vector<ClaimId> items;
  for (Node const node : what_if.nearest()) {
    if (!graph.is_claim(node) || graph.claim(node) == what_if.claim()) continue;
    if (what_if.labels().of(node) == Label::undecided) items.push_back(graph.claim(node));
    if (items.size() == most_candidates) break;
  }
  std::vector<Crux> out;
  Effort effort(work);
  for (std::size_t size = 1; size <= largest_set && out.empty(); ++size) {
    each_set(items, size, false, [&](std::vector<ClaimId> const& set) {
      Crux crux;
      bool accepted = false;
      bool rejected = false;
      for (std::size_t bits = 0; bits < std::size_t{1} << size; ++bits) {
        if (!effort.spend(what_if.cost())) return false;
        std::vector<std::pair<ClaimId, Label>> ways;
        for (std::size_t i = 0; i < size; ++i) {
          ways.emplace_back(set[i], (bits >> i & 1U) != 0 ? Label::in : Label::out);
        }
        ClaimVerdict const outcome = what_if.verdict(settled(graph, ways));
        if (outcome.label == Label::undecided) return true;
        (outcome.label == Label::in ? accepted : rejected) = true;
        crux.outcomes.push_back(outcome.verdict);
      }
      if (!accepted || !rejected) return true;
      for (ClaimId const claim : set) crux.subjects.push_back(what_if.subject(claim));
      out.push_back(std::move(crux));
      return out.size() < most_cruxes;
    });
  }
  return out;
}

}  // namespace stet::argmap::evaluate
