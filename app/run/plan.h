// Before anything is checked: which maps, and what holds for each of them (settings, suppressions, baseline).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/run/articles.h"
#include "app/run/inputs.h"
#include "app/run/request.h"
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
  std::vector<Article> articles;  // the pieces among the paths that the configuration names
  std::vector<Problem> problems;
  std::vector<std::string> notes;  // what was passed over
};

// The map's text.
[[nodiscard]] std::expected<MapText, Error> read_task(Task const& task, Request const& request);

// Finds the maps and reads what configures them. What cannot be read is a problem; the rest goes on.
[[nodiscard]] Plan make_plan(Request const& request);

// Where a baseline for maps of the folder is, or would be written.
[[nodiscard]] std::filesystem::path baseline_path(Request const& request, verify::Settings const& settings,
                                                  std::filesystem::path const& folder);

}  // namespace stet::app
