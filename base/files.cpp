#include "base/files.h"

#include <algorithm>
#include <functional>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace stet {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_folders = 1U << 14U;  // resolved ones that are kept

std::string said_of(std::errc code) { return std::make_error_code(code).message(); }

// `/a/` and `/a` are one folder.
fs::path without_end(fs::path path) {
  return path.has_filename() || !path.has_relative_path() ? std::move(path) : path.parent_path();
}

FileKind kind_of(fs::file_status const& status) {
  switch (status.type()) {
    case fs::file_type::none:
    case fs::file_type::not_found: return FileKind::absent;
    case fs::file_type::regular: return FileKind::file;
    case fs::file_type::directory: return FileKind::folder;
    default: return FileKind::other;
  }
}

// Of a regular file: links and hard links of it have the same.
std::optional<std::pair<std::uint64_t, std::uint64_t>> identity(fs::path const& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return {};
  return std::pair<std::uint64_t, std::uint64_t>(info.st_dev, info.st_ino);
}

}  // namespace

std::expected<std::string, Error> Disk::read(fs::path const& path, std::uint64_t limit) const {
  if (auto const one = identity(path)) {
    std::scoped_lock const lock(guard_);
    read_.insert(*one);
  }
  return read_file(path, limit);
}

bool Disk::has_read(fs::path const& path) const {
  auto const one = identity(path);
  struct stat input{};
  if (one && ::fstat(STDIN_FILENO, &input) == 0 &&
      *one == std::pair<std::uint64_t, std::uint64_t>(input.st_dev, input.st_ino))
    return true;
  std::scoped_lock const lock(guard_);
  return one && read_.contains(*one);
}

FileFacts Disk::look(fs::path const& path) const {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0)  // a link to nothing is there, and cannot be read
    return {::lstat(path.c_str(), &info) == 0 ? FileKind::other : FileKind::absent, {}};
  std::string version;
  for (auto const part :
       {static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino),
        static_cast<std::uint64_t>(info.st_size), static_cast<std::uint64_t>(info.st_mtim.tv_sec),
        static_cast<std::uint64_t>(info.st_mtim.tv_nsec)})
    (version += std::to_string(part)) += ' ';
  auto const kind = S_ISREG(info.st_mode)   ? FileKind::file
                    : S_ISDIR(info.st_mode) ? FileKind::folder
                                            : FileKind::other;
  return {kind, std::move(version)};
}

std::expected<std::vector<FolderEntry>, Error> Disk::list(fs::path const& folder) const {
  std::vector<FolderEntry> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    entries.push_back(
        {at->path().filename().string(), kind_of(at->status(ignored)), at->is_symlink(ignored)});
  }
  if (error)
    return std::unexpected(Error{"cannot read folder `" + folder.string() + "`: " + error.message()});
  return entries;
}

fs::path Disk::absolute(fs::path const& path) const {
  std::error_code error;
  auto const whole = fs::absolute(path.empty() ? fs::path(".") : path, error);
  return without_end((error ? path : whole).lexically_normal());
}

// Files of one folder share the way to it, unless they are links to somewhere else.
std::optional<fs::path> Disk::resolve(fs::path const& path) const {
  std::error_code error;
  auto const type = fs::symlink_status(path.empty() ? fs::path(".") : path, error).type();
  bool const is_file = type == fs::file_type::regular && path.has_filename();
  if (!is_file && type != fs::file_type::directory) return resolved(path);
  fs::path const folder = is_file ? path.parent_path() : path;
  std::optional<fs::path> way;
  {
    std::scoped_lock const lock(guard_);
    if (folders_.size() >= most_folders) folders_.clear();
    auto const [known, is_new] = folders_.try_emplace(folder.native());
    if (is_new) known->second = resolved(folder);
    way = known->second;
  }
  if (way && is_file) *way /= path.filename();
  return way;
}

Memory::Memory(std::map<fs::path, std::string> const& texts) {
  for (auto const& [path, text] : texts)
    texts_.insert_or_assign(
        Memory::absolute(path),
        Text{text, std::to_string(text.size()) + ' ' + std::to_string(std::hash<std::string>{}(text))});
}

