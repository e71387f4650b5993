// See arrange.h. Which orders are worth placing is decided by the crossings between layers alone, which words
// do not change, so that a picture does not turn over when a box is reworded.
#include "argmap/layout/arrange.h"

#include <algorithm>
#include <utility>

#include "argmap/layout/crossings.h"
#include "argmap/layout/order.h"
#include "argmap/layout/place.h"
#include "argmap/layout/straight.h"

namespace stet::argmap::layout {

namespace {

constexpr std::size_t most_starts = 10;
constexpr std::size_t most_starts_if_dense = 2;
constexpr std::size_t most_work = 3000;  // items and lines of all starts together
constexpr std::size_t most_placed = 3;   // orders
constexpr std::uint64_t clearly = 90;    // per cent: what another order must cost at most to be taken

struct Order {
  std::uint64_t crossings;
  std::vector<Index> items;
};

void set_order(Layered& layered, std::vector<Index> const& order) {
  layered.order = order;
  for (std::size_t l = 0; l < layered.layers(); ++l) layered.number(l);
}

bool fewer_crossings(Order const& a, Order const& b) { return a.crossings < b.crossings; }

// Of a picture and its mirror image, which are as good as each other, the one that reads like the source:
// more pairs of boxes in one layer stand in its order.
void face_the_source(Layered& layered) {
  std::int64_t in_order = 0;
  for (std::size_t l = 0; l < layered.layers(); ++l) {
    auto const items = layered.layer(l);
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t j = 0; j < i && items[i] < layered.boxes; ++j) {
        if (items[j] < layered.boxes) in_order += items[j] < items[i] ? 1 : -1;
      }
    }
  }
  if (in_order >= 0) return;
  for (std::size_t l = 0; l < layered.layers(); ++l) {
    std::ranges::reverse(layered.layer(l));
    layered.number(l);
  }
}

// The present order, and then the best of those that shuffled starts lead to.
std::vector<Order> orders_of(Layered layered, GroupTree const& groups, Options const& options) {
  CrossingCounter counter;
  std::vector<Order> orders{{counter.all(layered), layered.order}};
  std::uint64_t const present = orders.front().crossings;
  std::size_t const size = layered.items.size() + layered.links.size();
  if (present == 0 || options.effort == 0 || 4 * size > most_work) return orders;
  std::size_t starts = std::min(most_starts, most_work / size);
  // Where every second line crosses another, further orders gain next to nothing.
  if (2 * present > layered.links.size()) starts = std::min(starts, most_starts_if_dense);
  for (std::size_t start = 1; start <= starts; ++start) {
    shuffle(layered, start);
    reduce_crossings(layered, groups, (options.effort + 1) / 2);
    face_the_source(layered);
    orders.push_back({counter.all(layered), layered.order});
  }
  // The best few, in the order in which they were found.
  while (orders.size() > most_placed)
    orders.erase(std::max_element(orders.begin() + 1, orders.end(), fewer_crossings));
  return orders;
}

// Crossings as drawn and as if all lines ran straight, and the width, which counts for more where there are
// few.
std::uint64_t cost(Layered const& layered, std::uint64_t crossings, Options const& options) {
  auto const [left, right] = std::ranges::minmax(layered.x);
  auto const width = static_cast<std::uint64_t>(right - left) / 16 + 1;
  return (crossings + straight_crossings(layered, options) + layered.links.size() / 20 + 1) * width * width;
}

}  // namespace

void arrange(Layered& layered, GroupTree const& groups, Options const& options) {
  std::vector<Order> const orders = orders_of(layered, groups, options);
  layered.dense = orders.front().crossings > layered.links.size();
  Layered const unplaced = orders.size() > 1 ? layered : Layered{};
  place(layered, groups, options);
  straighten(layered, groups, options);
  if (orders.size() == 1) return;
  std::uint64_t least = cost(layered, orders.front().crossings, options);
  for (std::size_t i = 1; i < orders.size(); ++i) {
    Layered tried = unplaced;
    set_order(tried, orders[i].items);
    place(tried, groups, options);
    straighten(tried, groups, options);
    std::uint64_t const its = cost(tried, orders[i].crossings, options);
    if (its * 100 >= least * clearly) continue;
    least = its;
    layered = std::move(tried);
  }
}

}  // namespace stet::argmap::layout
