// What a run found.
#pragma once

#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/report/fragment.h"
#include "app/report/report.h"
#include "verify/suppress/claims_file.h"

namespace stet::app {

// What became of one map.
struct Checked {
  std::string name;
  std::optional<Problem> problem;
  bool holds_map = false;
  std::optional<FileReport> report;  // kept when it is asked for
  std::vector<Fragment> fragments;   // one a format
  Counts counts;
  std::vector<verify::suppress::Use> uses;  // of the claims file's entries
  std::vector<std::size_t> met;             // entries of the baseline
  // Where other maps may cite what this one does not: its registry, empty if it cites nothing, and which of
  // the sources there it has a use for.
  std::string registry;
  std::vector<verify::SourceId> used;
};

struct RunResult {
  std::vector<Checked> maps;  // in the order of the maps; those of the run's own files come last
  std::vector<Problem> problems;
  std::vector<std::string> notes;  // what was passed over
  std::jthread clearing;           // frees what was read for many maps while their documents are written
};

}  // namespace stet::app
