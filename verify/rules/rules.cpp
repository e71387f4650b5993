#include "verify/rules/rules.h"

#include <array>
#include <utility>

#include "verify/claims.h"

namespace stet::verify::rules {

#define RULE(name) void name(Input const& input, Diagnostics& findings);
#define ALSO(name)
#include "verify/rules.def"

Diagnostic& report_claim(Input const& input, Diagnostics& findings, Rule const& rule,
                         argmap::StatementId claim, std::string message) {
  auto& diagnostic = findings.report(rule, place_of(input.result.map, claim), std::move(message));
  diagnostic.subject = subject_of(input.result.map, claim);
  return diagnostic;
}

Diagnostics run(Input const& input) {
  static constexpr std::array checks{
#define RULE(name) name,
#define ALSO(name)
#include "verify/rules.def"
  };
  Diagnostics findings;
  for (auto const check : checks) check(input, findings);
  return findings;
}

}  // namespace stet::verify::rules
