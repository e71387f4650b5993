// A file written piece by piece, for what is too long to be held as a whole.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/file.h"

namespace stet {

// Whether the content is on the disk before it has its name. What can be made again need not wait for that.
enum class Flush : bool { no, yes };

// Writes a temporary file in the same folder, which `finish` flushes and renames: others see the old content
// or the new, never a mixture. Without `finish` the old one stays.
class FileWriter {
 public:
  explicit FileWriter(std::filesystem::path path);
  ~FileWriter();
  FileWriter(FileWriter const&) = delete;
  FileWriter& operator=(FileWriter const&) = delete;

  void write(std::string_view bytes);
  // The first thing that went wrong, if anything did.
  [[nodiscard]] std::expected<void, Error> finish(Flush flush = Flush::yes);

 private:
  void fail();

  std::filesystem::path path_;
  std::string temporary_;
  int file_ = -1;
  int error_ = 0;  // errno of what went wrong
};

}  // namespace stet
