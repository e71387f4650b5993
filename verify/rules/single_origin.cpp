// single-origin: a claim cites several sources, and lineage, owner or wire agency lead them back to one. One
// finding a set of sources.
#include <algorithm>

#include <fmt/format.h>

#include "argmap/evaluate/origins.h"
#include "verify/claims.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const single_origin{28, "single-origin", Category::sourcing, Severity::warning,
                                "several sources for a claim lead back to one origin"};
}

namespace stet::verify::rules {

constexpr std::size_t most_compared = 64;  // sources of one claim, each with all others

void single_origin(Input const& input, Diagnostics& findings) {
  auto const& registry = *input.result.registry;
  auto const& map = input.result.map;
  for (auto const& basis : bases_of(input)) {
    if (basis.sources.size() < 2) continue;
    // A claim that has to have several origins says itself that it has one.
    if (std::ranges::all_of(basis.statements, [&](argmap::StatementId id) {
          return input.result.evaluation.verdicts[id].reason == argmap::evaluate::Reason::below_standard;
        }))
      continue;
    bool independent = false;  // some two of them
    for (std::size_t i = 0; i < basis.sources.size() && i < most_compared && !independent; ++i) {
      independent = std::ranges::any_of(basis.sources, [&](SourceId other) {
        return !argmap::evaluate::share_root(registry.roots(basis.sources[i]), registry.roots(other));
      });
    }
    if (independent) continue;
    auto& diagnostic =
        findings.report(rule_id::single_origin, map.citations[basis.citations.front()].location,
                        fmt::format("{} are one origin", names_of(registry, basis.sources)));
    diagnostic.label = fmt::format("all that {} rests on", name_of(map, basis.statements.front()));
    std::vector<SourceId> named{input.evidence.citations[basis.citations.front()].source};
    for (auto const citation : basis.citations) {
      auto const source = input.evidence.citations[citation].source;
      if (std::ranges::find(named, source) != named.end()) continue;
      named.push_back(source);
      diagnostic.related.push_back({map.citations[citation].location, "counts with the first"});
    }
    for (SourceId const source : basis.sources)
      for (auto const& lineage : registry[source].lineage)
        if (diagnostic.related.size() < 8)
          diagnostic.related.push_back(
              {input.result.in_registry(lineage.place),
               lineage.kind == LineageKind::same_wire
                   ? fmt::format("`{}` has it from the same wire", registry[source].id)
                   : fmt::format("`{}` {} it", registry[source].id, to_string(lineage.kind))});
    for (std::size_t i = 1; i < basis.statements.size() && i < 4; ++i)
      diagnostic.related.push_back({place_of(map, basis.statements[i]), "rests on them too"});
    diagnostic.help = "cite a source that has it from somewhere else, or say that there is one";
    diagnostic.subject = names_of(registry, basis.sources);
  }
}

}  // namespace stet::verify::rules
