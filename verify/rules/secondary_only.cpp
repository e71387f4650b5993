// secondary-only: nothing that a supported claim rests on is near to what it reports. One finding a set of
// sources. Sources whose tier nobody has recorded are given the benefit of the doubt.
#include <algorithm>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const secondary_only{29, "secondary-only", Category::sourcing, Severity::info,
                                 "a claim rests on secondary or tertiary sources alone"};
}

namespace stet::verify::rules {

void secondary_only(Input const& input, Diagnostics& findings) {
  auto const& registry = *input.result.registry;
  auto const& map = input.result.map;
  for (auto const& basis : bases_of(input)) {
    auto const tier = [&](SourceId source) { return registry[source].tier; };
    bool const distant = std::ranges::all_of(
        basis.sources, [&](SourceId s) { return tier(s) == Tier::secondary || tier(s) == Tier::tertiary; });
    if (!distant) continue;
    bool const tertiary =
        std::ranges::all_of(basis.sources, [&](SourceId s) { return tier(s) == Tier::tertiary; });
    bool const secondary =
        std::ranges::all_of(basis.sources, [&](SourceId s) { return tier(s) == Tier::secondary; });
    bool const one = basis.sources.size() == 1;
    auto& diagnostic =
        findings.report(rule_id::secondary_only, place_of(map, basis.statements.front()),
                        fmt::format("{} rests on {} alone: {}", name_of(map, basis.statements.front()),
                                    tertiary    ? (one ? "a tertiary source" : "tertiary sources")
                                    : secondary ? (one ? "a secondary source" : "secondary sources")
                                                : "secondary and tertiary sources",
                                    names_of(registry, basis.sources)));
    diagnostic.label = "no primary source";
    for (std::size_t i = 1; i < basis.statements.size() && i < 4; ++i)
      diagnostic.related.push_back(
          {place_of(map, basis.statements[i]), fmt::format("so does {}", name_of(map, basis.statements[i]))});
    diagnostic.help = "cite what the source reports: the document, the speech, the data";
    diagnostic.subject = subject_of(map, basis.statements.front());
  }
}

}  // namespace stet::verify::rules
