// stet why: the proof tree of one claim under both readings, and what would change its verdict.
#include <utility>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/find_claim.h"
#include "app/cli/map_file.h"
#include "app/report/explained_text.h"
#include "app/report/json.h"
#include "app/report/report.h"
#include "app/report/terminal.h"
#include "verify/claims.h"

namespace stet::app {

Outcome run(WhyCommand const& command) {
  auto result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  if (command.claim.empty()) {
    if (command.format == AnswerFormat::json)
      return {
          2, {}, complaint("`--format json` explains one claim; `stet check --format json` has all of them")};
    auto const around = surroundings();
    auto const report = make_file_report(command.file, std::move(*result), {});
    Outcome outcome{0, claims_table(report, style_for(command.dress, around)), {}};
    if (!report.claims.empty())
      outcome.out += hint(around, fmt::format("stet why {} {}", in_shell(command.file),
                                              in_shell(report.claims.front().title)));
    return outcome;
  }
  auto const found = find_claim(result->map, command.claim);
  if (!found) return {2, {}, complaint(found.error().message)};
  argmap::evaluate::Explainer explainer(result->map, result->evaluation, result->options.policy, 1);
  Claim claim = make_claim(*result, *found, &explainer);
  claim.asserted = verify::asserted_claims(result->map)[found->index()];
  claim.balance = argmap::evaluate::balances(result->evaluation).of[*found];
  if (command.format == AnswerFormat::json) return {0, json_claim(result->sources, claim), {}};
  return {0, explanation_text(result->sources, claim, style_for(command.dress, surroundings())), {}};
}

}  // namespace stet::app
