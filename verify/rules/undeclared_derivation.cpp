// undeclared-derivation: cited sources that share long runs of words although nothing in the registry says
// that one of them, or both, have them from somewhere. One finding for all sources that hang together so.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "verify/registry/library.h"
#include "verify/registry/shared_runs.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const undeclared_derivation{27, "undeclared-derivation", Category::sourcing, Severity::warning,
                                        "two sources share long runs of words and no lineage is declared"};
}

namespace stet::verify::rules {

void undeclared_derivation(Input const& input, Diagnostics& findings) {
  auto const& registry = input.result.registry;
  auto const places = citations_by_source(input);
  std::vector<ComparedText> texts;
  std::vector<std::pair<SourceId, FileId>> owners;
  std::vector<std::uint32_t> origins;
  for (SourceId const source : registry.records.ids()) {
    if (places[source.index()].empty()) continue;
    if (origins.empty()) origins = registry.origins();
    auto const& record = registry.records[source];
    for (auto const& snapshot : record.snapshots) {
      if (!snapshot.file.valid()) continue;
      texts.push_back({input.result.sources[snapshot.file].text(),
                       &snapshot.reading->run_words(record.language), origins[source.index()]});
      owners.emplace_back(source, snapshot.file);
    }
  }
  if (texts.size() < 2) return;
  auto const runs = shared_runs(texts);
  // Sources that are connected by runs, named by the first of them.
  std::vector<std::size_t> first(registry.records.size());
  std::iota(first.begin(), first.end(), std::size_t{0});
  auto const find = [&](std::size_t i) {
    while (first[i] != i) i = first[i] = first[first[i]];
    return i;
  };
  for (auto const& run : runs) {
    auto const a = find(owners[run.first].first.index());
    auto const b = find(owners[run.second].first.index());
    first[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::vector<SharedRun>> groups(registry.records.size());
  for (auto const& run : runs) groups[find(owners[run.first].first.index())].push_back(run);
  for (auto const& group : groups) {
    if (group.empty()) continue;
    auto const longest = *std::ranges::max_element(group, {}, &SharedRun::words);
    std::vector<SourceId> sources;
    for (auto const& run : group) {
      sources.push_back(owners[run.first].first);
      sources.push_back(owners[run.second].first);
    }
    std::ranges::sort(sources);
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    auto const& one = owners[longest.first];
    auto const& other = owners[longest.second];
    auto& diagnostic = findings.report(
        rule_id::undeclared_derivation,
        input.result.map.citations[places[other.first.index()].front()].location,
        fmt::format("{} share a run of {} words, and the registry says of none where it has them from",
                    names_of(registry, sources), longest.words));
    diagnostic.label = "perhaps not a source of its own";
    diagnostic.related.push_back(
        {{one.second, longest.in_first}, fmt::format("in `{}`", registry.records[one.first].id)});
    diagnostic.related.push_back(
        {{other.second, longest.in_second}, fmt::format("in `{}`", registry.records[other.first].id)});
    diagnostic.help =
        fmt::format("record it, as in `stet source relate {} republishes {}`; until then they count twice",
                    registry.records[other.first].id, registry.records[one.first].id);
    diagnostic.subject = names_of(registry, sources);
  }
}

}  // namespace stet::verify::rules
