// Inside a group, what nothing connects need not all begin in the first rank: thirty single claims under one
// heading would make one long row. Internal to this folder.
#pragma once

#include <vector>

#include "argmap/layout/rank.h"

namespace stet::argmap::layout {

// Moves connected pieces that lie in one group and have others beside them to later ranks, so that the group
// comes near the wanted shape. `piece_of` names the piece of each node, by any numbers below the number of
// nodes; ranks that nodes must share (`same_rank`) connect.
void stagger(LayoutGraph const& graph, Options const& options, std::vector<Index> const& piece_of,
             Ranking& ranking);

}  // namespace stet::argmap::layout
