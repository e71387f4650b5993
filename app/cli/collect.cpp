#include "app/cli/collect.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/cli/print.h"
#include "app/lint/run.h"
#include "verify/check/check.h"

namespace stet::app {

Report collect(CheckCommand const& command, std::shared_ptr<Files const> files) {
  RunOptions options;
  options.keep_reports = true;
  // The format decides how much a report holds; nothing is written.
  for (auto const& target : command.targets) options.formats.push_back(target.format);
  auto run = run_plan(make_plan(command, std::move(files)), command, options);
  Report report;
  report.problems = std::move(run.problems);
  for (auto& map : run.maps)
    if (map.report) report.files.push_back(std::move(*map.report));
  return report;
}

Printed print_all(CheckCommand const& command, Stage stage) {
  auto plan = make_plan(command);
  Printed printed;
  printed.problems = std::move(plan.problems);
  for (auto const& task : plan.tasks) {
    auto map = task.input.path == "-" ? read_standard_map(command.stdin_filename) : read_map(task.input.path);
    if (!map) {
      printed.problems.push_back({task.name, map.error().message});
    } else if (map->holds_no_map) {
      if (task.input.named)
        printed.problems.push_back({task.name, "`" + task.name + "` holds no ```argdown fence"});
    } else {
      auto const result = verify::check(task.name, std::move(map->text), task.options);
      printed.out += print_stage(result, stage, command.reading.dialect);
    }
  }
  return printed;
}

int exit_code(Report const& report, Severity fail_on) {
  if (!report.problems.empty()) return 2;
  auto const counts = [&](Finding const& finding) { return finding.diagnostic.severity >= fail_on; };
  return std::ranges::any_of(
             report.files, [&](FileReport const& file) { return std::ranges::any_of(file.findings, counts); })
             ? 1
             : 0;
}

}  // namespace stet::app
