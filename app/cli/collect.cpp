#include "app/cli/collect.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/cli/input.h"
#include "app/cli/judge.h"
#include "app/cli/print.h"

namespace stet::app {
namespace {

// One map's part of the run: a result, a problem, or neither for Markdown without a map.
struct Judged {
  std::string name;
  std::optional<verify::CheckResult> result;
  std::optional<Problem> problem;
};

Judged judge_input(Input const& input, CheckCommand const& command) {
  bool const is_standard_input = input.path == "-";
  Judged judged{
      .name = is_standard_input ? command.stdin_filename : input.path.string(), .result = {}, .problem = {}};
  auto map = is_standard_input ? read_standard_map(command.stdin_filename) : read_map(input.path);
  if (!map) {
    judged.problem = Problem{judged.name, std::move(map.error().message)};
  } else if (!map->holds_no_map) {
    judged.result = verify::check(judged.name, std::move(map->text), check_options(command.reading));
  } else if (input.named) {
    judged.problem = Problem{judged.name, "`" + judged.name + "` holds no ```argdown fence"};
  }
  return judged;
}

Problem no_maps(std::vector<std::string> const& paths) {
  std::string names;
  for (auto const& path : paths) names += (names.empty() ? "`" : ", `") + path + "`";
  return {{}, names + (paths.size() == 1 ? " holds" : " hold") + " no maps (" + map_names + ")"};
}

// Calls `take` with each result, in order; returns what could not be checked.
template <class Take>
std::vector<Problem> for_each_map(CheckCommand const& command, Take take) {
  auto [inputs, problems] = find_inputs(command.paths);
  bool any = false;
  for (auto const& input : inputs) {
    auto judged = judge_input(input, command);
    if (judged.problem) problems.push_back(std::move(*judged.problem));
    if (!judged.result) continue;
    any = true;
    take(std::move(judged.name), std::move(*judged.result));
  }
  if (!any && problems.empty()) problems.push_back(no_maps(command.paths));
  return std::move(problems);
}

}  // namespace

Report collect(CheckCommand const& command) {
  Detail const detail{.explanations = command.format == Format::json,
                      .argdown_notes = command.strict_argdown};
  Report report;
  report.problems = for_each_map(command, [&](std::string name, verify::CheckResult result) {
    report.files.push_back(make_file_report(std::move(name), std::move(result), detail));
  });
  return report;
}

Printed print_all(CheckCommand const& command, Stage stage) {
  Printed printed;
  printed.problems = for_each_map(command, [&](std::string const&, verify::CheckResult const& result) {
    printed.out += print_stage(result, stage, command.reading.dialect);
  });
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
