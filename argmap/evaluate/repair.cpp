#include "argmap/evaluate/repair.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "argmap/evaluate/sets.h"

namespace stet::argmap::evaluate {
namespace {

// Bounds: all sets of up to three among the nearest candidates, as long as the work stays small.
constexpr std::size_t most_candidates = 40;
constexpr std::size_t most_repairs = 8;
constexpr std::size_t largest_set = 3;
constexpr std::size_t work = 2'000'000;  // nodes evaluated

// Claims not accepted, nearest first: those that a source could help.
std::vector<ClaimId> candidates(WhatIf const& what_if) {
  Graph const& graph = what_if.graph();
  std::vector<ClaimId> out;
  for (Node const node : what_if.nearest()) {
    if (out.size() == most_candidates) break;
    if (graph.is_claim(node) && what_if.labels().of(node) != Label::in) out.push_back(graph.claim(node));
  }
  return out;
}

bool contains_some(std::vector<ClaimId> const& set, std::vector<std::vector<ClaimId>> const& found) {
  return std::ranges::any_of(found, [&](auto const& smaller) { return std::ranges::includes(set, smaller); });
}

}  // namespace

std::vector<Repair> repairs_of(WhatIf const& what_if) {
  if (what_if.now().verdict == Verdict::supported) return {};
  std::vector<ClaimId> const items = candidates(what_if);
  std::vector<std::vector<ClaimId>> found;
  std::vector<Repair> out;
  Effort effort(work);
  for (std::size_t size = 1; size <= largest_set; ++size) {
    each_set(items, size, true, [&](std::vector<ClaimId> const& set) {
      if (out.size() == most_repairs) return false;
      std::vector<ClaimId> sorted = set;
      std::ranges::sort(sorted);
      if (contains_some(sorted, found)) return true;
      if (!effort.spend(what_if.graph().node_count() + 1)) return false;
      if (!what_if.supported(with_sources(what_if.graph(), set))) return true;
      found.push_back(std::move(sorted));
      Repair& repair = out.emplace_back();
      for (ClaimId const item : set) {
        Subject const subject = what_if.subject(item);
        if (subject.statement.valid()) {
          repair.statements.push_back(subject.statement);
        } else {
          repair.arguments.push_back(subject.argument);
        }
      }
      return true;
    });
  }
  return out;
}

Fragility fragility_of(ArgumentMap const& map, WhatIf const& what_if) {
  // Sources by their first citation here.
  std::vector<std::size_t> items;
  std::vector<std::vector<CitationId>> sources;
  std::unordered_map<std::string, std::size_t> by_key;
  for (Node const node : what_if.nearest()) {
    if (what_if.graph().is_claim(node)) continue;
    Link const& link = what_if.graph().links[what_if.graph().link(node)];
    if (link.kind != LinkKind::evidence || link.state == EvidenceState::absent) continue;
    if (!link.citation.valid() || link.citation.index() >= map.citations.size()) continue;
    auto const [at, added] = by_key.try_emplace(map.citations[link.citation].key, sources.size());
    if (added) {
      items.push_back(sources.size());
      sources.emplace_back();
    }
    sources[at->second].push_back(link.citation);
  }
  Fragility out;
  Effort effort(work);
  std::vector<CitationId> lost;
  for (std::size_t size = 1; size <= largest_set && out.sources.empty(); ++size) {
    each_set(items, size, false, [&](std::vector<std::size_t> const& set) {
      if (!effort.spend(what_if.cost())) return false;
      lost.clear();
      for (std::size_t const source : set) {
        lost.insert(lost.end(), sources[source].begin(), sources[source].end());
      }
      out.without = what_if.verdict(with_state(what_if.graph(), lost, EvidenceState::absent)).verdict;
      if (out.without == what_if.now().verdict) return true;
      for (std::size_t const source : set) {
        out.sources.push_back(*std::ranges::min_element(sources[source]));
      }
      return false;
    });
  }
  return out;
}

}  // namespace stet::argmap::evaluate
