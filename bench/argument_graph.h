// Argument maps as they come: at most nine ranks, a root claim for about 150 nodes, seven supports in ten,
// two shared premises in a hundred nodes, and 8 to 28 words in a box. Equal seeds give equal maps everywhere.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace stet::bench {

struct ArgumentNode {
  std::string title;
  std::string text;
  std::uint32_t depth = 0;
};

struct ArgumentEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool support = true;
};

struct ArgumentGraph {
  std::vector<ArgumentNode> nodes;
  std::vector<ArgumentEdge> edges;
};

// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every platform.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  std::uint32_t below(std::uint64_t bound) { return static_cast<std::uint32_t>(next() % bound); }

 private:
  std::uint64_t state_;
};

// A node with 8 to 28 words.
inline ArgumentNode random_node(Random& random, std::uint32_t number) {
  static constexpr char const* words[] = {
      "the",       "military", "promise", "of",       "support", "was",         "never",
      "confirmed", "by",       "any",     "official", "source",  "in",          "public",
      "because",   "evidence", "a",       "claim",    "reports", "say",         "that",
      "it",        "would",    "have",    "been",     "wrong",   "to",          "assume",
      "serious",   "risk",     "policy",  "costs",    "people",  "responsible", "for",
      "argument",  "against",  "this",    "view",     "is",      "not",         "sufficient"};
  ArgumentNode node;
  node.title = "Claim " + std::to_string(number);
  std::uint32_t const count = 8 + random.below(21);
  for (std::uint32_t w = 0; w < count; ++w) {
    if (w > 0) node.text += ' ';
    node.text += words[random.below(std::size(words))];
  }
  return node;
}

// How the lines of a generated map run.
enum class GraphKind : std::uint8_t {
  typical,     // as said above
  tree,        // one root, each node below a random earlier one
  shared,      // a tree in which every fifth node bears on two
  layered,     // ranks of equal size, one to three lines from each node to the rank above
  kialo,       // deep: below one of the latest nodes, one line in seven goes somewhere else
  components,  // many small maps, some of them single boxes
  cyclic,      // a tree with lines back down
  fan,         // all below ten claims
  chain,       // each below the one before
};
inline constexpr std::pair<char const*, GraphKind> graph_kinds[] = {
    {"typical", GraphKind::typical}, {"tree", GraphKind::tree},   {"shared", GraphKind::shared},
    {"layered", GraphKind::layered}, {"kialo", GraphKind::kialo}, {"components", GraphKind::components},
    {"cyclic", GraphKind::cyclic},   {"fan", GraphKind::fan},     {"chain", GraphKind::chain}};

inline ArgumentGraph argument_graph(std::uint32_t size, std::uint64_t seed) {
  constexpr std::uint32_t deepest = 8;
  Random random{seed};
  ArgumentGraph graph;
  std::uint32_t const roots = std::max(1U, (size + 75) / 150);
  for (std::uint32_t i = 0; i < size; ++i) {
    ArgumentNode node = random_node(random, i);
    if (i >= roots) {
      std::uint32_t parent = random.below(i);
      while (graph.nodes[parent].depth >= deepest) parent = random.below(i);
      node.depth = graph.nodes[parent].depth + 1;
      graph.edges.push_back({i, parent, random.below(10) < 7});
    }
    graph.nodes.push_back(std::move(node));
  }
  for (std::uint32_t shared = size / 50; shared > 0;) {
    std::uint32_t const from = random.below(size);
    std::uint32_t const to = random.below(size);
    if (graph.nodes[from].depth <= graph.nodes[to].depth) continue;
    graph.edges.push_back({from, to, random.below(10) < 7});
    --shared;
  }
  return graph;
}

inline ArgumentGraph argument_graph(GraphKind kind, std::uint32_t size, std::uint64_t seed) {
  if (kind == GraphKind::typical) return argument_graph(size, seed);
  Random random{seed};
  ArgumentGraph graph;
  for (std::uint32_t i = 0; i < size; ++i) graph.nodes.push_back(random_node(random, i));
  auto const line = [&](std::uint32_t from, std::uint32_t to) {
    graph.edges.push_back({from, to, random.below(10) < 7});
  };
  std::uint32_t const rank = std::max(2U, size / std::max(4U, std::min(size / 12, 20U)));
  std::uint32_t begin = 0;  // of the present component
  for (std::uint32_t i = 1; i < size; ++i) {
    switch (kind) {
      case GraphKind::typical: break;
      case GraphKind::tree: line(i, random.below(i)); break;
      case GraphKind::shared:
        line(i, random.below(i));
        if (i % 5 == 0) line(i, random.below(i));
        break;
      case GraphKind::layered:
        if (i >= rank) {
          std::uint32_t const above = i / rank * rank - rank;
          for (std::uint32_t n = 1 + random.below(3); n > 0; --n) line(i, above + random.below(rank));
        }
        break;
      case GraphKind::kialo: {
        std::uint32_t const recent = std::min(i, std::max(6U, size / 12));
        line(i, i - 1 - random.below(recent));
        if (i % 7 == 0) line(i, random.below(i));
        break;
      }
      case GraphKind::components:
        if (random.below(6) == 0) {
          begin = i;
        } else {
          line(i, begin + random.below(i - begin));
        }
        break;
      case GraphKind::cyclic:
        line(i, random.below(i));
        if (i % 10 == 0) line(random.below(i), i);
        break;
      case GraphKind::fan:
        if (i >= 10) line(i, random.below(10));
        break;
      case GraphKind::chain: line(i, i - 1); break;
    }
  }
  return graph;
}

}  // namespace stet::bench
