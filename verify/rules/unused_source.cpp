// unused-source: sources that no map cites and that no cited source goes back to. One finding a registry.
// Where a run has several maps, what one does not cite another may, so the run asks when it has checked them
// all.
#include "verify/rules/unused_source.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const unused_source{35, "unused-source", Category::reference, Severity::info,
                                "a registered source is cited nowhere"};
}

namespace stet::verify::rules {

std::vector<SourceId> used_sources(CheckResult const& result) {
  std::vector<SourceId> cited;
  for (auto const& citation : result.map.citations)
    if (auto const source = result.registry->find(citation.key)) cited.push_back(*source);
  return result.registry->ancestry(cited);
}

void report_unused(SourceRegistry const& registry, FileId file, std::vector<SourceId> const& used,
                   Reach reach, Diagnostics& findings) {
  auto const all = registry.all(registry.size());
  std::vector<SourceId> unused;
  std::ranges::set_difference(all, used, std::back_inserter(unused));
  if (unused.empty() || registry.damaged()) return;
  bool const in_one = reach == Reach::one_map;
  auto const place = [&](SourceId source) { return Location{file, registry[source].place}; };
  auto& diagnostic = findings.report(
      rule_id::unused_source, place(unused.front()),
      fmt::format("{} {} cited {}", names_of(registry, unused), unused.size() == 1 ? "is" : "are",
                  in_one ? "nowhere in this map" : "in none of the maps"));
  diagnostic.label = "not cited";
  for (std::size_t i = 1; i < unused.size() && i < 5; ++i)
    diagnostic.related.push_back({place(unused[i]), "nor is this"});
  diagnostic.help = in_one ? "cite it, take it out, or leave it to the other maps that use this registry"
                           : "cite it, or take it out";
  diagnostic.subject = "unused sources";
}

void unused_source(Input const& input, Diagnostics& findings) {
  auto const& result = input.result;
  if (input.others_cite || result.map.citations.empty()) return;
  report_unused(*result.registry, result.registry_file, used_sources(result), Reach::one_map, findings);
}

}  // namespace stet::verify::rules