std::expected<std::string, Error> Memory::read(fs::path const& path, std::uint64_t limit) const {
  auto const found = texts_.find(absolute(path));
  if (found != texts_.end() && found->second.text.size() <= limit) return found->second.text;
  if (found != texts_.end())
    return std::unexpected(Error{"`" + path.string() + "` is larger than the limit of " +
                                 std::to_string(limit >> 20U) + " MiB"});
  if (look(path).kind == FileKind::folder)
    return std::unexpected(Error{"`" + path.string() + "` is a folder, not a file"});
  return std::unexpected(
      Error{"cannot read `" + path.string() + "`: " + said_of(std::errc::no_such_file_or_directory)});
}

FileFacts Memory::look(fs::path const& path) const {
  auto const whole = absolute(path);
  if (auto const found = texts_.find(whole); found != texts_.end())
    return {FileKind::file, found->second.version};
  auto const below = texts_.lower_bound(whole);
  bool const is_folder = below != texts_.end() && is_below(whole, below->first);
  return {is_folder ? FileKind::folder : FileKind::absent, {}};
}

std::expected<std::vector<FolderEntry>, Error> Memory::list(fs::path const& folder) const {
  auto const whole = absolute(folder);
  std::vector<FolderEntry> entries;
  for (auto at = texts_.lower_bound(whole); at != texts_.end() && is_below(whole, at->first); ++at) {
    auto const rest = at->first.lexically_relative(whole);
    auto const name = rest.begin()->string();
    if (!entries.empty() && entries.back().name == name) continue;
    entries.push_back({name, std::next(rest.begin()) == rest.end() ? FileKind::file : FileKind::folder});
  }
  if (entries.empty())
    return std::unexpected(Error{"cannot read folder `" + folder.string() +
                                 "`: " + said_of(std::errc::no_such_file_or_directory)});
  return entries;
}

fs::path Memory::absolute(fs::path const& path) const {
  return without_end((fs::path("/") / path).lexically_normal());
}

std::optional<fs::path> Memory::resolve(fs::path const& path) const { return absolute(path); }

Overlay::Overlay(std::shared_ptr<Files const> below, std::map<fs::path, std::string> const& texts)
    : below_(std::move(below)) {
  std::map<fs::path, std::string> by_whole_path;
  for (auto const& [path, text] : texts) by_whole_path.insert_or_assign(below_->absolute(path), text);
  above_ = std::make_unique<Memory>(by_whole_path);
}

std::expected<std::string, Error> Overlay::read(fs::path const& path, std::uint64_t limit) const {
  auto const whole = absolute(path);
  return above_->is_file(whole) ? above_->read(whole, limit) : below_->read(path, limit);
}

FileFacts Overlay::look(fs::path const& path) const {
  auto above = above_->look(absolute(path));
  return above.kind == FileKind::file ? above : [&] {
    auto below = below_->look(path);
    return below.kind == FileKind::absent ? above : below;
  }();
}

std::expected<std::vector<FolderEntry>, Error> Overlay::list(fs::path const& folder) const {
  auto entries = below_->list(folder);
  auto const above = above_->list(absolute(folder));
  if (!above) return entries;
  if (!entries) return above;
  for (auto const& entry : *above)
    if (std::ranges::find(*entries, entry.name, &FolderEntry::name) == entries->end())
      entries->push_back(entry);
  return entries;
}

fs::path Overlay::absolute(fs::path const& path) const { return below_->absolute(path); }

std::optional<fs::path> Overlay::resolve(fs::path const& path) const { return below_->resolve(path); }

Containment::Containment(std::shared_ptr<Files const> files, std::vector<fs::path> const& folders,
                         bool allow_outside)
    : files_(std::move(files)), allow_outside_(allow_outside) {
  if (allow_outside) return;
  for (auto const& folder : folders)
    if (auto root = files_->resolve(folder)) roots_.push_back(std::move(*root));
}

bool Containment::permits(fs::path const& path) const {
  if (allow_outside_) return true;
  auto const target = files_->resolve(path);
  return target && std::ranges::any_of(roots_, [&](auto const& root) { return is_below(root, *target); });
}

std::expected<std::string, Error> Containment::read(fs::path const& path, std::uint64_t limit) const {
  if (!permits(path)) return std::unexpected(Error{"`" + path.string() + "` lies outside of the project"});
  return files_->read(path, limit);
}

}  // namespace stet
