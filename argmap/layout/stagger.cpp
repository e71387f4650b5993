// See stagger.h.
#include "argmap/layout/stagger.h"

#include <algorithm>

namespace stet::argmap::layout {

namespace {

constexpr Index several = none - 1;

struct Piece {
  Index group = none;                // of all its nodes, or `several`
  std::vector<std::int64_t> widths;  // by rank, from its first
  std::vector<Index> nodes;
};

// The ranks that bring pieces of this area to the wanted shape.
std::size_t ranks_for(std::int64_t area, std::int64_t rank_height, std::int64_t aspect) {
  std::size_t ranks = 1;
  while (static_cast<std::int64_t>(ranks * ranks) * rank_height * rank_height * aspect < area * 100) ++ranks;
  return ranks;
}

// The first rank, of those that leave room for the piece, at which the rows stay shortest.
std::size_t best_rank(Piece const& piece, std::vector<std::int64_t> const& used) {
  std::size_t best = 0;
  std::int64_t shortest = -1;
  for (std::size_t first = 0; first + piece.widths.size() <= used.size(); ++first) {
    std::int64_t longest = 0;
    for (std::size_t r = 0; r < piece.widths.size(); ++r)
      longest = std::max(longest, used[first + r] + piece.widths[r]);
    if (shortest < 0 || longest < shortest) {
      shortest = longest;
      best = first;
    }
  }
  return best;
}

}  // namespace

void stagger(LayoutGraph const& graph, Options const& options, std::vector<Index> const& piece_of,
             Ranking& ranking) {
  if (graph.groups.empty()) return;
  std::vector<Piece> pieces(graph.nodes.size());
  std::int64_t heights = 0;
  for (Index node = 0; node < graph.nodes.size(); ++node) {
    GroupId const group = graph.nodes[NodeId{node}].group;
    Piece& piece = pieces[piece_of[node]];
    auto const own =
        group.valid() && group.index() < graph.groups.size() ? static_cast<Index>(group.index()) : several;
    piece.group = piece.nodes.empty() || piece.group == own ? own : several;
    piece.nodes.push_back(node);
    heights += graph.nodes[NodeId{node}].size.height + options.rank_gap;
  }
  std::int64_t const rank_height = heights / static_cast<std::int64_t>(graph.nodes.size());
  std::int64_t const aspect = is_sideways(options.direction) ? 10'000 / options.aspect : options.aspect;

  std::vector<std::vector<Index>> movable(graph.groups.size());  // pieces, by group
  for (Index p = 0; p < pieces.size(); ++p) {
    if (!pieces[p].nodes.empty() && pieces[p].group < several) movable[pieces[p].group].push_back(p);
  }
  for (auto& group : movable) {
    if (group.size() < 2) continue;
    std::int64_t area = 0;
    std::size_t deepest = 1;
    for (Index p : group) {
      Piece& piece = pieces[p];
      Index least = none;
      for (Index node : piece.nodes) least = std::min(least, ranking.rank[node]);
      for (Index node : piece.nodes) {
        ranking.rank[node] -= least;
        Index const rank = ranking.rank[node];
        if (rank >= piece.widths.size()) piece.widths.resize(rank + 1, 0);
        std::int64_t const width = graph.nodes[NodeId{node}].size.width + options.node_gap;
        piece.widths[rank] += width;
        area += width * rank_height;
      }
      deepest = std::max(deepest, piece.widths.size());
    }
    std::size_t const ranks = std::max(deepest, ranks_for(area, rank_height, aspect));
    // Deep pieces first: single boxes fill what they leave.
    std::ranges::stable_sort(group, std::greater{}, [&](Index p) { return pieces[p].widths.size(); });
    std::vector<std::int64_t> used(ranks, 0);
    for (Index p : group) {
      std::size_t const first = best_rank(pieces[p], used);
      for (std::size_t r = 0; r < pieces[p].widths.size(); ++r) used[first + r] += pieces[p].widths[r];
      for (Index node : pieces[p].nodes) ranking.rank[node] += static_cast<Index>(first);
    }
  }
}

}  // namespace stet::argmap::layout
