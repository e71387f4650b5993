#include "base/file_writer.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace stet {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = 1U << 16U;

std::string said_of(fs::path const& path, int code) {
  return "cannot write `" + path.string() + "`: " + std::generic_category().message(code);
}

// The number of a descriptor of this process that the path names, as `/dev/stdout` does in the end.
std::optional<int> own_descriptor(fs::path const& path) {
  std::error_code error;
  if (path == "-") return STDOUT_FILENO;
  if (path.parent_path() != fs::canonical("/proc/self/fd", error) || error) return {};
  return std::atoi(path.filename().c_str());
}

std::expected<fs::path, Error> followed(fs::path path) {
  constexpr int most_links = 40;
  fs::path const asked = path;
  for (int i = 0; i < most_links; ++i) {
    std::error_code error;
    auto const folder = fs::canonical(path.has_parent_path() ? path.parent_path() : ".", error);
    if (error) return std::unexpected(Error{said_of(asked, error.value())});
    path = folder / path.filename();
    if (own_descriptor(path)) return path;
    auto const next = fs::read_symlink(path, error);
    if (error) return path;  // it is no link
    path = folder / next;
  }
  return std::unexpected(Error{said_of(asked, ELOOP)});
}

// Removes what a killed writer left under the name: nobody holds its lock.
void remove_stale(char const* name) {
  Descriptor const file(::open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat opened{};
  struct stat named{};
  if (!file.valid() || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return;
  if (::fstat(file.get(), &opened) == 0 && S_ISREG(opened.st_mode) && ::lstat(name, &named) == 0 &&
      opened.st_ino == named.st_ino && opened.st_dev == named.st_dev)
    ::unlink(name);
}

Descriptor connected(fs::path const& path) {
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  if (path.native().size() >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return {};
  }
  path.native().copy(address.sun_path, sizeof address.sun_path - 1);
  Descriptor made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  bool const is_open =
      made.valid() && ::connect(made.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  return is_open ? std::move(made) : Descriptor();
}

// Makes a new file and locks it. None if somebody took it for stale in between.
Descriptor locked_file(char const* name) {
  Descriptor file(::open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  struct stat info{};
  if (file.valid() && ((::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) ||
                       (::fstat(file.get(), &info) == 0 && info.st_nlink == 0))) {
    errno = EEXIST;
    return {};
  }
  return file;
}

}  // namespace

std::expected<fs::path, Error> write_target(fs::path const& path) {
  auto target = followed(path);
  std::error_code error;
  auto const here = fs::current_path(error);
  if (target && is_below(here, (here / path).lexically_normal()) && !is_below(here, *target))
    return std::unexpected(Error{"cannot write `" + path.string() +
                                 "`: a link leads out of the folder, to `" + target->string() +
                                 "`; name the file itself if that is meant"});
  return target;
}

bool is_stream(fs::path const& path) {
  std::error_code error;
  auto const type = fs::status(path, error).type();
  return path == "-" || (fs::exists(fs::file_status(type)) && type != fs::file_type::regular &&
                         type != fs::file_type::directory);
}

FileWriter::FileWriter(fs::path path) : path_(std::move(path)) {
  auto target = path_ == "-" ? path_ : write_target(path_);
  if (!target) {
    refused_ = std::move(target.error().message);
    return;
  }
  target_ = std::move(*target);
  struct stat old{};
  if (auto const number = own_descriptor(target_)) {
    file_ = Descriptor(::fcntl(*number, F_DUPFD_CLOEXEC, 0));
  } else if (::lstat(target_.c_str(), &old) != 0) {
    open_temporary();
  } else if (S_ISSOCK(old.st_mode)) {
    file_ = connected(target_);
  } else if (!S_ISREG(old.st_mode)) {
    file_ = Descriptor(::open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  } else if ((old.st_mode & 0222U) == 0) {  // for root, too
    error_ = EACCES;
  } else if (::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) == 0) {
    open_temporary();
    // Who may not give the file away keeps it.
    if (file_.valid() && ::fchown(file_.get(), old.st_uid, old.st_gid) != 0) errno = 0;
    if (file_.valid() && ::fchmod(file_.get(), old.st_mode & 0777U) != 0) fail();
  }
  if (!file_.valid()) fail();
}

FileWriter::~FileWriter() {
  if (file_.valid() && !temporary_.empty()) ::unlink(temporary_.c_str());
}

// A name says whose it is, and a lock whether somebody is still writing it.
void FileWriter::open_temporary() {
  constexpr int most_writers = 100;
  auto const name = target_.filename().string().substr(0, 200);
  for (int n = 1; n <= most_writers && !file_.valid(); ++n) {
    temporary_ = (target_.parent_path() / ("." + name + ".stet-new" + std::to_string(n))).string();
    file_ = locked_file(temporary_.c_str());
    if (file_.valid() || errno != EEXIST) return;
    remove_stale(temporary_.c_str());
    errno = EEXIST;
  }
}

void FileWriter::fail() {
  if (error_ == 0) error_ = errno;
}

void FileWriter::write(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= block) put(std::exchange(waiting_, {}));
}

void FileWriter::put(std::string_view bytes) {
  while (error_ == 0 && file_.valid() && !bytes.empty()) {
    ssize_t const done = ::write(file_.get(), bytes.data(), bytes.size());
    if (done < 0) {
      if (errno != EINTR) fail();
      continue;
    }
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

std::expected<void, Error> FileWriter::finish(Flush flush) {
  put(std::exchange(waiting_, {}));
  if (temporary_.empty()) {
    file_.close();
    if (path_ == "-" && error_ == EPIPE) error_ = 0;  // a reader that goes away is no failure of ours
  } else if (file_.valid()) {
    if (error_ == 0 && flush == Flush::yes && ::fsync(file_.get()) != 0) fail();
    // Closing a copy tells what it would tell, and the lock stays until the file has its name.
    int const copy = ::fcntl(file_.get(), F_DUPFD_CLOEXEC, 0);
    if (copy < 0 || ::close(copy) != 0) fail();
    if (error_ == 0 && ::rename(temporary_.c_str(), target_.c_str()) != 0) fail();
    if (error_ != 0) ::unlink(temporary_.c_str());
    file_.close();
  }
  if (!refused_.empty()) return std::unexpected(Error{refused_});
  if (error_ != 0) return std::unexpected(Error{said_of(path_, error_)});
  return {};
}

std::expected<void, Error> write_file(fs::path const& path, std::string_view content) {
  FileWriter file(path);
  file.write(content);
  return file.finish();
}

}  // namespace stet
