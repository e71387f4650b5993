// unchecked-quote: a quotation cannot be checked because its source has no readable snapshot. One finding a
// source. A snapshot that is missing or changed is reported by itself and not here again.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const unchecked_quote{
    13, "unchecked-quote", Category::quote, Severity::warning,
    "a quotation cannot be checked because its source has no readable snapshot"};
}

namespace stet::verify::rules {
void unchecked_quote(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  std::map<SourceId, std::vector<Location>> places;
  for (auto const index : input.evidence.unchecked) {
    auto const& quotation = input.evidence.quotations[index];
    if (quotation.source.valid())
      places[quotation.source].push_back(
          map.citations[quotation.citation].quotations[quotation.quotation].location);
  }
  for (auto const& [source, quoted] : places) {
    auto const& record = (*input.result.registry)[source];
    auto const snapshots = input.result.snapshots.of(source);
    if (!std::ranges::all_of(snapshots, &LoadedSnapshot::intact)) continue;
    std::string const file = record.confidential || snapshots.empty()
                                 ? std::string()
                                 : fmt::format("`{}`: ", record.snapshots.front().path);
    auto& diagnostic = findings.report(
        rule_id::unchecked_quote, quoted.front(),
        snapshots.empty() ? fmt::format("`{}` has no snapshot to check the quotation against", record.id)
                          : fmt::format("no snapshot of `{}` can be read as text: {}{}", record.id, file,
                                        snapshots.front().unreadable));
    diagnostic.label = record.confidential ? "from a confidential source" : "not checked";
    for (std::size_t i = 1; i < quoted.size(); ++i) diagnostic.related.push_back({quoted[i], "nor is this"});
    diagnostic.help =
        record.confidential
            ? "cite a source that readers can see as well"
            : fmt::format("store its text and register it under `snapshots:` of `{}`", record.id);
    diagnostic.subject = record.id;
  }
}

}  // namespace stet::verify::rules
