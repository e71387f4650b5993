// The files that a program sees: the disk, unsaved texts over it, texts in memory, a commit (commit_files.h).
// Who reads for a check is handed one of these and opens nothing itself. All of them may be asked from
// several threads at once.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/file.h"

namespace stet {

enum class FileKind : std::uint8_t { absent, file, folder, other };

struct FileFacts {
  FileKind kind = FileKind::absent;
  // Whoever finds the same version at the same path finds the same bytes; in a folder, the same names.
  std::string version;
};

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::absent;  // of what it leads to
  bool is_link = false;
};

class Files {
 public:
  virtual ~Files() = default;
  // The whole content of a regular file of at most `limit` bytes; folders, devices and pipes are refused.
  [[nodiscard]] virtual std::expected<std::string, Error> read(
      std::filesystem::path const& path, std::uint64_t limit = default_file_limit) const = 0;
  // What the path leads to, links followed.
  [[nodiscard]] virtual FileFacts look(std::filesystem::path const& path) const = 0;
  // In no order.
  [[nodiscard]] virtual std::expected<std::vector<FolderEntry>, Error> list(
      std::filesystem::path const& folder) const = 0;
  // The path from the top, normal, with its links as they are.
  [[nodiscard]] virtual std::filesystem::path absolute(std::filesystem::path const& path) const = 0;
  // The path from the top with every link resolved, of which the last part need not exist; none if it cannot
  // be.
  [[nodiscard]] virtual std::optional<std::filesystem::path> resolve(
      std::filesystem::path const& path) const = 0;
  // Whether the file that the path leads to, by whatever name, was asked for or is standard input: whoever
  // writes asks before.
  [[nodiscard]] virtual bool has_read(std::filesystem::path const&) const { return false; }

  [[nodiscard]] bool is_file(std::filesystem::path const& path) const {
    return look(path).kind == FileKind::file;
  }
  [[nodiscard]] bool exists(std::filesystem::path const& path) const {
    return look(path).kind != FileKind::absent;
  }
};

// The machine's files. Folders are resolved once, so it should live no longer than a run.
class Disk final : public Files {
 public:
  [[nodiscard]] std::expected<std::string, Error> read(std::filesystem::path const& path,
                                                       std::uint64_t limit) const override;
  [[nodiscard]] FileFacts look(std::filesystem::path const& path) const override;
  [[nodiscard]] std::expected<std::vector<FolderEntry>, Error> list(
      std::filesystem::path const& folder) const override;
  [[nodiscard]] std::filesystem::path absolute(std::filesystem::path const& path) const override;
  [[nodiscard]] std::optional<std::filesystem::path> resolve(
      std::filesystem::path const& path) const override;
  [[nodiscard]] bool has_read(std::filesystem::path const& path) const override;

 private:
  mutable std::mutex guard_;
  mutable std::set<std::pair<std::uint64_t, std::uint64_t>> read_;  // devices and inodes
  mutable std::unordered_map<std::string, std::optional<std::filesystem::path>> folders_;
};

// Texts by path; their folders are there as well. Relative paths begin at `/`.
class Memory final : public Files {
 public:
  Memory() = default;
  explicit Memory(std::map<std::filesystem::path, std::string> const& texts);

  [[nodiscard]] std::expected<std::string, Error> read(std::filesystem::path const& path,
                                                       std::uint64_t limit) const override;
  [[nodiscard]] FileFacts look(std::filesystem::path const& path) const override;
  [[nodiscard]] std::expected<std::vector<FolderEntry>, Error> list(
      std::filesystem::path const& folder) const override;
  [[nodiscard]] std::filesystem::path absolute(std::filesystem::path const& path) const override;
  [[nodiscard]] std::optional<std::filesystem::path> resolve(
      std::filesystem::path const& path) const override;

 private:
  struct Text {
    std::string text;
    std::string version;
  };
  std::map<std::filesystem::path, Text> texts_;
};

// Unsaved texts over other files, by path.
class Overlay final : public Files {
 public:
  Overlay(std::shared_ptr<Files const> below, std::map<std::filesystem::path, std::string> const& texts);

  [[nodiscard]] std::expected<std::string, Error> read(std::filesystem::path const& path,
                                                       std::uint64_t limit) const override;
  [[nodiscard]] FileFacts look(std::filesystem::path const& path) const override;
  [[nodiscard]] std::expected<std::vector<FolderEntry>, Error> list(
      std::filesystem::path const& folder) const override;
  [[nodiscard]] std::filesystem::path absolute(std::filesystem::path const& path) const override;
  [[nodiscard]] std::optional<std::filesystem::path> resolve(
      std::filesystem::path const& path) const override;
  [[nodiscard]] bool has_read(std::filesystem::path const& path) const override {
    return below_->has_read(path);
  }

 private:
  std::shared_ptr<Files const> below_;
  std::unique_ptr<Memory const> above_;  // by the absolute path below
};

// What may be opened for a map that a stranger wrote: only what lies, links resolved, in one of the folders.
class Containment {
 public:
  Containment(std::shared_ptr<Files const> files, std::vector<std::filesystem::path> const& folders,
              bool allow_outside = false);

  [[nodiscard]] bool permits(std::filesystem::path const& path) const;
  // As Files::read; refuses what is not permitted.
  [[nodiscard]] std::expected<std::string, Error> read(std::filesystem::path const& path,
                                                       std::uint64_t limit = default_file_limit) const;
  // All files, for paths that somebody has permitted.
  [[nodiscard]] Files const& files() const { return *files_; }

 private:
  std::shared_ptr<Files const> files_;
  std::vector<std::filesystem::path> roots_;  // resolved
  bool allow_outside_;
};

}  // namespace stet
