// undeclared-derivation: cited sources that share long runs of words although nothing in the registry says
// that one of them, or both, have them from somewhere. One finding for all sources that hang together so.
#include <algorithm>

#include <fmt/format.h>

#include "argmap/evaluate/origins.h"
#include "base/union_find.h"
#include "verify/registry/library.h"
#include "verify/registry/shared_runs.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const undeclared_derivation{27, "undeclared-derivation", Category::sourcing, Severity::warning,
                                        "two sources share long runs of words and no lineage is declared"};
}

namespace stet::verify::rules {

void undeclared_derivation(Input const& input, Diagnostics& findings) {
  auto const& registry = *input.result.registry;
  auto const places = cited_sources(input);
  std::vector<ComparedText> texts;
  struct Owner {
    std::uint32_t place;  // in `places`
    FileId file;
  };
  std::vector<Owner> owners;
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const source = places[i].source;
    for (auto const& snapshot : input.result.snapshots.of(source)) {
      if (!snapshot.file.valid()) continue;
      texts.push_back({input.result.sources[snapshot.file].text(),
                       &snapshot.reading->run_words(registry[source].language),
                       registry.roots(source).front()});
      owners.push_back({static_cast<std::uint32_t>(i), snapshot.file});
    }
  }
  if (texts.size() < 2) return;
  auto runs = shared_runs(texts);
  std::erase_if(runs, [&](SharedRun const& run) {
    return argmap::evaluate::share_root(registry.roots(places[owners[run.first].place].source),
                                        registry.roots(places[owners[run.second].place].source));
  });
  // Sources that are connected by runs, named by the first of them.
  UnionFind first(places.size());
  for (auto const& run : runs) first.join(owners[run.first].place, owners[run.second].place);
  std::vector<std::vector<SharedRun>> groups(places.size());
  for (auto const& run : runs) groups[first.find(owners[run.first].place)].push_back(run);
  auto const id_of = [&](Owner const& owner) { return registry[places[owner.place].source].id; };
  for (auto const& group : groups) {
    if (group.empty()) continue;
    auto const longest = *std::ranges::max_element(group, {}, &SharedRun::words);
    std::vector<SourceId> sources;
    for (auto const& run : group) {
      sources.push_back(places[owners[run.first].place].source);
      sources.push_back(places[owners[run.second].place].source);
    }
    std::ranges::sort(sources);
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    auto const& one = owners[longest.first];
    auto const& other = owners[longest.second];
    auto& diagnostic = findings.report(
        rule_id::undeclared_derivation,
        input.result.map.citations[places[other.place].citations.front()].location,
        fmt::format("{} share a run of {} words, but the registry does not say which took them from which",
                    names_of(registry, sources), longest.words));
    diagnostic.label = "perhaps not a source of its own";
    diagnostic.related.push_back({{one.file, longest.in_first}, fmt::format("in `{}`", id_of(one))});
    diagnostic.related.push_back({{other.file, longest.in_second}, fmt::format("in `{}`", id_of(other))});
    diagnostic.help =
        fmt::format("record it, as in `stet source relate {} republishes {}`; until then they count twice",
                    id_of(other), id_of(one));
    diagnostic.subject = names_of(registry, sources);
  }
}

}  // namespace stet::verify::rules
