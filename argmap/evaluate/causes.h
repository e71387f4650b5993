// Why what is rejected is rejected, read off the labels alone: it does not matter in which order they were
// found, or how often a thing is written.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/components.h"
#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

enum class Cause : std::uint8_t {
  not_rejected,
  unsourced,  // some way to it lacks nothing but sources
  circular,   // it stands on a circle, or all that is left leads back to one
  defeated,   // every way to it is beaten
};

// The rejected nodes that would carry themselves if they carried each other: circles of support, and what
// hangs on nothing else.
struct Circular {
  std::vector<Node> nodes;           // ascending
  std::vector<std::uint32_t> index;  // by node, or `none`
  Rows<std::uint32_t> edges;         // between indices: what each rests on
  Components components;

  // Whether the node lies on a circle itself.
  [[nodiscard]] bool on_circle(Node node) const {
    return index[node] != none && components.cyclic[components.of[index[node]]] != 0;
  }
};

struct Causes {
  std::vector<Cause> of;  // by node
  Circular circular;
};

[[nodiscard]] Causes causes(Graph const& graph, Model const& model);

}  // namespace stet::argmap::evaluate
