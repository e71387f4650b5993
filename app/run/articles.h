// The pieces that a project keeps maps of (stet.toml: `articles`, `require-map`), and which of them have one.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "verify/baseline/baseline.h"
#include "verify/config/settings.h"

namespace stet::app {

// One of these pieces, as a run meets it.
struct Article {
  std::filesystem::path path;
  std::shared_ptr<verify::Settings const> settings;
  std::shared_ptr<verify::Baseline const> baseline;
  bool mapped = false;
};

// True for files whose words stet can read as an article's, by their names.
[[nodiscard]] bool may_be_article(std::filesystem::path const& path);

// True if the path, as it leads from the top, is one of the pieces that the settings name.
[[nodiscard]] bool is_article(verify::Settings const& settings, std::filesystem::path const& absolute);

// Which maps of a folder map which articles, by what their front matter says.
class MapIndex {
 public:
  MapIndex(std::filesystem::path const& folder, Files const& files);

  // The maps of the article, named as `folder` is. `article` is resolved.
  [[nodiscard]] std::vector<std::filesystem::path> const& maps_of(std::string const& article) const;

 private:
  std::unordered_map<std::string, std::vector<std::filesystem::path>> maps_;
};

}  // namespace stet::app
