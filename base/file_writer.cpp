#include "base/file_writer.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace stet {

FileWriter::FileWriter(std::filesystem::path path) : path_(std::move(path)) {
  std::filesystem::path const folder = path_.has_parent_path() ? path_.parent_path() : ".";
  temporary_ = (folder / ("." + path_.filename().string() + ".XXXXXX")).string();
  file_ = ::mkstemp(temporary_.data());
  if (file_ < 0) {
    fail();
    return;
  }
  struct stat old{};
  mode_t mode = 0644;
  if (::stat(path_.c_str(), &old) == 0) mode = old.st_mode & 0777U;
  if (::fchmod(file_, mode) != 0) fail();
}

FileWriter::~FileWriter() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(temporary_.c_str());
}

void FileWriter::fail() {
  if (error_ == 0) error_ = errno;
}

void FileWriter::write(std::string_view bytes) {
  while (error_ == 0 && !bytes.empty()) {
    ssize_t const put = ::write(file_, bytes.data(), bytes.size());
    if (put < 0) {
      if (errno != EINTR) fail();
      continue;
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

std::expected<void, Error> FileWriter::finish(Flush flush) {
  if (error_ == 0 && flush == Flush::yes && ::fsync(file_) != 0) fail();
  int const file = std::exchange(file_, -1);
  if (file >= 0 && ::close(file) != 0) fail();
  if (error_ == 0 && ::rename(temporary_.c_str(), path_.c_str()) != 0) fail();
  if (error_ == 0) return {};
  if (file >= 0) ::unlink(temporary_.c_str());
  return std::unexpected(
      Error{"cannot write `" + path_.string() + "`: " + std::generic_category().message(error_)});
}

std::expected<void, Error> write_file(std::filesystem::path const& path, std::string_view content) {
  FileWriter file(path);
  file.write(content);
  return file.finish();
}

}  // namespace stet
