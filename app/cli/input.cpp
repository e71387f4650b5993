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
std::vector<fs::path> search(fs::path const& folder, Ignore* ignore, std::vector<Problem>& problems) {
  // A folder as it is opened, as its files are named, and from the top.
  struct Place {
    fs::path open, named, absolute;
  };
  std::error_code at_error;
  fs::path base = fs::absolute(folder, at_error).lexically_normal();
  if (!base.has_filename()) base = base.parent_path();  // `folder/` and `.`
  if (ignore != nullptr) ignore->enter(base);
  std::vector<fs::path> found;
  std::vector<Place> waiting{{folder, folder == "." ? fs::path() : folder, base}};
  while (!waiting.empty()) {
    Place const here = std::move(waiting.back());
    waiting.pop_back();
    std::error_code error;
    fs::directory_iterator entries(here.open, error);
    auto const report = [&] {
      problems.push_back(
          {here.open.string(), "cannot read folder `" + here.open.string() + "`: " + error.message()});
    };
    if (error) {
      report();
      continue;
    }
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
      auto const& entry = *entries;
      auto const name = entry.path().filename();
      if (name.native().starts_with('.')) continue;
      auto const is_ignored = [&](bool is_folder) {
        return ignore != nullptr && ignore->ignores(here.absolute / name, is_folder);
      };
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (!entry.is_symlink(ignored) && !is_ignored(true))
          waiting.push_back({entry.path(), here.named / name, here.absolute / name});
      } else if (may_hold_map(name) && !is_ignored(false)) {
        found.push_back(here.named / name);
      }
    }
    if (error) report();
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

Inputs find_inputs(std::vector<std::string> const& paths, SearchOptions const& options) {
  Inputs result;
  Ignore ignore;
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
    std::error_code error;
    auto const status = fs::status(path, error);
    if (given.empty() || !fs::exists(status)) {
      std::string const cause =
          error ? error.message() : std::make_error_code(std::errc::no_such_file_or_directory).message();
      result.problems.push_back({given, "cannot read `" + given + "`: " + cause});
    } else if (fs::is_directory(status)) {
      std::size_t const before = result.problems.size();
      auto found = search(path, options.ignore ? &ignore : nullptr, result.problems);
      if (found.empty() && result.problems.size() == before)
        result.problems.push_back({given, "`" + given + "` holds no maps (" + map_names + ")"});
      for (auto& file : found) add(std::move(file), false);
    } else {
      std::error_code ignored;
      bool const passed_over = options.force && options.ignore &&
                               ignore.ignores(fs::absolute(path, ignored).lexically_normal(), false);
      if (!passed_over) add(path, true);
    }
  }
  return result;
}

std::expected<MapText, Error> read_map(fs::path const& path) {
  auto text = read_file(path);
  if (!text) return std::unexpected(std::move(text.error()));
  return as_map(std::move(*text), path);
}

std::expected<MapText, Error> read_standard_map(fs::path const& name) {
  auto text = read_standard_input();
  if (!text) return std::unexpected(std::move(text.error()));
  return as_map(std::move(*text), name);
}

}  // namespace stet::app
