#include "app/lint/since.h"

#include <utility>

#include <fmt/format.h>

#include "app/cli/collect.h"
#include "base/commit_files.h"
#include "verify/rule_table.h"

namespace stet::app {

std::expected<std::shared_ptr<verify::Baseline const>, Error> findings_at(CheckCommand const& command) {
  auto const commit = CommitFiles::open(*command.since);
  if (!commit)
    return std::unexpected(Error{fmt::format("--since {}: {}", *command.since, commit.error().message)});
  auto baseline = std::make_shared<verify::Baseline>();
  baseline->path = (*commit)->id().substr(0, 12);
  baseline->folder = baseline->here = (*commit)->absolute({});
  baseline->why = fmt::format("already there at {}", *command.since);
  CheckCommand then = command;
  then.since.reset();
  then.targets = {ReportTarget{}};
  Disk const now;
  Report const report = collect(then, *commit);
  for (auto const& file : report.files) {
    bool const is_gone = !now.exists(file.path);
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
  return baseline;
}

}  // namespace stet::app
