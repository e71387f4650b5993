// Which configuration holds for which map: the closest file wins, what it extends comes before it, what the
// command line says comes last.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "verify/config/file.h"
#include "verify/config/settings.h"

namespace stet::verify {

struct ConfigurationOptions {
  bool allow_outside = false;          // let files that are found, and what they extend, leave the project
  bool isolated = false;               // read no files
  std::vector<std::string> overrides;  // each a path of a file that is used for all, or `key = value`
  // Rules for this run: only these (none: all), and not those. Ids, categories, `recommended`, `all`.
  std::vector<std::string> select, ignore;
};

// The origin of a level that is off for this run only: what lets findings of the rule pass is still needed.
inline constexpr char const* not_selected = "--select, --ignore";

// Finds and reads configuration files, each once. `stet.toml` or `.stet.toml` in the map's folder or the
// closest one above it.
class Configuration {
 public:
  explicit Configuration(ConfigurationOptions options,
                         std::shared_ptr<Files const> files = std::make_shared<Disk const>());

  // The settings for the map at `path`. An error is one line a mistake, each with its place.
  [[nodiscard]] std::expected<std::shared_ptr<Settings const>, Error> settings_for(
      std::filesystem::path const& path);

 private:
  using Chain = std::vector<std::shared_ptr<config::ConfigFile const>>;

  // The file and what it extends, the farthest first. Where one that is found may lie, one that is named need
  // not.
  std::expected<Chain, Error> load(std::filesystem::path const& path, bool is_named);
  std::expected<Chain, Error> files_for(std::filesystem::path const& folder);
  std::expected<std::shared_ptr<config::ConfigFile const>, Error> read(std::filesystem::path const& path);
  void prepare();
  std::vector<RuleId> chosen(std::string_view option, std::string const& word);
  void choose(Settings& settings) const;
  [[nodiscard]] std::string shown(std::filesystem::path const& path) const;

  ConfigurationOptions options_;
  std::shared_ptr<Files const> world_;
  std::filesystem::path here_;  // where relative paths begin
  bool prepared_ = false;
  std::string failure_;                     // of the overrides
  std::filesystem::path whole_;             // the file that is used for all
  std::vector<config::ConfigFile> values_;  // `key = value`
  std::vector<RuleId> selected_, ignored_;
  std::unordered_map<std::string, std::filesystem::path> closest_;  // by folder; empty: none
  std::unordered_map<std::string, Chain> loaded_;
  std::unordered_map<std::string, std::shared_ptr<Settings const>> settled_;  // by the file's path, where
                                                                              // nothing is per file
};

// The closest file of one of the names in the folder or above it; empty if there is none.
[[nodiscard]] std::filesystem::path find_upward(Files const& files, std::filesystem::path const& folder,
                                                std::vector<std::string> const& names);

// For files that are found in `folder` without being named by the user, and for those that they name: what
// lies in the project. That is the closest Git repository from there up; where there is none, the highest
// folder with a configuration; where there is none either, the folder itself.
[[nodiscard]] Containment project_around(std::shared_ptr<Files const> files,
                                         std::filesystem::path const& folder, bool allow_outside = false);

}  // namespace stet::verify
