// figure-not-in-evidence: a figure or a name in a claim that none of the sources cited for it has.
#include <fmt/format.h>

#include "verify/rules/rules.h"
#include "verify/rules/stated_names.h"

namespace stet::rule_id {
extern Rule const figure_not_in_evidence{36, "figure-not-in-evidence", Category::quote, Severity::warning,
                                         "a figure or a name in a claim is not in what the claim cites"};
}

namespace stet::verify::rules {

void figure_not_in_evidence(Input const& input, Diagnostics& findings) {
  for (auto const& figure : input.figures) {
    if (figure.date) continue;
    auto& diagnostic = findings.report(rule_id::figure_not_in_evidence, figure.place,
                                       fmt::format("{} does not say “{}”", figure.source, figure.words));
    diagnostic.label = "not in what is cited";
    diagnostic.help = "correct the figure, or cite the source that has it";
    if (!figure.said.empty()) {
      diagnostic.related.push_back({figure.evidence, "the source has this figure"});
      diagnostic.help = fmt::format("the source says “{}”; {}", figure.said, diagnostic.help);
    }
    diagnostic.subject = figure.subject;
  }
  for (auto const& name : names_without_evidence(input.result, input.evidence)) {
    auto& diagnostic = findings.report(rule_id::figure_not_in_evidence, name.place,
                                       fmt::format("{} does not name “{}”", name.source, name.words));
    diagnostic.label = "not named in what is cited";
    diagnostic.help = "correct the name, or cite the source that has it";
    diagnostic.subject = name.subject;
  }
}

}  // namespace stet::verify::rules
