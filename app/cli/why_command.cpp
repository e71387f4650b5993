// stet why: the proof tree of one claim under both readings, and what would change its verdict.
#include <utility>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/find_claim.h"
#include "app/cli/map_file.h"
#include "app/report/explained_text.h"
#include "app/report/json.h"
#include "app/report/report.h"
#include "verify/claims.h"

namespace stet::app {

Outcome run(WhyCommand const& command) {
  auto result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  auto const found = find_claim(result->map, command.claim);
  if (!found) return {2, {}, complaint(found.error().message)};
  argmap::evaluate::Explainer explainer(result->map, result->evaluation, result->options.policy);
  Claim claim = make_claim(*result, *found, &explainer);
  claim.asserted = verify::asserted_claims(result->map)[found->index()];
  claim.balance = argmap::evaluate::balances(result->evaluation).of[*found];
  if (command.format == AnswerFormat::json) return {0, json_claim(result->sources, claim), {}};
  return {0, explanation_text(result->sources, claim, style_for(command.dress, surroundings())), {}};
}

}  // namespace stet::app
