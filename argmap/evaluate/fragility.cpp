// Which sources a verdict cannot lose, and between which weights it stands.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "argmap/evaluate/search.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t most_intervals = 24;
constexpr std::size_t most_claims = 4'096;  // up to which the weight of one source is followed
constexpr int heaviest_weight = 1000;       // in thousandths

int thousandths(double weight) { return static_cast<int>(std::lround(weight * 1000.0)); }

// The weights at which a comparison with that of one of the links can turn out differently, with their
// neighbours; ascending. Weights are only compared with each other and with thresholds, and only where they
// meet at a claim: the link's own, or one that rests on it and weighs no more than it does.
class TurningPoints {
 public:
  explicit TurningPoints(WhatIf const& what_if) : what_if_(what_if), graph_(what_if.graph()) {}

  std::vector<int> of(std::span<LinkId const> links) && {
    std::vector<LinkId> carried(links.begin(), links.end());
    std::unordered_set<Node> seen;
    auto const rest_on = [&](Node node) {
      if (!seen.insert(node).second) return;
      for (LinkId const use : what_if_.dependents().resting[node]) {
        if (!graph_.links[use].weighed) carried.push_back(use);
      }
    };
    for (std::size_t i = 0; i < carried.size() && seen.size() < most_claims; ++i) {  // grows
      Link const& link = graph_.links[carried[i]];
      rest_on(graph_.node(carried[i]));
      if (!link.conclusion.valid()) continue;
      meet_at(link.conclusion, link.pro);
      if (link.pro) rest_on(graph_.node(link.conclusion));
    }
    std::ranges::sort(points_);
    points_.erase(std::ranges::unique(points_).begin(), points_.end());
    std::vector<int> out{1, heaviest_weight};
    for (int const point : points_) {
      for (int const near : {point - 1, point, point + 1}) {
        if (near >= 1 && near <= heaviest_weight) out.push_back(near);
      }
    }
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
  }

 private:
  void meet_at(ClaimId claim, bool pro) {
    compare_at(claim);
    if (!pro) return;
    for (ClaimId const other : what_if_.dependents().opposing_of[claim.index()]) compare_at(other);
  }

  void compare_at(ClaimId claim) {
    Thresholds const& t = graph_.thresholds;
    std::vector<int> weights;
    auto const add = [&](std::span<LinkId const> links) {
      for (LinkId const link : links) {
        Force const& force = what_if_.force(graph_.node(link));
        for (double const weight : {force.accepted, force.live}) {
          if (weight >= 0.0) weights.push_back(thousandths(weight));
        }
      }
    };
    add(graph_.pros[claim.index()]);
    add(graph_.cons[claim.index()]);
    for (ClaimId const opponent : graph_.opponents[claim.index()]) add(graph_.pros[opponent.index()]);
    std::ranges::sort(weights);
    weights.erase(std::ranges::unique(weights).begin(), weights.end());
    auto const led_by = [&](int lead) {
      for (int const weight : weights) {
        points_.push_back(weight - lead);
        points_.push_back(weight + lead);
      }
    };
    led_by(0);
    points_.push_back(t.presumption_doubt);
    switch (graph_.claims[claim].standard.standard) {
      case Standard::clear_and_convincing:
        points_.push_back(t.convincing_weight);
        led_by(t.convincing_lead);
        break;
      case Standard::beyond_reasonable_doubt:
        points_.push_back(t.doubtless_weight);
        points_.push_back(t.doubt);
        led_by(t.doubtless_lead);
        break;
      default: break;
    }
  }

  WhatIf const& what_if_;
  Graph const& graph_;
  std::vector<int> points_;
};

}  // namespace

