#include "app/run/run.h"

#include <algorithm>
#include <utility>

#include "app/run/check_plan.h"
#include "app/run/since.h"

namespace stet::app {

std::expected<RunResult, Error> check_maps(Request const& request) {
  FindingsBefore before;
  if (request.since) {
    auto found = findings_at(request);
    if (!found) return std::unexpected(std::move(found.error()));
    before = std::move(*found);
  }
  auto run = check_plan(make_plan(request), request, before.baseline);
  run.notes.insert(run.notes.begin(), before.notes.begin(), before.notes.end());
  return run;
}

void write_documents(RunResult& run, Request const& request, std::vector<Sink> const& targets) {
  Summary summary;
  summary.problems = run.problems;
  for (auto const& map : run.maps) {
    if (map.holds_map) ++summary.files;
    summary.counts += map.counts;
  }
  for (std::size_t target = 0; target < request.formats.size(); ++target) {
    std::vector<Fragment> fragments;
    for (auto& map : run.maps)
      if (target < map.fragments.size()) fragments.push_back(std::move(map.fragments[target]));
    info(request.formats[target]).document(fragments, summary, request.format, targets[target]);
  }
}

int exit_code(RunResult const& run, Severity fail_on) {
  if (!run.problems.empty()) return 2;
  return std::ranges::any_of(run.maps,
                             [&](Checked const& map) {
                               for (auto i = static_cast<std::size_t>(std::to_underlying(fail_on)); i < 3;
                                    ++i)
                                 if (map.counts.severities[i] > 0) return true;
                               return false;
                             })
             ? 1
             : 0;
}

Report collect(Request request) {
  request.keep_reports = true;
  request.cache.reset();
  auto run = check_plan(make_plan(request), request);
  Report report{.files = {}, .problems = std::move(run.problems)};
  for (auto& map : run.maps)
    if (map.report) report.files.push_back(std::move(*map.report));
  return report;
}

}  // namespace stet::app
