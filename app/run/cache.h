// Results of earlier runs, in `.stet_cache`. What was found for a map is used again while the bytes of all
// that it was found in are the same: map, includes, article, registry, snapshots, settings, suppressions,
// baseline, options and the program itself. Findings are kept too, not only clean maps. Each is sealed with a
// secret of the machine: what somebody else has put there is not believed.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/run/plan.h"
#include "app/run/request.h"
#include "app/run/result.h"

namespace stet::app {

inline constexpr char const* cache_name = ".stet_cache";

class Cache {
 public:
  Cache(CachePlace const& place, Request const& request);

  // Names the result for the map, as far as it is known before the check.
  [[nodiscard]] std::string key_of(Task const& task, std::string_view text);

  // Fills `checked` from an earlier run if all that it read is unchanged.
  [[nodiscard]] bool load(std::string const& key, Checked& checked);

  // All files that the check read; empty if it must not be kept because something was missing.
  [[nodiscard]] static std::vector<std::string> inputs_of(verify::CheckResult const& result);

  void store(std::string const& key, Checked const& checked, std::vector<std::string> const& inputs);

 private:
  // The hash of a file's bytes, taken once a run; a file that cannot be read has one of its own.
  std::string hash_of(std::string const& path);
  [[nodiscard]] bool prepare();  // false if nothing can be kept
  [[nodiscard]] std::string seal(std::string_view body) const;

  std::shared_ptr<Files const> files_;  // that the results are about
  std::filesystem::path folder_;
  std::string secret_;
  std::string salt_;  // hash of everything that is the same for all maps
  std::mutex guard_;
  bool prepared_ = false;
  bool usable_ = false;
  std::unordered_map<std::string, std::string> hashes_;
  std::unordered_map<void const*, std::string> shared_;  // hashes of settings, suppressions and baselines
};

}  // namespace stet::app
