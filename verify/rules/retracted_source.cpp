// retracted-source: a cited source has been retracted or withdrawn. One finding a source; the places that
// cite it are related, and so are the claims that lose their support with it.
#include <fmt/format.h>

#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const retracted_source{15, "retracted-source", Category::sourcing, Severity::error,
                                   "a cited source has been retracted or withdrawn"};
}

namespace stet::verify::rules {

void retracted_source(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  std::vector<argmap::CitationId> retracted_ones;
  for (auto const id : map.citations.ids())
    if (input.evidence.citations[id].standing == Standing::retracted) retracted_ones.push_back(id);
  for (auto const& [source, cited] : cited_sources(input.evidence, retracted_ones)) {
    auto const& record = (*input.result.registry)[source];
    for (Status const& status : record.status) {
      if (!takes_back(status, record)) continue;
      bool const retracted = status.kind == StatusKind::retraction;
      std::string message = fmt::format("`{}` has been {}", record.id, retracted ? "retracted" : "withdrawn");
      if (!status.date.empty()) message += fmt::format(" ({})", status.date);
      auto& diagnostic = findings.report(rule_id::retracted_source, map.citations[cited.front()].location,
                                         std::move(message));
      diagnostic.label = "cited as a source";
      for (std::size_t i = 1; i < cited.size(); ++i) {
        diagnostic.related.push_back({map.citations[cited[i]].location, "cited here too"});
      }
      diagnostic.related.push_back(
          {input.result.in_registry(status.place),
           status.notice.empty() ? "registered here" : "the notice: " + status.notice});
      for (auto const id : cited) add_fallen(input.result, input.consequences, id, diagnostic);
      diagnostic.help = "it no longer counts: cite another source, or drop what rests on it";
      diagnostic.subject = record.id;
      break;
    }
  }
}

}  // namespace stet::verify::rules
