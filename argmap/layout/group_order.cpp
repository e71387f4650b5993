// Sorting layers so that groups stay together (see order.h). Loose items find their places between the
// groups of their layer; the groups that lie side by side keep the same order in every layer, which is what
// makes rectangular frames possible.
#include <algorithm>
#include <tuple>

#include "argmap/layout/order.h"

namespace stet::argmap::layout {

namespace {

// The mean of its items' keys for every group.
std::vector<std::int64_t> mean_keys(Layered const& layered, GroupTree const& groups,
                                    std::vector<std::int64_t> const& key) {
  std::vector<std::int64_t> sum(groups.parent.size(), 0);
  std::vector<std::int64_t> count(groups.parent.size(), 0);
  for (std::size_t i = 0; i < layered.items.size(); ++i) {
    Index const group = layered.items[i].group;
    if (group == none || layered.items[i].kind == Item::Kind::filler) continue;
    sum[group] += key[i];
    ++count[group];
  }
  for (std::size_t g = sum.size(); g-- > 0;) {
    if (groups.parent[g] == none) continue;
    sum[groups.parent[g]] += sum[g];
    count[groups.parent[g]] += count[g];
  }
  for (std::size_t g = 0; g < sum.size(); ++g) sum[g] = count[g] == 0 ? 0 : sum[g] / count[g];
  return sum;
}

}  // namespace

void sort_in_groups(Layered& layered, GroupTree const& groups, std::vector<std::int64_t> const& key) {
  std::vector<std::int64_t> const mean = mean_keys(layered, groups, key);
  // The place of a group among all groups, by which siblings are compared.
  std::vector<Index> by_mean(mean.size());
  for (Index g = 0; g < by_mean.size(); ++g) by_mean[g] = g;
  std::ranges::stable_sort(by_mean, {}, [&](Index g) { return mean[g]; });
  std::vector<Index> place(mean.size());
  for (Index p = 0; p < by_mean.size(); ++p) place[by_mean[p]] = p;

  // A path is compared level by level: (key, place) of each group from the outermost in, then of the item.
  // For that the keys of sibling groups must rise in the order of their places: they are their means.
  using Step = std::tuple<std::int64_t, Index, Index>;
  std::vector<Step> steps;
  std::vector<std::pair<Index, Index>> paths(layered.items.size());
  for (std::size_t l = 0; l < layered.layers(); ++l) {
    auto const items = layered.layer(l);
    steps.clear();
    for (Index item : items) {
      auto const begin = static_cast<Index>(steps.size());
      for (Index g = layered.items[item].group; g != none; g = groups.parent[g]) {
        steps.emplace_back(mean[g], place[g], none);
      }
      std::reverse(steps.begin() + begin, steps.end());
      steps.emplace_back(key[item], none, layered.position[item]);
      paths[item] = {begin, static_cast<Index>(steps.size())};
    }
    std::ranges::stable_sort(items, [&](Index a, Index b) {
      return std::lexicographical_compare(steps.begin() + paths[a].first, steps.begin() + paths[a].second,
                                          steps.begin() + paths[b].first, steps.begin() + paths[b].second);
    });
    layered.number(l);
  }
}

}  // namespace stet::argmap::layout
