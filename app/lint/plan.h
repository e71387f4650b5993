// Before anything is checked: which maps, and what holds for each of them (settings, suppressions, baseline).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli/input.h"
#include "app/cli/options.h"
#include "verify/baseline/baseline.h"
#include "verify/check_options.h"

namespace stet::app {

// One map to check.
struct Task {
  Input input;
  std::string name;  // as reports call it
  verify::CheckOptions options;
  std::shared_ptr<verify::Baseline const> baseline;
};

struct Plan {
  std::vector<Task> tasks;
  std::vector<Problem> problems;
};

// Finds the maps and reads what configures them. What cannot be read is a problem; the rest goes on.
[[nodiscard]] Plan make_plan(CheckCommand const& command,
                             std::shared_ptr<Files const> files = std::make_shared<Disk const>());

// The day that dates are judged by: `--now`, SOURCE_DATE_EPOCH, or today (UTC).
[[nodiscard]] std::string today_of(std::string const& given);

// Where a baseline for the command's paths is, or would be written.
[[nodiscard]] std::filesystem::path baseline_path(CheckCommand const& command,
                                                  verify::Settings const& settings,
                                                  std::filesystem::path const& folder);

}  // namespace stet::app
