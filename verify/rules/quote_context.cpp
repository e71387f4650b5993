// quote-context: the quoted words are their source's, but a negation, hedge or condition stands just outside
// them or inside an ellipsis, so that they may say the opposite of what the source says.
#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::verify::rules {

void quote_context(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  for (auto const& found : input.evidence.quotations) {
    if (!quote::faithful(found.match.outcome) || found.match.context_before.empty()) continue;
    auto const& quotation = map.citations[found.citation].quotations[found.quotation];
    auto const& id = input.result.registry.records[found.source].id;
    auto& diagnostic = findings.report(
        RuleId::quote_context, quotation.location,
        fmt::format("`{}` says “{}” next to the quoted words", id, found.match.context_before));
    diagnostic.label = "the words before it are left out";
    diagnostic.related.push_back({{found.file, found.match.span}, "the words in their context"});
    diagnostic.help = "quote enough that the words keep the sense they have in the source";
    diagnostic.subject = quotation.words;
  }
}

}  // namespace stet::verify::rules
