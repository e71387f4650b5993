// What was there before: the findings of the project as it was at a commit.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "app/run/request.h"
#include "verify/baseline/baseline.h"

namespace stet::app {

struct FindingsBefore {
  std::shared_ptr<verify::Baseline const> baseline;
  std::vector<std::string> notes;  // what could not be read, of which every finding is new therefore
};

// Checks the request's paths as they were at `request.since`. Only objects of Git are read for it
// (base/commit_files.h).
[[nodiscard]] std::expected<FindingsBefore, Error> findings_at(Request const& request);

}  // namespace stet::app
