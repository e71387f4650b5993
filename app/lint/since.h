// What was there before: the findings of the project as it was at a commit.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "app/cli/options.h"
#include "verify/baseline/baseline.h"

namespace stet::app {

// Checks the command's paths as they were at `command.since`, and returns the findings as a baseline. Only
// objects of Git are read for it (base/commit_files.h).
[[nodiscard]] std::expected<std::shared_ptr<verify::Baseline const>, Error> findings_at(
    CheckCommand const& command);

}  // namespace stet::app
