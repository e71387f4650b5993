// date-mismatch: a date in a claim where the sources cited for it have another. A date that they do not have
// at all is no finding: they are dated themselves, and speak of "yesterday".
#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const date_mismatch{37, "date-mismatch", Category::quote, Severity::warning,
                                "a date in a claim differs from what the claim cites"};
}

namespace stet::verify::rules {

void date_mismatch(Input const& input, Diagnostics& findings) {
  for (auto const& figure : input.figures) {
    if (!figure.date || figure.said.empty()) continue;
    auto& diagnostic =
        findings.report(rule_id::date_mismatch, figure.place,
                        fmt::format("{} says “{}”, not “{}”", figure.source, figure.said, figure.words));
    diagnostic.label = "another date than the source's";
    diagnostic.related.push_back({figure.evidence, "the source's date"});
    diagnostic.help = "correct the date, or cite the source that has it";
    diagnostic.subject = figure.subject;
  }
}

}  // namespace stet::verify::rules
