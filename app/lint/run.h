// A run over many maps: in parallel, each forgotten as soon as its part of the reports is written, in an
// order that does not depend on the number of threads.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "app/cli/options.h"
#include "app/lint/plan.h"
#include "app/report/formats.h"

namespace stet::app {

// What became of one map.
struct Checked {
  std::string name;
  std::optional<Problem> problem;
  bool holds_map = false;
  std::optional<FileReport> report;  // kept when it is asked for
  std::vector<Fragment> fragments;   // one a target
  Counts counts;
  std::vector<verify::suppress::Use> uses;  // of the claims file's entries
  std::vector<std::size_t> met;             // entries of the baseline
  // Where other maps may cite what this one does not: its registry, empty if it cites nothing, and which of
  // the sources there it has a use for.
  std::string registry;
  std::vector<verify::SourceId> used;
};

struct RunOptions {
  std::vector<Format> formats;  // fragments to write
  FormatOptions format;
  bool keep_reports = false;
  std::shared_ptr<verify::Baseline const> since;  // what was there before: not reported
  bool cache = false;
};

struct Run {
  std::vector<Checked> maps;
  std::vector<Problem> problems;
  std::jthread clearing;  // frees what was read for many maps while their documents are written
};

// Checks all maps of the plan, and adds what is to be said of the suppression files and baselines.
[[nodiscard]] Run run_plan(Plan plan, CheckCommand const& command, RunOptions const& options);

// Writes the documents of the run, one a format, in their order.
void documents(Run& run, RunOptions const& options, std::vector<Sink> const& targets);

[[nodiscard]] int exit_code(Run const& run, Severity fail_on);

// Calls `work(i)` for every i below n, on so many threads.
void in_parallel(std::size_t n, std::size_t threads, std::function<void(std::size_t)> const& work);

}  // namespace stet::app
