#include "app/run/inputs.h"

#include <algorithm>
#include <memory>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "app/run/articles.h"
#include "app/run/ignore.h"
#include "argmap/project.h"
#include "base/source.h"
#include "base/text.h"
#include "verify/manuscript.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

bool may_hold_map(fs::path const& path) {
  std::string const extension = lower(path.extension().string());
  return extension == ".argdown" || extension == ".ad" || argmap::is_markdown(path.string());
}

// Without a share in their life.
std::shared_ptr<Files const> borrowed(Files const& files) { return {std::shared_ptr<Files const>(), &files}; }

// All candidates under the folder, sorted by path.
std::vector<fs::path> search(fs::path const& folder, Files const& files, Ignore* ignore,
                             std::vector<Problem>& problems, std::vector<std::string>& notes) {
  // A folder as it is opened, as its files are named, and from the top.
  struct OpenFolder {
    fs::path open, named, absolute;
  };
  fs::path const base = files.absolute(folder);
  if (ignore != nullptr) ignore->enter(base);
  // Where links may lead: they are somebody else's choice.
  Containment const inside(borrowed(files), {folder, "."});
  std::vector<fs::path> found;
  std::vector<OpenFolder> waiting{{folder, folder == "." ? fs::path() : folder, base}};
  while (!waiting.empty()) {
    OpenFolder const here = std::move(waiting.back());
    waiting.pop_back();
    auto const entries = files.list(here.open);
    if (!entries) {
      problems.push_back({here.open.string(), entries.error().message});
      continue;
    }
    for (auto const& entry : *entries) {
      fs::path const name = entry.name;
      if (entry.name.starts_with('.')) continue;
      auto const is_ignored = [&](bool is_folder) {
        return ignore != nullptr && ignore->ignores(here.absolute / name, is_folder);
      };
      if (entry.kind == FileKind::folder) {
        if (is_ignored(true)) continue;
        if (!entry.is_link)
          waiting.push_back({here.open / name, here.named / name, here.absolute / name});
        else if (!inside.permits(here.open / name))
          notes.push_back("`" + (here.named / name).string() +
                          "` is a link to a folder elsewhere and is not searched; name it if it is meant");
      } else if ((may_hold_map(name) || may_be_article(name)) && !is_ignored(false)) {
        if (entry.is_link && !inside.permits(here.open / name)) {
          if (!may_hold_map(name)) continue;
          problems.push_back({(here.named / name).string(),
                              "`" + (here.named / name).string() +
                                  "` is a link that leads out of the folder; name it if it is meant"});
        } else {
          found.push_back(here.named / name);
        }
      }
    }
  }
  std::ranges::sort(found);
  std::ranges::sort(notes);
  return found;
}

bool holds_fence(std::string const& markdown) {
  Sources scratch;
  FileId const file = scratch.add({}, markdown);
  return !scratch[argmap::extract_fences(scratch, file)].text().empty();
}

}  // namespace

Inputs find_inputs(std::vector<std::string> const& paths, SearchOptions const& options, Files const& files) {
  Inputs result;
  Ignore ignore(files);
  std::unordered_set<std::string> seen;
  auto const add = [&](fs::path path, bool named) {
    if (!named && !may_hold_map(path)) {
      result.articles.push_back({std::move(path), named});
      return;
    }
    // One file has many paths.
    auto const resolved = path == "-" ? path : files.resolve(path).value_or(path);
    if (seen.insert(resolved.string()).second) result.inputs.push_back({std::move(path), named});
  };
  for (auto const& given : paths) {
    if (given == "-") {
      add(given, true);
      continue;
    }
    fs::path const path = fs::path(given).lexically_normal();
    auto const kind = files.look(path).kind;
    if (given.empty() || kind == FileKind::absent) {
      auto const read = files.read(given);
      result.problems.push_back({given, read ? std::string{} : read.error().message});
    } else if (kind == FileKind::folder) {
      std::size_t const before = result.problems.size();
      auto found = search(path, files, options.ignore ? &ignore : nullptr, result.problems, result.notes);
      if (std::ranges::none_of(found, may_hold_map) && result.problems.size() == before)
        result.without_maps.push_back(given);
      for (auto& file : found) add(std::move(file), false);
    } else {
      bool const passed_over = options.force && options.ignore && ignore.ignores(files.absolute(path), false);
      if (!passed_over) add(path, true);
    }
  }
  return result;
}

Problem no_maps(std::vector<std::string> const& paths) {
  std::string names;
  for (auto const& path : paths) names += (names.empty() ? "`" : ", `") + path + "`";
  return {{}, names + (paths.size() == 1 ? " holds" : " hold") + " no maps (" + map_names + ")"};
}

MapText map_text(fs::path name, std::string text) {
  bool const holds_no_map =
      argmap::is_markdown(name.string()) && !holds_fence(text) && !verify::is_manuscript(text);
  return {std::move(name), std::move(text), holds_no_map};
}

std::expected<MapText, Error> read_map(fs::path const& path, Files const& files) {
  auto text = files.read(path);
  if (!text) return std::unexpected(std::move(text.error()));
  return map_text(path, std::move(*text));
}

std::string no_fence(std::string_view name) {
  return "`" + std::string(name) + "` holds no ```argdown fence, and no citations with one `bibliography:`";
}

}  // namespace stet::app
