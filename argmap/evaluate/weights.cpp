// Between which weights of a citation a verdict stays the same. Weights are only ever compared with each
// other and with thresholds, so there are few at which anything can change: only these are tried, and the
// answer is exact.
#include <algorithm>
#include <cmath>

#include "argmap/evaluate/repair.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t work = 1'000'000;  // nodes evaluated
constexpr std::size_t most_citations = 24;
constexpr int heaviest = 1000;  // in thousandths

int thousandths(double weight) { return static_cast<int>(std::lround(weight * 1000.0)); }

// The weights at which a comparison can turn out differently, with their neighbours; ascending.
std::vector<int> turning_points(Graph const& graph) {
  std::vector<int> weights;
  for (Link const& link : graph.links) weights.push_back(thousandths(link.weight));
  std::ranges::sort(weights);
  weights.erase(std::ranges::unique(weights).begin(), weights.end());
  Thresholds const& t = graph.thresholds;
  std::vector<int> points{t.presumption_doubt};
  auto led_by = [&](int lead) {
    for (int const weight : weights) {
      points.push_back(weight - lead);
      points.push_back(weight + lead);
    }
  };
  auto used = [&](Standard standard) {
    return std::ranges::any_of(graph.claims,
                               [&](Claim const& claim) { return claim.standard.standard == standard; });
  };
  led_by(0);
  if (used(Standard::clear_and_convincing)) {
    points.push_back(t.convincing_weight);
    led_by(t.convincing_lead);
  }
  if (used(Standard::beyond_reasonable_doubt)) {
    points.push_back(t.doubtless_weight);
    points.push_back(t.doubt);
    led_by(t.doubtless_lead);
  }
  std::vector<int> out{1, heaviest};
  for (int const point : points) {
    for (int const near : {point - 1, point, point + 1}) {
      if (near >= 1 && near <= heaviest) out.push_back(near);
    }
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace

std::vector<WeightInterval> weights_of(WhatIf const& what_if) {
  Graph const& graph = what_if.graph();
  std::vector<CitationId> seen;
  std::vector<WeightInterval> out;
  Effort effort(work);
  std::vector<int> const points = turning_points(graph);
  for (Node const node : what_if.nearest()) {
    if (graph.is_claim(node)) continue;
    Link const& link = graph.links[graph.link(node)];
    if (link.kind != LinkKind::evidence || link.state == EvidenceState::absent || !link.citation.valid())
      continue;
    if (std::ranges::find(seen, link.citation) != seen.end()) continue;
    if (seen.size() == most_citations) break;
    seen.push_back(link.citation);

    WeightInterval interval{link.citation, link.weight, link.weight, link.weight, {}, {}};
    // One way out of the present weight: how far the verdict holds, and what it is one step further.
    auto explore = [&](auto first, auto last, double& bound, std::optional<Verdict>& beyond) {
      for (; first != last; ++first) {
        if (!effort.spend(what_if.cost())) return false;
        double const weight = *first / 1000.0;
        Verdict const verdict = what_if.verdict(with_weight(graph, link.citation, weight)).verdict;
        if (verdict != what_if.now().verdict) {
          beyond = verdict;
          return true;
        }
        bound = weight;
      }
      return true;
    };
    int const now = thousandths(link.weight);
    auto const above = std::ranges::upper_bound(points, now);
    auto const below = std::make_reverse_iterator(std::ranges::lower_bound(points, now));
    if (!explore(above, points.end(), interval.to, interval.above)) break;
    if (!explore(below, points.rend(), interval.from, interval.below)) break;
    if (interval.above || interval.below) out.push_back(interval);
  }
  return out;
}

}  // namespace stet::argmap::evaluate
