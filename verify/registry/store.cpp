#include "verify/registry/store.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file_writer.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int most_attempts = 8;  // against somebody who keeps saving

fs::path folder_of(fs::path const& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// The file's content, or nothing if there is no file.
std::expected<std::optional<std::string>, Error> content_of(fs::path const& path) {
  std::error_code error;
  if (!fs::exists(path, error) && !error) return std::optional<std::string>{};
  auto text = read_file(path);
  if (!text) return std::unexpected(std::move(text.error()));
  return std::optional(std::move(*text));
}

// A rename is safe on the disk once its folder is.
void flush_folder(fs::path const& folder) {
  int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

std::expected<void, Error> update_locked(fs::path const& path, Change const& change) {
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    auto const before = content_of(path);
    if (!before) return std::unexpected(before.error());
    auto after = change(before->value_or(""));
    if (!after) return std::unexpected(std::move(after.error()));
    if (*before && **before == *after) return {};
    auto const now = content_of(path);
    if (!now) return std::unexpected(now.error());
    if (*now == *before) return write_file(path, *after);
  }
  return std::unexpected(Error{"`" + path.string() + "` keeps being changed by another program; try again"});
}

}  // namespace

std::expected<FolderLock, Error> FolderLock::take(fs::path const& folder,
                                                  std::chrono::milliseconds patience) {
  int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return std::unexpected(
        Error{"cannot open the folder `" + folder.string() + "`: " + std::generic_category().message(errno)});
  FolderLock lock(descriptor);
  auto const deadline = Clock::now() + patience;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return std::unexpected(Error{"cannot lock the folder `" + folder.string() +
                                   "`: " + std::generic_category().message(errno)});
    if (Clock::now() >= deadline)
      return std::unexpected(
          Error{"another program is still writing in `" + folder.string() + "`; try again"});
    ::poll(nullptr, 0, 5);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::expected<void, Error> update_file(fs::path const& path, Change const& change,
                                       std::function<void()> const& undo) {
  // Through a link, the file that it leads to is written, and its folder locked.
  auto const target = write_target(path);
  if (!target) return std::unexpected(target.error());
  auto const folder = folder_of(*target);
  auto const lock = FolderLock::take(folder);
  if (!lock) return std::unexpected(lock.error());
  auto updated = update_locked(path, change);
  if (updated) flush_folder(folder);
  if (!updated && undo) undo();
  return updated;
}

}  // namespace stet::verify
