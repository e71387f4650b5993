#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace stet {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> failure(std::string_view what, fs::path const& path, int code) {
  return std::unexpected(
      Error{std::string(what) + " `" + path.string() + "`: " + std::generic_category().message(code)});
}

}  // namespace

std::expected<std::string, Error> read_file(fs::path const& path, std::uint64_t limit) {
  // O_NONBLOCK: opening a pipe must not wait for a writer before it can be refused.
  Descriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.valid()) return failure("cannot read", path, errno);
  struct stat info{};
  if (::fstat(file.get(), &info) != 0) return failure("cannot read", path, errno);
  if (S_ISDIR(info.st_mode)) return std::unexpected(Error{"`" + path.string() + "` is a folder, not a file"});
  if (!S_ISREG(info.st_mode)) return std::unexpected(Error{"`" + path.string() + "` is not a regular file"});
  auto const size = static_cast<std::uint64_t>(info.st_size);
  auto const too_large = [&] {
    return std::unexpected(Error{"`" + path.string() + "` is larger than the limit of " +
                                 std::to_string(limit >> 20U) + " MiB"});
  };
  if (size > limit) return too_large();
  std::string content(size, '\0');
  std::size_t filled = 0;
  for (;;) {
    if (filled == content.size()) {
      // Files under /proc and files that grow report less than they hold.
      char extra = 0;
      ssize_t const more = ::read(file.get(), &extra, 1);
      if (more == 0) break;
      if (more < 0) {
        if (errno == EINTR) continue;
        return failure("cannot read", path, errno);
      }
      if (filled >= limit) return too_large();
      content.push_back(extra);
      ++filled;
      content.resize(std::min<std::uint64_t>(limit, std::max<std::uint64_t>(4096, filled * 2)));
      if (content.size() == filled) content.resize(filled);
      continue;
    }
    ssize_t const got = ::read(file.get(), content.data() + filled, content.size() - filled);
    if (got < 0) {
      if (errno == EINTR) continue;
      return failure("cannot read", path, errno);
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

std::optional<fs::path> resolved(fs::path const& path) {
  std::error_code error;
  // weakly_canonical() leaves a relative path relative when its first element does not exist.
  auto result = fs::weakly_canonical(fs::absolute(path.empty() ? fs::path(".") : path), error);
  if (error) return {};
  return result;
}

bool is_below(fs::path const& folder, fs::path const& path) {
  std::string_view top = folder.native();
  if (top.ends_with('/')) top.remove_suffix(1);
  std::string_view const whole = path.native();
  return whole.starts_with(top) && (whole.size() == top.size() || whole[top.size()] == '/');
}

bool is_inside(fs::path const& folder, fs::path const& path) {
  auto const root = resolved(folder);
  auto const target = resolved(path);
  return root && target && is_below(*root, *target);
}

}  // namespace stet
