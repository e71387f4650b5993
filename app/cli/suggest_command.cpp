// stet suggest: for claims that nothing supports, the passages in the registry's snapshots that bear on them.
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/find_claim.h"
#include "app/cli/map_file.h"
#include "app/report/passages.h"
#include "app/words/style.h"
#include "verify/claims.h"
#include "verify/input.h"
#include "verify/registry/index_search.h"

namespace stet::app {
namespace {

using argmap::StatementId;

std::string words_of(argmap::ArgumentMap const& map, StatementId claim) {
  auto const& statement = map.statements[claim];
  std::string words = statement.untitled ? std::string{} : statement.title + ' ';
  if (statement.canonical.valid()) words += map.occurrences[statement.canonical].text;
  return words;
}

// The claims that have no evidence and no support.
std::vector<StatementId> unsourced(verify::CheckResult const& result) {
  std::vector<StatementId> claims;
  for (auto const id : result.map.statements.ids()) {
    auto const verdict = result.evaluation.verdicts[id].verdict;
    if (verdict == argmap::evaluate::Verdict::unsupported) claims.push_back(id);
  }
  return claims;
}

}  // namespace

Outcome run(SuggestCommand const& command) {
  auto result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  std::vector<StatementId> claims;
  if (command.claim.empty()) {
    claims = unsourced(*result);
  } else {
    auto const found = find_claim(result->map, command.claim);
    if (!found) return {2, {}, complaint(found.error().message)};
    claims.push_back(*found);
  }
  if (result->registry->size() == 0)
    return {2, {}, complaint("`" + command.file + "` has no registry to look in")};
  auto const containment = verify::containment_of(command.file, check_options(command.reading));
  verify::RegistrySearch search(*result->registry, result->registry_file, result->sources, containment,
                                result->snapshots);
  Style const style = style_for(command.dress, surroundings());
  std::string out;
  for (auto const claim : claims) {
    out += painted(style, Paint::bold, visible(verify::name_of(result->map, claim))) + '\n';
    auto const passages = search.search(words_of(result->map, claim), command.limit);
    if (passages.empty()) out += "  nothing in the registry bears on it\n";
    out += lines_of(shown(passages, *result->registry, result->sources), "  ", style);
  }
  return {0, std::move(out), {}};
}

}  // namespace stet::app
