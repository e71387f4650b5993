// The coordinates along the layers. Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

// Sets `x` of every item (its centre) and the sides of the frames, so that the order within the layers is
// kept, neighbours have their gap, frames hold exactly their members, and lines are short and straight.
// The smallest left side is 0.
void place(Layered& layered, GroupTree const& groups, Options const& options);

// The room that two neighbours in a layer keep between their centres.
[[nodiscard]] Length separation(Item const& left, Item const& right, Options const& options);

// Moves the items and frames to the nearest places at which nothing overlaps, for layers with groups.
void separate_groups(Layered& layered, GroupTree const& groups, Options const& options,
                     std::vector<Length>& wanted);

}  // namespace stet::argmap::layout
