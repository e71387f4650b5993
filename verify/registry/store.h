// Changing files that several people and programs may be changing: one writer at a time, and nobody's work is
// lost.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"

namespace stet::verify {

// From the file's content to its new content.
using Change = std::function<std::expected<std::string, Error>(std::string_view)>;

// Holds the writers' lock of a folder (flock(2) on the folder itself, so that nothing is left behind) until
// it is destroyed.
class FolderLock {
 public:
  // Waits for other writers, at most `patience`.
  [[nodiscard]] static std::expected<FolderLock, Error> take(
      std::filesystem::path const& folder, std::chrono::milliseconds patience = std::chrono::seconds(10));
  FolderLock(FolderLock&& other) noexcept;
  FolderLock(FolderLock const&) = delete;
  FolderLock& operator=(FolderLock const&) = delete;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// Reads the file, changes its content and puts the new content in its place, under the folder's lock. A
// program that knows no lock may write in between: then the change is made again, to what it wrote. A file
// that is not there is empty. Whatever happens, the file holds the old content or the new. `undo`, if given,
// is called under the same lock when the file keeps the old: what the change put beside it goes again.
[[nodiscard]] std::expected<void, Error> update_file(std::filesystem::path const& path, Change const& change,
                                                     std::function<void()> const& undo = {});

}  // namespace stet::verify
