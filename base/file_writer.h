// A file written piece by piece, for what is too long to be held as a whole.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "base/file.h"

namespace stet {

// Whether the content is on the disk before it has its name. What can be made again need not wait for that.
enum class Flush : bool { no, yes };

// The path that links lead to, of which the last part need not exist. Fails if a link inside of the current
// folder leads out of it: whoever wrote the link does not choose what is overwritten.
[[nodiscard]] std::expected<std::filesystem::path, Error> write_target(std::filesystem::path const& path);

// True of standard output (`-`) and of devices, pipes and sockets: what is written there replaces nothing.
[[nodiscard]] bool is_stream(std::filesystem::path const& path);

// Writes a temporary file beside the one that the path leads to; `finish` flushes and renames it, so that
// others see the old content or the new, never a mixture. Without `finish` the old one stays. What is a
// stream is opened and written as it is.
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
  void open_temporary();
  void put(std::string_view bytes);

  std::filesystem::path path_;    // as asked for
  std::filesystem::path target_;  // that it leads to
  std::string temporary_;         // empty: written as it is
  std::string waiting_;           // not written yet
  Descriptor file_;
  int error_ = 0;        // errno of what went wrong
  std::string refused_;  // in words
};

}  // namespace stet
