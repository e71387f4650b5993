// What was there before: the findings of the project as it was at a commit.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "app/run/request.h"
#include "verify/baseline/baseline.h"

namespace stet::app {

// Checks the request's paths as they were at `request.since`, and returns the findings as a baseline. Only
// objects of Git are read for it (base/commit_files.h).
[[nodiscard]] std::expected<std::shared_ptr<verify::Baseline const>, Error> findings_at(
    Request const& request);

}  // namespace stet::app
