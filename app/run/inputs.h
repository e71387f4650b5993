// From paths to the texts of maps: files, folders, Markdown with fences.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/report.h"
#include "base/files.h"

namespace stet::app {

// What a folder is searched for, in words.
inline constexpr char const* map_names = ".argdown, .ad, or .md with argdown fences";

struct Input {
  std::filesystem::path path;
  bool named = true;  // asked for itself, not found in a folder
};

struct Inputs {
  std::vector<Input> inputs;       // in the order of the paths, folders sorted, no file twice
  std::vector<Input> articles;     // files that can hold no map and may be articles; one may be there twice
  std::vector<Problem> problems;   // paths that lead nowhere, links that lead out
  std::vector<std::string> notes;  // links to folders outside, which are passed over
  std::vector<std::string> without_maps;  // folders in which there is nothing that can hold one
};

struct SearchOptions {
  bool ignore = true;  // pass over what .gitignore and .ignore name
  bool force = false;  // named files too
};

// Folders are searched with their subfolders for .argdown, .ad and .md; hidden names and links to folders are
// passed over, and so is what version control ignores. `-` is kept as it is.
[[nodiscard]] Inputs find_inputs(std::vector<std::string> const& paths, SearchOptions const& options = {},
                                 Files const& files = Disk());
[[nodiscard]] Problem no_maps(std::vector<std::string> const& paths);

// A map's text, named as it was asked for. `holds_no_map` is set for Markdown without an argdown fence.
struct MapText {
  std::filesystem::path name;
  std::string text;
  bool holds_no_map = false;
};
[[nodiscard]] MapText map_text(std::filesystem::path name, std::string text);
[[nodiscard]] std::expected<MapText, Error> read_map(std::filesystem::path const& path,
                                                     Files const& files = Disk());
// What is wrong with a file that holds no map.
[[nodiscard]] std::string no_fence(std::string_view name);

}  // namespace stet::app
