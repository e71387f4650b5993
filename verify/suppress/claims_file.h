// stet.suppress.toml: decisions about claims that live in several files, by the claim's title.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "argmap/map.h"
#include "base/files.h"
#include "verify/suppress/suppressions.h"

namespace stet::verify::suppress {

struct ClaimSuppression {
  std::vector<RuleName> rules;  // places in the file
  std::string claim;
  std::string path;  // a pattern for the map's path, relative to the file's folder; empty: any map
  std::string until, reason, by;
  bool has_until = false;
  Span at;        // of the entry
  Span until_at;  // of the date
};

struct ClaimsFile {
  std::filesystem::path path;
  std::filesystem::path folder;
  std::string text;
  std::vector<ClaimSuppression> entries;
};

// Reads the file. An error is one line a mistake, each with its place.
[[nodiscard]] std::expected<std::shared_ptr<ClaimsFile const>, Error> read_claims_file(
    Files const& files, std::filesystem::path const& path);

// What one map had to do with an entry. Entries serve many maps, so whether one is unused is known only in
// the end.
struct Use {
  bool seen = false;  // the claim is in the map and the rule is on
  bool used = false;
};

// `map_path` is absolute. Takes the findings that the entries silence out of `findings`; their places are
// still those of the map as parsed. Returns one Use an entry.
[[nodiscard]] std::vector<Use> apply(ClaimsFile const& file, std::filesystem::path const& map_path,
                                     argmap::ArgumentMap const& map, Settings const& settings,
                                     std::string_view today, std::vector<Diagnostic>& findings,
                                     std::vector<SuppressedFinding>& suppressed);

// What is to be said of the entries themselves once all maps are checked; `file_id` is the file in `sources`.
[[nodiscard]] Diagnostics report(ClaimsFile const& file, FileId file_id, std::vector<Use> const& uses,
                                 std::string_view today);

}  // namespace stet::verify::suppress
