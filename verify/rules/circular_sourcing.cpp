// circular-sourcing: sources that have their content from each other, so that it comes from nowhere. One
// finding a circle, if the map cites one of its members or something that goes back to it.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const circular_sourcing{25, "circular-sourcing", Category::sourcing, Severity::error,
                                    "sources derive from each other in a circle"};
}

namespace stet::verify::rules {
namespace {

struct Edge {
  SourceId to;
  Location location;
};

// How many edges are looked at for one map: circles that hang together could be looked for from each of their
// members.
constexpr std::size_t most_edges = 1'000'000;

// A shortest way from the source back to it; empty if there is none. `blocked` are members of circles found
// before.
std::vector<Edge> circle_through(std::unordered_map<SourceId, std::vector<Edge>> const& edges, SourceId start,
                                 std::unordered_set<SourceId> const& blocked, std::size_t& looked_at) {
  std::unordered_map<SourceId, std::pair<SourceId, Edge>> came_from;
  std::vector<SourceId> queue{start};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (Edge const& edge : edges.at(queue[i])) {
      if (++looked_at > most_edges) return {};
      if (blocked.contains(edge.to)) continue;
      if (edge.to == start) {
        std::vector<Edge> circle{edge};
        for (SourceId at = queue[i]; at != start; at = came_from.at(at).first)
          circle.push_back(came_from.at(at).second);
        std::ranges::reverse(circle);
        return circle;
      }
      if (came_from.try_emplace(edge.to, queue[i], edge).second) queue.push_back(edge.to);
    }
  }
  return {};
}

}  // namespace

void circular_sourcing(Input const& input, Diagnostics& findings) {
  auto const& registry = *input.result.registry;
  auto const cited = cited_sources(input);
  std::vector<SourceId> sources;
  for (auto const& one : cited) sources.push_back(one.source);
  // Only members of circles are walked from, so that long chains stay linear.
  auto const relevant = registry.ancestry(sources);
  if (std::ranges::none_of(relevant, [&](SourceId source) { return registry.circular(source); })) return;
  std::unordered_map<SourceId, std::vector<Edge>> edges;
  for (SourceId const id : relevant) {
    auto& own = edges[id];
    for (auto const& lineage : registry[id].lineage) {
      if (lineage.kind == LineageKind::same_wire) continue;  // which has no direction
      if (auto const other = registry.find(lineage.other))
        own.push_back({*other, input.result.in_registry(lineage.place)});
    }
  }
  std::unordered_set<SourceId> done;
  std::size_t looked_at = 0;
  for (SourceId const id : relevant) {
    if (!registry.circular(id) || done.contains(id)) continue;
    auto const circle = circle_through(edges, id, done, looked_at);
    if (circle.empty()) continue;
    std::vector<SourceId> members{id};
    for (std::size_t i = 0; i + 1 < circle.size(); ++i) members.push_back(circle[i].to);
    auto& diagnostic = findings.report(
        rule_id::circular_sourcing, circle.front().location,
        members.size() == 1 ? fmt::format("`{}` is registered as coming from itself", registry[id].id)
                            : fmt::format("{} come from each other", names_of(registry, members)));
    diagnostic.label = "leads back to where it came from";
    for (std::size_t i = 1; i < circle.size() && i < 6; ++i)
      diagnostic.related.push_back({circle[i].location, "part of the circle"});
    for (SourceId const member : members) {
      auto const found = std::ranges::lower_bound(cited, member, {}, &CitedSource::source);
      if (found == cited.end() || found->source != member) continue;
      for (auto const citation : found->citations)
        if (diagnostic.related.size() < 10)
          diagnostic.related.push_back({input.result.map.citations[citation].location, "cited here"});
    }
    diagnostic.help = "find out which was first, and take the lineage of that one out";
    diagnostic.subject = names_of(registry, members);
    done.insert(members.begin(), members.end());
  }
}

}  // namespace stet::verify::rules
