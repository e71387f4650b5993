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
constexpr std::size_t most_starts_if_dense = 12;
constexpr std::uint32_t effort_of_start = 1;
constexpr std::size_t largest = 750;    // items and lines, of what is worth several starts
constexpr std::size_t most_placed = 5;  // orders
// Per cent: what another order must cost at most to be taken. Where all is crossed anyway, there is less to
// lose.
constexpr std::uint64_t clearly = 90;
constexpr std::uint64_t clearly_if_dense = 95;

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
  if (present == 0 || options.effort == 0 || size > largest) return orders;
  // Starts are cheap where subtrees are left alone, and there they gain most.
  layered.dense = 2 * present > layered.links.size();
  std::size_t const starts = layered.dense ? most_starts_if_dense : most_starts;
  for (std::size_t start = 1; start <= starts; ++start) {
    shuffle(layered, start);
    reduce_crossings(layered, groups, effort_of_start);
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
  auto const width = static_cast<std::uint64_t>(right - left);
  return (crossings + straight_crossings(layered, options) + layered.chains.size() / 20 + 1) *
         (width / 16 + 1);
}

}  // namespace

void arrange(Layered& layered, GroupTree const& groups, Options const& options) {
  std::vector<Order> const orders = orders_of(layered, groups, options);
  layered.dense = orders.front().crossings > layered.links.size();
  Layered const unplaced = orders.size() > 1 ? layered : Layered{};
  place(layered, groups, options);
  // Where few lines cross, they are straightened before orders are compared; elsewhere that takes long and
  // changes little.
  bool const few = 4 * orders.front().crossings < layered.chains.size();
  if (few || orders.size() == 1) straighten(layered, groups, options);
  if (orders.size() == 1) return;
  std::uint64_t least = cost(layered, orders.front().crossings, options);
  for (std::size_t i = 1; i < orders.size(); ++i) {
    Layered tried = unplaced;
    set_order(tried, orders[i].items);
    place(tried, groups, options);
    if (few) straighten(tried, groups, options);
    std::uint64_t const its = cost(tried, orders[i].crossings, options);
    if (its * 100 >= least * (layered.dense ? clearly_if_dense : clearly)) continue;
    least = its;
    layered = std::move(tried);
  }
  if (!few) straighten(layered, groups, options);
}

}  // namespace stet::argmap::layout
