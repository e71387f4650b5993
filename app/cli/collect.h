// From a check command to its Report: every map found is checked; what cannot be read is said and does not
// stop the rest. For those who need the findings themselves; `stet check` writes its reports piece by piece
// (app/lint/run.h).
#pragma once

#include "app/cli/options.h"
#include "app/report/report.h"

namespace stet::app {

// Explanations are made when a format shows them.
[[nodiscard]] Report collect(CheckCommand const& command,
                             std::shared_ptr<Files const> files = std::make_shared<Disk const>());

// The intermediate results of every map, for `--print`; problems go into the second string.
struct Printed {
  std::string out;
  std::vector<Problem> problems;
};
[[nodiscard]] Printed print_all(CheckCommand const& command, Stage stage);

// 0 clean, 1 findings at or above `fail_on`, 2 something could not be checked.
[[nodiscard]] int exit_code(Report const& report, Severity fail_on);

}  // namespace stet::app
