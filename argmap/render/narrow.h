// Parts of a diagram: what lies around one box, down to a depth, or has certain verdicts. What is left out is
// counted at the boxes that it bore on.
#pragma once

#include <vector>

#include "argmap/render/diagram.h"

namespace stet::argmap::render {

using Kept = Table<std::uint8_t, NodeId>;  // a row a node: 1 for those that stay

// Up to `hops` lines away from `center`, whichever way the lines point.
[[nodiscard]] Kept around(Diagram const& diagram, NodeId center, std::uint32_t hops);

// At most `depth` lines below one of `tops`, or, if there are none, below something that bears on nothing; 0
// leaves these roots alone. In a circle that no root leads to, its first box is one.
[[nodiscard]] Kept down_to(Diagram const& diagram, std::uint32_t depth, std::vector<NodeId> tops = {});

// Claims with one of the verdicts, and the arguments, evidence and sources that bear on them, directly or
// through each other.
[[nodiscard]] Kept with_verdicts(Diagram const& diagram, std::vector<evaluate::Verdict> const& verdicts);

// What lies on a way from one of these boxes to what is argued for, they included.
[[nodiscard]] Kept ways_up(Diagram const& diagram, std::vector<NodeId> from);

// The rest is dimmed, the lines of what is kept are bold.
void highlight(Diagram& diagram, Kept const& kept);

// `now` with what only `before` had: boxes and lines are added, removed or reworded. Boxes are the same if
// they have the same kind and title, or, without one, the same text.
[[nodiscard]] Diagram compared(Diagram const& before, Diagram now);

// Two maps beside each other, each in a frame with its title.
[[nodiscard]] Diagram beside(Diagram const& left, Diagram const& right);

struct Narrowed {
  Diagram diagram;
  Table<NodeId, NodeId> node_of;  // by the old id; none for what was left out
};
[[nodiscard]] Narrowed narrowed(Diagram const& diagram, Kept const& kept);

}  // namespace stet::argmap::render
