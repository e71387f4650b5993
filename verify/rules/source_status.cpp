// corrected-source and expression-of-concern: something was announced about a cited source that does not take
// it out of the count, but that whoever cites it has to have read. One finding a source. A snapshot that was
// taken after the announcement shows that somebody has.
#include <algorithm>

#include <fmt/format.h>

#include "verify/registry/dates.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const corrected_source{32, "corrected-source", Category::sourcing, Severity::warning,
                                   "a cited source has been corrected"};
extern Rule const expression_of_concern{33, "expression-of-concern", Category::sourcing, Severity::warning,
                                        "a cited source carries an expression of concern"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

bool looked_at_since(SourceRecord const& record, Status const& status) {
  auto const announced = latest(status.date);
  if (!announced) return false;
  return std::ranges::any_of(record.snapshots, [&](Snapshot const& snapshot) {
    auto const captured = earliest(snapshot.captured);
    return captured && *captured > *announced;
  });
}

void report(Input const& input, Diagnostics& findings, Rule const& rule, StatusKind kind,
            std::string_view what, std::string_view help) {
  auto const& map = input.result.map;
  for (auto const& [source, cited] : cited_sources(input)) {
    auto const& record = (*input.result.registry)[source];
    if (is_withdrawn(record)) continue;
    auto const status = std::ranges::find_if(
        record.status, [&](Status const& s) { return s.kind == kind && !looked_at_since(record, s); });
    if (status == record.status.end()) continue;
    std::string message = fmt::format("`{}` {}", record.id, what);
    if (!status->date.empty()) message += fmt::format(" ({})", status->date);
    auto& diagnostic = findings.report(rule, map.citations[cited.front()].location, std::move(message));
    diagnostic.label = "cited as a source";
    for (std::size_t i = 1; i < cited.size() && i < 8; ++i)
      diagnostic.related.push_back({map.citations[cited[i]].location, "cited here too"});
    diagnostic.related.push_back(
        {input.result.in_registry(status->place),
         status->notice.empty() ? "registered here" : "the notice: " + status->notice});
    diagnostic.help = help;
    diagnostic.subject = record.id;
  }
}

}  // namespace

void corrected_source(Input const& input, Diagnostics& findings) {
  report(input, findings, rule_id::corrected_source, StatusKind::correction, "has been corrected",
         "see whether what is cited is what was corrected, and take a new snapshot of the corrected text");
}

void expression_of_concern(Input const& input, Diagnostics& findings) {
  report(input, findings, rule_id::expression_of_concern, StatusKind::expression_of_concern,
         "carries an expression of concern", "tell readers about it, or cite a source without one");
}

}  // namespace stet::verify::rules
