// What a search of folders passes over: the rules of .gitignore and .ignore files, as Git reads them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"

namespace stet::app {

class Ignore {
 public:
  explicit Ignore(Files const& files) : files_(files) {}

  // Whether the file or folder (or a folder above it) is ignored by the files on its way up to the top of the
  // repository. The path is absolute and normal.
  [[nodiscard]] bool ignores(std::filesystem::path const& path, bool is_folder);

  // Somebody named this folder: what lies in it is not ignored only because the folder is.
  void enter(std::filesystem::path const& folder);

 private:
  struct Pattern {
    std::string text;
    bool negated = false;
    bool folders_only = false;
  };
  struct Folder {
    std::vector<Pattern> patterns;  // the last that fits decides
    bool is_top = false;            // of the repository
    bool ignored = false;
  };

  Folder const& folder_at(std::filesystem::path const& path);
  bool decide(std::filesystem::path const& path, bool is_folder);
  void read(std::filesystem::path const& file, std::vector<Pattern>& patterns) const;

  Files const& files_;
  std::unordered_map<std::string, Folder> folders_;
};

}  // namespace stet::app
