// figure-not-in-evidence: a figure in a claim that none of the sources cited for it has.
#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::verify::rules {

void figure_not_in_evidence(Input const& input, Diagnostics& findings) {
  for (auto const& figure : input.figures) {
    if (figure.date) continue;
    auto& diagnostic = findings.report(RuleId::figure_not_in_evidence, figure.place,
                                       fmt::format("{} does not say “{}”", figure.source, figure.words));
    diagnostic.label = "not in what is cited";
    diagnostic.help = "correct the figure, or cite the source that has it";
    if (!figure.said.empty()) {
      diagnostic.related.push_back({figure.evidence, "the source has this figure"});
      diagnostic.help = fmt::format("the source says “{}”; {}", figure.said, diagnostic.help);
    }
    diagnostic.subject = figure.subject;
  }
}

}  // namespace stet::verify::rules
