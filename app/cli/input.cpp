#include "app/cli/input.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <unordered_set>
#include <utility>

#include <unistd.h>

#include "app/cli/ignore.h"
#include "argmap/project.h"
#include "base/source.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

std::string lower_extension(fs::path const& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  return extension;
}

bool may_hold_map(fs::path const& path) {
  std::string const extension = lower_extension(path);
  return extension == ".argdown" || extension == ".ad" || argmap::is_markdown(path.string());
}

// All candidates under the folder, sorted by path.
std::vector<fs::path> search(fs::path const& folder, Files const& files, Ignore* ignore,
                             std::vector<Problem>& problems) {
  // A folder as it is opened, as its files are named, and from the top.
  struct Place {
    fs::path open, named, absolute;
  };
  fs::path const base = files.absolute(folder);
  if (ignore != nullptr) ignore->enter(base);
  std::vector<fs::path> found;
  std::vector<Place> waiting{{folder, folder == "." ? fs::path() : folder, base}};
  while (!waiting.empty()) {
    Place const here = std::move(waiting.back());
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
        if (!entry.is_link && !is_ignored(true))
          waiting.push_back({here.open / name, here.named / name, here.absolute / name});
      } else if (may_hold_map(name) && !is_ignored(false)) {
        found.push_back(here.named / name);
      }
    }
  }
  std::ranges::sort(found);
  return found;
}

std::expected<std::string, Error> read_standard_input() {
  std::string content;
  std::string block(1U << 16U, '\0');
  for (;;) {
    ssize_t const got = ::read(STDIN_FILENO, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return std::unexpected(Error{"cannot read standard input: " + std::generic_category().message(errno)});
    if (got == 0) return content;
    content.append(block, 0, static_cast<std::size_t>(got));
    if (content.size() > default_file_limit)
      return std::unexpected(Error{"standard input is larger than the limit of " +
                                   std::to_string(default_file_limit >> 20U) + " MiB"});
  }
}

bool holds_fence(std::string const& markdown) {
  Sources scratch;
  FileId const file = scratch.add({}, markdown);
  return !scratch[argmap::extract_fences(scratch, file)].text().empty();
}

MapText as_map(std::string text, fs::path const& name) {
  bool const holds_no_map = argmap::is_markdown(name.string()) && !holds_fence(text);
  return {std::move(text), holds_no_map};
}

}  // namespace

Inputs find_inputs(std::vector<std::string> const& paths, SearchOptions const& options, Files const& files) {
  Inputs result;
  Ignore ignore(files);
  std::unordered_set<std::string> seen;
  auto const add = [&](fs::path path, bool named) {
    if (seen.insert(path.string()).second) result.inputs.push_back({std::move(path), named});
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
      auto found = search(path, files, options.ignore ? &ignore : nullptr, result.problems);
      if (found.empty() && result.problems.size() == before)
        result.problems.push_back({given, "`" + given + "` holds no maps (" + map_names + ")"});
      for (auto& file : found) add(std::move(file), false);
    } else {
      bool const passed_over = options.force && options.ignore && ignore.ignores(files.absolute(path), false);
      if (!passed_over) add(path, true);
    }
  }
  return result;
}

std::expected<MapText, Error> read_map(fs::path const& path, Files const& files) {
  auto text = files.read(path);
  if (!text) return std::unexpected(std::move(text.error()));
  return as_map(std::move(*text), path);
}

std::expected<MapText, Error> read_standard_map(fs::path const& name) {
  auto text = read_standard_input();
  if (!text) return std::unexpected(std::move(text.error()));
  return as_map(std::move(*text), name);
}

}  // namespace stet::app
