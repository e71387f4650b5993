// What a layout is computed from, and what it gives back: boxes to place, lines between them, frames around
// them. All lengths are whole pixels at 96 per inch, y grows downward. Knows sizes and no arguments.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/id.h"

namespace stet::argmap::layout {

using Length = std::int32_t;
using NodeId = Id<struct LayoutNodeTag>;
using EdgeId = Id<struct LayoutEdgeTag>;
using GroupId = Id<struct LayoutGroupTag>;

struct Point {
  Length x = 0;
  Length y = 0;
  friend bool operator==(Point, Point) = default;
};

struct Size {
  Length width = 0;
  Length height = 0;
  friend bool operator==(Size, Size) = default;
};

struct Rect {
  Length x = 0;
  Length y = 0;
  Length width = 0;
  Length height = 0;

  [[nodiscard]] constexpr Length right() const { return x + width; }
  [[nodiscard]] constexpr Length bottom() const { return y + height; }
  [[nodiscard]] constexpr Length center_x() const { return x + width / 2; }
  [[nodiscard]] constexpr Length center_y() const { return y + height / 2; }
  [[nodiscard]] constexpr bool overlaps(Rect other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  [[nodiscard]] constexpr bool contains(Rect other) const {
    return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
  }
  friend bool operator==(Rect, Rect) = default;
};

struct Node {
  Size size;
  GroupId group;                           // the innermost one, or none
  std::optional<std::uint32_t> same_rank;  // nodes with the same number share a rank
  Length port = -1;  // where a single line meets it, from the left side; -1: in the middle
};

// A line from a reason to what it bears on: `from` is placed a rank further from the roots than `to`.
struct Edge {
  NodeId from;
  NodeId to;
  EdgeId onto;  // if valid, the line ends in the middle of that edge (an undercut), and `to` is its head
  Size chip;    // of the reference chip that may stand in for this line; {0, 0}: always drawn
  // If `from` is a leaf: it may stand in a column with the other leaves below `to` of the same column kind,
  // when there are at least so many; 0: never.
  std::uint32_t column_from = 0;
  std::uint32_t column_kind = 0;
  bool together = false;  // with the other such lines to `to`: in an outline no others come between
};

struct Group {
  GroupId parent;  // an earlier one, or none
  Size title;      // room for the title at the top of the frame
};

// The order of nodes and edges is the order of the source; it decides every tie, so that a small edit of
// the source moves little.
struct LayoutGraph {
  Table<Node, NodeId> nodes;
  Table<Edge, EdgeId> edges;
  Table<Group, GroupId> groups;
};

// Where the roots (what is argued for) lie.
enum class Direction : std::uint8_t { top_down, bottom_up, left_right, right_left };
[[nodiscard]] constexpr bool is_sideways(Direction direction) {
  return direction == Direction::left_right || direction == Direction::right_left;
}

enum class Mode : std::uint8_t {
  layered,  // ranks of boxes
  outline,  // one box a row, indented below what it bears on; groups are not framed
};

struct Options {
  Mode mode = Mode::layered;
  Direction direction = Direction::top_down;
  Length node_gap = 28;          // between boxes of one rank; at least 12
  Length rank_gap = 56;          // between ranks; at least 24
  Length component_gap = 48;     // between parts that nothing connects
  Length group_padding = 16;     // between a frame and what it holds
  Length indent = 36;            // of one level of the outline
  Length margin = 16;            // around everything
  std::uint32_t aspect = 160;    // width to height that packing aims at, in per cent
  Length reuse_distance = 2400;  // lines longer than this become reference chips, if they may; 0: never
  std::uint32_t hang = 0;        // whole branches form columns, so many lines below a root; 0: leaves alone
  Length column_height = 1000;   // of these columns, at most
  std::uint32_t effort = 8;      // rounds of crossing reduction; 0 keeps the order of the source
};

// How the points of a route are to be joined.
enum class Join : std::uint8_t {
  vertical,    // S-curves that leave and enter vertically; straight where x does not change
  horizontal,  // the same with x and y exchanged
  straight,    // a polyline
};

// The line of one edge, from `from` to `to`, as a range of `Layout::points`.
struct Route {
  std::uint32_t first = 0;
  std::uint32_t count = 0;  // 0 for edges that are not drawn (a chip: see there)
  Point label;              // a place for a label in the middle
  [[nodiscard]] std::span<Point const> of(std::vector<Point> const& points) const {
    return std::span{points}.subspan(first, count);
  }
};

// Stands beside `to` for a node that lies far away; the line of the edge leads from the chip.
struct Chip {
  EdgeId edge;
  Rect box;
};

// In an outline, the neutral line from a box down to what bears on it; the lines of the edges end on it.
struct Rail {
  NodeId node;
  Point top;
  Point bottom;
};

struct Layout {
  Size size;
  Join join = Join::vertical;
  Table<Rect, NodeId> boxes;
  Table<Route, EdgeId> routes;
  Table<Rect, GroupId> frames;  // empty for groups without members
  std::vector<Chip> chips;      // by edge
  std::vector<Rail> rails;      // of outlines
  std::vector<Point> points;
  std::vector<NodeId> reading_order;  // breadth-first from the roots, in the order of the picture
};

}  // namespace stet::argmap::layout
