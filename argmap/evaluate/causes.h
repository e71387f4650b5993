// Why what is rejected is rejected, read off the labels alone: it does not matter in which order they were
// found, or how often a thing is written.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/labelling.h"
#include "base/components.h"

namespace stet::argmap::evaluate {

enum class Cause : std::uint8_t {
  not_rejected,
  unsourced,  // some way to it lacks nothing but sources
  circular,   // it stands on a circle, or all that is left leads back to one
  defeated,   // every way to it is beaten
  contested,  // or rests on what neither side wins
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

[[nodiscard]] Causes causes(Graph const& graph, std::vector<Force> const& force);

// Whether what is accepted against the claim refutes it (docs/semantics.md, "Verdicts"). Where nothing speaks
// for the claim, words that somebody is quoted with do not: a denial shows that it was denied.
[[nodiscard]] bool is_refuted(Graph const& graph, std::vector<Force> const& force, ClaimId claim);

// What can be said of a rejected node without looking further down.
enum class Fate : std::uint8_t {
  beaten,
  balanced,  // what speaks for it and against it is accepted, and neither outweighs the other
  lacks,     // a source, or weight
  hangs,     // on what it rests on
};
[[nodiscard]] Fate fate_of(Graph const& graph, std::vector<Force> const& force, Node node);

// The circles among rejected `nodes` (ascending) that hang on nothing but each other, and the causes of these
// nodes, which are written to `cause`; those of all others are known by now. `index` has an entry for every
// node, all `none`, and becomes a part of the result.
[[nodiscard]] Circular trace_circles(Graph const& graph, std::vector<Node> nodes,
                                     std::vector<std::uint32_t> index, std::vector<Cause>& cause);

}  // namespace stet::argmap::evaluate
