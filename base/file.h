// Reading and writing files. The world's failures come back as values with words a person can act on.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

namespace stet {

struct Error {
  std::string message;  // lower case, names the path and the cause
};

inline constexpr std::uint64_t default_file_limit = 512ULL << 20U;

// The whole content of a regular file of at most `limit` bytes. Directories, devices and pipes are refused.
[[nodiscard]] std::expected<std::string, Error> read_file(std::filesystem::path const& path,
                                                          std::uint64_t limit = default_file_limit);

// Writes through a temporary file in the same folder, flushed and renamed: the old content or the new, never
// a mixture.
[[nodiscard]] std::expected<void, Error> write_file(std::filesystem::path const& path,
                                                    std::string_view content);

// The path with every symbolic link in it resolved, of which the last part need not exist; none if it cannot
// be.
[[nodiscard]] std::optional<std::filesystem::path> resolved(std::filesystem::path const& path);
// True if the one resolved path is the other or lies below it.
[[nodiscard]] bool is_below(std::filesystem::path const& folder, std::filesystem::path const& path);

// True if `path`, with every symbolic link in it resolved, lies inside `folder`.
[[nodiscard]] bool is_inside(std::filesystem::path const& folder, std::filesystem::path const& path);

}  // namespace stet
