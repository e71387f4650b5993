// unused-source: sources that the map does not cite and that no cited source goes back to. One finding a
// registry: a registry may serve many maps.
#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const unused_source{35, "unused-source", Category::reference, Severity::info,
                                "a registered source is cited nowhere"};
}

namespace stet::verify::rules {

void unused_source(Input const& input, Diagnostics& findings) {
  auto const& registry = input.result.registry;
  if (input.result.map.citations.empty() || registry.damaged) return;
  std::vector<bool> used(registry.records.size());
  std::vector<SourceId> open;
  auto const use = [&](SourceId source) {
    if (used[source.index()]) return;
    used[source.index()] = true;
    open.push_back(source);
  };
  for (auto const id : input.result.map.citations.ids())
    if (auto const source = input.evidence.citations[id].source; source.valid()) use(source);
  while (!open.empty()) {
    SourceId const source = open.back();
    open.pop_back();
    for (auto const& lineage : registry.records[source].lineage)
      if (auto const other = registry.find(lineage.other)) use(*other);
  }
  std::vector<SourceId> unused;
  for (SourceId const source : registry.records.ids())
    if (!used[source.index()]) unused.push_back(source);
  if (unused.empty()) return;
  auto& diagnostic =
      findings.report(rule_id::unused_source, registry.records[unused.front()].location,
                      fmt::format("{} {} cited nowhere in this map", names_of(registry, unused),
                                  unused.size() == 1 ? "is" : "are"));
  diagnostic.label = "not cited";
  for (std::size_t i = 1; i < unused.size() && i < 5; ++i)
    diagnostic.related.push_back({registry.records[unused[i]].location, "nor is this"});
  diagnostic.help = "cite it, take it out, or leave it to the other maps that use this registry";
  diagnostic.subject = "unused sources";
}

}  // namespace stet::verify::rules
