// stet check: the report of all maps in the format asked for.
#include "app/cli/collect.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/report/json.h"
#include "app/report/terminal.h"

namespace stet::app {
namespace {

std::string complaints(std::vector<Problem> const& problems) {
  std::string out;
  for (auto const& problem : problems) out += complaint(problem.message);
  return out;
}

}  // namespace

Outcome run(CheckCommand const& command) {
  if (command.print) {
    auto printed = print_all(command, *command.print);
    return {printed.problems.empty() ? 0 : 2, std::move(printed.out), complaints(printed.problems)};
  }
  Report const report = collect(command);
  Outcome outcome{exit_code(report, command.fail_on), {}, complaints(report.problems)};
  switch (command.format) {
    case Format::terminal:
      outcome.out = terminal_report(
          report, {.style = style_for(command.dress, surroundings()), .granted = command.granted});
      break;
    case Format::json: outcome.out = json_report(report, STET_VERSION); break;
  }
  return outcome;
}

}  // namespace stet::app
