// From placed layers to boxes, lines and frames. Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

// The picture of one part, top-down, with its upper left corner at the origin.
struct Picture {
  struct Line {
    EdgeId edge;
    std::vector<Point> points;  // from `from` to `to`
  };
  struct Box {
    NodeId node;
    Rect rect;
  };
  struct Frame {
    Index group;
    Rect rect;
  };
  Size size;
  Index ranks = 0;
  std::vector<Box> boxes;  // layer by layer, left to right
  std::vector<Line> lines;
  std::vector<Frame> frames;
  std::vector<Chip> chips;
};

inline constexpr Length port_gap = 14;

// Where the n-th of the lines that meet one side of a box does so, from the middle of the side.
[[nodiscard]] Length port_offset(Length n, Length count, Length width);

// Lines leave the boxes through ports in the order of their other ends, run vertically beside boxes and
// bend only between the layers, where there are none.
[[nodiscard]] Picture draw(LayoutGraph const& graph, Layered const& layered, GroupTree const& groups,
                           Options const& options);

}  // namespace stet::argmap::layout
