// anonymous-only: whatever speaks for a claim is confidential, so that no reader can look it up.
#include <algorithm>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const anonymous_only{30, "anonymous-only", Category::sourcing, Severity::warning,
                                 "a claim rests on confidential sources alone"};
}

namespace stet::verify::rules {

bool rests_on_confidential_alone(Input const& input, argmap::StatementId claim) {
  if (!support_of(input.result, claim).empty()) return false;
  auto const citations = unchecked_support_of(input.result, claim);
  return !citations.empty() && std::ranges::all_of(citations, [&](argmap::CitationId citation) {
    return input.evidence.citations[citation].standing == Standing::confidential;
  });
}

void anonymous_only(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  for (auto const id : map.statements.ids()) {
    if (!input.asserted[id.index()] ||
        input.result.evaluation.verdicts[id].verdict != argmap::evaluate::Verdict::unverifiable ||
        !rests_on_confidential_alone(input, id))
      continue;
    auto& diagnostic =
        findings.report(rule_id::anonymous_only, place_of(map, id),
                        fmt::format("{} rests on confidential sources alone", name_of(map, id)));
    diagnostic.label = "nobody else can look it up";
    for (auto const citation : unchecked_support_of(input.result, id)) {
      if (diagnostic.related.size() == 5) break;
      diagnostic.related.push_back({map.citations[citation].location, "confidential"});
    }
    diagnostic.help = "find a source that can be named, or tell readers why there is none";
    diagnostic.subject = subject_of(map, id);
  }
}

}  // namespace stet::verify::rules