Fragility fragility_of(Search& search, Near const& near, bool& cut) {
  std::vector<Toggle> items;
  std::vector<CitationId> first;  // by item: of its citations here
  for (Node const node : near.nodes) {
    CitationId const citation = search.citation(node);
    if (!citation.valid()) continue;
    Toggle const source = search.key_of[citation.index()];
    auto const known = std::ranges::find(items, source);
    if (known == items.end()) {
      items.push_back(source);
      first.push_back(citation);
    } else {
      auto& earliest = first[static_cast<std::size_t>(known - items.begin())];
      earliest = std::min(earliest, citation);
    }
  }
  Fragility out;
  Verdict const now = search.what_if.verdict_before(near.claim);
  auto const take = [&](std::span<Toggle const> set, Trial const& trial) {
    auto const* outcome = trial.of(near.claim);
    if (outcome == nullptr || outcome->verdict == now) return true;
    out.without = outcome->verdict;
    for (Toggle const source : set)
      out.sources.push_back(
          first[static_cast<std::size_t>(std::ranges::find(items, source) - items.begin())]);
    return false;
  };
  for (Toggle const& source : items) {
    Trial const* trial = search.without_source.of({&source, 1});
    cut = cut || trial == nullptr;
    if (trial == nullptr || !take({&source, 1}, *trial)) return out;
  }
  JointSets sets(search.without_source, items, false);
  for (std::size_t size = 2; size <= largest_set && out.sources.empty() && !cut; ++size)
    cut = !sets.each(size, take);
  cut = out.sources.empty() && (cut || !near.all || items.size() > JointSets::most_items);
  return out;
}

std::vector<Leverage> const* Search::leverage(CitationId citation) {
  auto const [at, added] = leverage_.try_emplace(static_cast<std::uint32_t>(citation.index()));
  if (!added) return &at->second;
  auto const& links = links_of[citation.index()];
  double const weight = what_if.graph().links[links.front()].weight;
  std::vector<int> const points = TurningPoints(what_if).of(links);
  std::vector<Leverage> found;
  auto const interval_of = [&](ClaimId claim) -> WeightInterval& {
    auto const place = std::ranges::lower_bound(found, claim, {}, &Leverage::claim);
    if (place != found.end() && place->claim == claim) return place->interval;
    WeightInterval const all{citation, weight, points.front() / 1000.0, points.back() / 1000.0, {}, {}};
    return found.insert(place, {claim, all})->interval;
  };
  // One way out of the present weight: how far each verdict holds, and what it is one step further.
  auto const explore = [&](auto first, auto last, std::optional<Verdict> WeightInterval::* beyond,
                           double WeightInterval::* bound) {
    double held = weight;
    for (; first != last; ++first) {
      if (what_if.work() > most_work) return false;
      for (LinkId const link : links) what_if.set_weight(link, *first / 1000.0);
      for (WhatIf::Outcome const& outcome : what_if.run()) {
        if (outcome.verdict == what_if.verdict_before(outcome.claim)) continue;
        WeightInterval& interval = interval_of(outcome.claim);
        if (interval.*beyond) continue;
        interval.*beyond = outcome.verdict;
        interval.*bound = held;
      }
      what_if.undo();
      held = *first / 1000.0;
    }
    return true;
  };
  int const now = thousandths(weight);
  auto const above = std::ranges::upper_bound(points, now);
  auto const below = std::make_reverse_iterator(std::ranges::lower_bound(points, now));
  if (!explore(above, points.end(), &WeightInterval::above, &WeightInterval::to) ||
      !explore(below, points.rend(), &WeightInterval::below, &WeightInterval::from)) {
    leverage_.erase(at);
    return nullptr;
  }
  return &(at->second = std::move(found));
}

std::vector<WeightInterval> weights_of(Search& search, Near const& near, bool& cut) {
  std::vector<WeightInterval> out;
  std::vector<CitationId> seen;
  cut = !near.all;
  for (Node const node : near.nodes) {
    CitationId const citation = search.citation(node);
    if (!citation.valid() || std::ranges::find(seen, citation) != seen.end()) continue;
    seen.push_back(citation);
    auto const* leverage = search.leverage(citation);
    if (leverage == nullptr || out.size() == most_intervals) {
      cut = true;
      return out;
    }
    auto const at = std::ranges::lower_bound(*leverage, near.claim, {}, &Leverage::claim);
    if (at != leverage->end() && at->claim == near.claim) out.push_back(at->interval);
  }
  return out;
}

}  // namespace stet::argmap::evaluate
