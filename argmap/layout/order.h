// Crossing reduction: the order of the items within their layers. Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

// Reorders the layers so that few lines cross. The order it is given is the first candidate and wins ties.
// Members of a group stay together, and groups keep one order in all layers.
void reduce_crossings(Layered& layered, GroupTree const& groups, std::uint32_t effort);

// Puts the items of every layer into a random order, the same for equal seeds, and nearly the same after a
// small edit: an item's place follows from what it hangs below and how many stand there before it.
void shuffle(Layered& layered, std::uint64_t seed);

// The first part of it, but for dense layers: each item hangs below one of its upper neighbours, and whole
// subtrees change places with their siblings. Leaves no crossing between lines of the tree.
void order_subtrees(Layered& layered, std::uint32_t effort);

// Sorts every layer by the given key, keeping groups together and in one order.
void sort_in_groups(Layered& layered, GroupTree const& groups, std::vector<std::int64_t> const& key);

}  // namespace stet::argmap::layout
