// Argument maps as they come: at most nine ranks, a root claim for about 150 nodes, seven supports in ten,
// two shared premises in a hundred nodes, and 8 to 28 words in a box. Equal seeds give equal maps everywhere.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
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

inline ArgumentGraph argument_graph(std::uint32_t size, std::uint64_t seed) {
  static constexpr char const* words[] = {
      "the",       "military", "promise", "of",       "support", "was",         "never",
      "confirmed", "by",       "any",     "official", "source",  "in",          "public",
      "because",   "evidence", "a",       "claim",    "reports", "say",         "that",
      "it",        "would",    "have",    "been",     "wrong",   "to",          "assume",
      "serious",   "risk",     "policy",  "costs",    "people",  "responsible", "for",
      "argument",  "against",  "this",    "view",     "is",      "not",         "sufficient"};
  constexpr std::uint32_t deepest = 8;
  Random random{seed};
  ArgumentGraph graph;
  std::uint32_t const roots = std::max(1U, (size + 75) / 150);
  for (std::uint32_t i = 0; i < size; ++i) {
    ArgumentNode node;
    node.title = "Claim " + std::to_string(i);
    std::uint32_t const count = 8 + random.below(21);
    for (std::uint32_t w = 0; w < count; ++w) {
      if (w > 0) node.text += ' ';
      node.text += words[random.below(std::size(words))];
    }
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

}  // namespace stet::bench
