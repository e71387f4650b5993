// A baseline: the findings that somebody decided to live with, known by their content and not by path or
// line. One JSON object a line, sorted, so that version control can merge it.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "verify/check_result.h"

namespace stet::verify {

struct BaselineEntry {
  std::string print;  // Diagnostic::fingerprint
  std::string rule;
  std::string path;      // of the map, relative to the baseline's folder
  std::string claim;     // for readers
  std::string text;      // for readers: what the finding is about
  std::string since;     // the day it was added
  Span at;               // its line in the file
  bool is_gone = false;  // there is no such map any more; it may have moved
};

struct Baseline {
  std::filesystem::path path;
  std::filesystem::path folder;
  std::filesystem::path here;  // where relative paths of maps begin
  std::string text;
  std::vector<BaselineEntry> entries;
  std::unordered_multimap<std::string, std::size_t> by_print;
  std::string why = "in the baseline";  // what is said of a finding that it lets pass

  void index();  // fills by_print; call when entries have changed
  // The path as entries hold it.
  [[nodiscard]] std::string relative(std::filesystem::path const& map) const;
};

// An error names the place of what cannot be read.
[[nodiscard]] std::expected<std::shared_ptr<Baseline const>, Error> read_baseline(
    Files const& files, std::filesystem::path const& path);

// The entries as a file: sorted by path, rule and fingerprint.
[[nodiscard]] std::string write_baseline(std::vector<BaselineEntry> entries);

// Takes the findings that the baseline lists out of `result.findings`. An entry counts for its own map; one
// whose map is gone for any. Process findings are never let pass. Returns the entries that were met.
std::vector<std::size_t> apply_baseline(Baseline const& baseline, std::filesystem::path const& map,
                                        CheckResult& result);

}  // namespace stet::verify
