#include "app/run/since.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/run/check_plan.h"
#include "base/commit_files.h"
#include "verify/rule_table.h"

namespace stet::app {

std::expected<FindingsBefore, Error> findings_at(Request const& request) {
  auto const commit = CommitFiles::open(*request.since);
  if (!commit)
    return std::unexpected(Error{fmt::format("--since {}: {}", *request.since, commit.error().message)});
  auto baseline = std::make_shared<verify::Baseline>();
  baseline->path = (*commit)->id().substr(0, 12);
  baseline->folder = baseline->here = (*commit)->absolute({});
  baseline->why = fmt::format("already there at {}", *request.since);
  Request then = request;
  then.reading.files = *commit;
  then.formats.clear();
  then.keep_reports = true;
  then.cache.reset();
  then.progress = nullptr;
  // What is not where it was came from somewhere.
  bool const has_moved = std::ranges::any_of(
      request.paths, [&](auto const& path) { return path != "-" && !(*commit)->exists(path); });
  if (has_moved) then.paths.push_back((*commit)->top().string());
  auto const found = check_plan(make_plan(then), then);
  for (auto const& map : found.maps) {
    if (!map.report) continue;
    auto const& file = *map.report;
    bool const is_gone = !request.reading.files->exists(file.path);
    auto const path = baseline->relative(file.path);
    auto const add = [&](Finding const& finding) {
      baseline->entries.push_back({.print = finding.fingerprint,
                                   .rule = std::string(rule(finding.diagnostic.rule).id),
                                   .path = path,
                                   .claim = {},
                                   .text = {},
                                   .since = {},
                                   .at = {},
                                   .is_gone = is_gone});
    };
    for (auto const& finding : file.findings) add(finding);
  }
  baseline->index();
  FindingsBefore before{.baseline = std::move(baseline), .notes = {}};
  for (auto const& problem : found.problems)
    before.notes.push_back(fmt::format("at {}: {}", *request.since, problem.message));
  return before;
}

}  // namespace stet::app
