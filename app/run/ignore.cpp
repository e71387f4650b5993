#include "app/run/ignore.h"

#include <algorithm>
#include <ranges>

#include "verify/config/glob.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t limit = 4ULL << 20U;

// Whether the pattern fits the path, which is relative to the pattern's folder. What lies below an ignored
// folder is dealt with by looking at the folder first.
bool fits(std::string_view pattern, std::string_view path) {
  bool const from_top = pattern.find('/') != std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (from_top) return verify::config::glob_matches(pattern, path);
  return verify::config::glob_matches(pattern, path.substr(path.rfind('/') + 1));
}

}  // namespace

void Ignore::read(fs::path const& file, std::vector<Pattern>& patterns) const {
  if (!files_.exists(file)) return;
  // As Git has it: no link tells what is ignored.
  auto const folder = files_.resolve(file.parent_path());
  if (!folder || files_.resolve(file) != *folder / file.filename()) return;
  auto const text = files_.read(file, limit);
  if (!text) return;
  for (auto const part : std::views::split(*text, '\n')) {
    std::string line(part.begin(), part.end());
    if (line.ends_with('\r')) line.pop_back();
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    Pattern pattern;
    if (line.starts_with('!')) {
      pattern.negated = true;
      line.erase(0, 1);
    }
    if (line.ends_with('/')) {
      pattern.folders_only = true;
      line.pop_back();
    }
    if (line.empty()) continue;
    pattern.text = std::move(line);
    patterns.push_back(std::move(pattern));
  }
}

Ignore::Folder const& Ignore::folder_at(fs::path const& path) {
  // From the top down, without recursion: the folders above that are not known yet first.
  std::vector<fs::path> unknown;
  for (fs::path here = path; !folders_.contains(here.string()); here = here.parent_path()) {
    unknown.push_back(here);
    if (files_.exists(here / ".git") || !here.has_relative_path()) break;
  }
  for (auto const& here : std::views::reverse(unknown)) {
    Folder folder;
    folder.is_top = files_.exists(here / ".git") || !here.has_relative_path();
    if (folder.is_top) read(here / ".git/info/exclude", folder.patterns);
    read(here / ".gitignore", folder.patterns);
    read(here / ".ignore", folder.patterns);
    folder.ignored =
        !folder.is_top && (folders_.at(here.parent_path().string()).ignored || decide(here, true));
    folders_.emplace(here.string(), std::move(folder));
  }
  return folders_.at(path.string());
}

bool Ignore::decide(fs::path const& path, bool is_folder) {
  // The closest file that says anything about the path decides, in it the last line. The path is normal, so
  // what stands before its slashes are its folders.
  std::string_view const whole = path.native();
  for (std::size_t end = whole.rfind('/'); end != std::string_view::npos; end = whole.rfind('/', end - 1)) {
    auto const found = folders_.find(std::string(whole.substr(0, std::max<std::size_t>(end, 1))));
    if (found == folders_.end()) return false;
    for (auto const& pattern : std::views::reverse(found->second.patterns)) {
      if (pattern.folders_only && !is_folder) continue;
      if (fits(pattern.text, whole.substr(end + 1))) return !pattern.negated;
    }
    if (found->second.is_top || end == 0) return false;
  }
  return false;
}

void Ignore::enter(fs::path const& folder) {
  static_cast<void>(folder_at(folder));
  folders_.at(folder.string()).ignored = false;
}

bool Ignore::ignores(fs::path const& path, bool is_folder) {
  if (folder_at(path.parent_path()).ignored) return true;
  return decide(path, is_folder);
}

}  // namespace stet::app
