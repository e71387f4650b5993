// The working value that the phases of the layered layout hand on: one part of the graph, cut into layers,
// with a bend for every layer that a line passes. Always top-down: other directions turn the result.
// Internal to this folder.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "argmap/layout/graph.h"

namespace stet::argmap::layout {

using Index = std::uint32_t;
inline constexpr Index none = 0xffffffffU;

// Adjacency lists in one piece: the neighbours of `i` in the order in which the pairs were given.
class Adjacency {
 public:
  struct Pair {
    Index from;
    Index to;
  };
  Adjacency() = default;
  Adjacency(std::size_t size, std::span<Pair const> pairs);
  [[nodiscard]] std::span<Index const> operator[](Index i) const {
    return std::span{targets_}.subspan(begin_[i], begin_[i + 1] - begin_[i]);
  }
  // Where the neighbours of `i` begin, if those of all are counted through.
  [[nodiscard]] Index first(Index i) const { return begin_[i]; }
  [[nodiscard]] std::size_t size() const { return begin_.empty() ? 0 : begin_.size() - 1; }

 private:
  std::vector<Index> begin_;
  std::vector<Index> targets_;
};

// Something that takes room in a layer.
struct Item {
  enum class Kind : std::uint8_t { box, bend, chip, filler };
  Kind kind = Kind::box;
  Index layer = 0;
  Length width = 0;
  Length height = 0;
  Index group = none;     // index of the innermost group
  NodeId node;            // of a box
  EdgeId edge;            // of a bend or chip
  Length room_after = 0;  // before the next item, beyond the usual gap
};

struct Link {
  Index upper = 0;
  Index lower = 0;
  Index chain = 0;
};

// The path of one edge through the layers, from its upper end to its lower one.
struct Chain {
  EdgeId edge;
  Index upper = 0;
  Index lower = 0;
  Index first_bend = 0;  // bends are numbered consecutively downward
  Index bends = 0;
  bool channel = false;  // too long for bends: led down the right side
  Length pull = 1;       // how much placing prefers this line straight, beside others
};

struct Layered {
  std::vector<Item> items;  // boxes first, in the order of the graph
  std::size_t boxes = 0;
  bool grouped = false;       // whether any item lies in a group
  bool dense = false;         // whether there are more crossings than lines
  std::vector<Link> links;    // between neighbouring layers
  std::vector<Chain> chains;  // of edges between different layers
  std::vector<EdgeId> flat;   // edges within one layer
  std::vector<EdgeId> loops;
  Adjacency up;
  Adjacency down;

  std::vector<Index> order;        // items, layer by layer, left to right
  std::vector<Index> layer_begin;  // where each layer begins in `order`; one more than there are layers
  std::vector<Index> position;     // of an item in its layer

  std::vector<Length> x;           // centres, by item
  std::vector<Length> frame_left;  // by group index; only groups that occur are set
  std::vector<Length> frame_right;

  [[nodiscard]] std::size_t layers() const { return layer_begin.size() - 1; }
  [[nodiscard]] std::span<Index const> layer(std::size_t l) const {
    return std::span{order}.subspan(layer_begin[l], layer_begin[l + 1] - layer_begin[l]);
  }
  [[nodiscard]] std::span<Index> layer(std::size_t l) {
    return std::span{order}.subspan(layer_begin[l], layer_begin[l + 1] - layer_begin[l]);
  }
  // The box of a node that is part of this.
  [[nodiscard]] Index box_of(NodeId node) const;
  void number(std::size_t l) {
    Index at = 0;
    for (Index item : layer(l)) position[item] = at++;
  }
};

// The groups as the phases need them: parents by index, depth, and membership by walking up.
struct GroupTree {
  std::vector<Index> parent;
  std::vector<Index> depth;  // 1 at the top
  // Room for the title: at the top of the frame, wherever that is in the picture that is turned later.
  std::vector<Length> title_width;                     // of the frame, at least
  std::vector<Length> above;                           // before its first layer
  std::vector<Length> below;                           // after its last layer
  std::vector<Length> beside;                          // before the first items of its layers
  [[nodiscard]] Index common(Index a, Index b) const;  // innermost group that holds both, or none
};
[[nodiscard]] GroupTree group_tree(LayoutGraph const& graph, Direction direction);

}  // namespace stet::argmap::layout
