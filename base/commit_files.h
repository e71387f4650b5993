// The files of a Git repository as they were at a commit.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/files.h"

namespace stet {

// Objects are asked for with `git cat-file`, those of a folder together; nothing is checked out. What lies
// outside of the repository has no past and is read from the disk, and so is `.git`. Links are not
// there; submodules are, as the commit has them, if they are checked out.
class CommitFiles final : public Files {
 public:
  // Of the repository around the current folder; `revision` is any name that Git understands. An error says
  // what Git says.
  [[nodiscard]] static std::expected<std::shared_ptr<CommitFiles const>, Error> open(
      std::string const& revision);

  [[nodiscard]] std::filesystem::path const& top() const { return top_; }  // of the work tree
  [[nodiscard]] std::string const& id() const { return id_; }              // the commit's, in hex

  [[nodiscard]] std::expected<std::string, Error> read(std::filesystem::path const& path,
                                                       std::uint64_t limit) const override;
  [[nodiscard]] FileFacts look(std::filesystem::path const& path) const override;
  [[nodiscard]] std::expected<std::vector<FolderEntry>, Error> list(
      std::filesystem::path const& folder) const override;
  [[nodiscard]] std::filesystem::path absolute(std::filesystem::path const& path) const override;
  [[nodiscard]] std::optional<std::filesystem::path> resolve(
      std::filesystem::path const& path) const override;

 private:
  CommitFiles() = default;
  // The path within the repository, empty at its top; none if it is the disk's.
  [[nodiscard]] std::optional<std::string> within(std::filesystem::path const& path) const;
  std::expected<void, Error> fetch(std::vector<std::string> const& paths) const;
  std::expected<void, Error> fetch_folder_of(std::string const& file, std::uint64_t limit) const;
  [[nodiscard]] std::filesystem::path repository_of(std::string const& path) const;

  Disk disk_;
  std::filesystem::path top_;
  std::string id_;
  std::map<std::string, std::string> blobs_;  // ids by path
  std::vector<std::string> submodules_;       // folders, the outer ones first
  mutable std::mutex guard_;
  mutable std::map<std::string, std::string> texts_;   // that have been fetched, by path
  mutable std::map<std::string, bool> folders_asked_;  // by path
};

}  // namespace stet
