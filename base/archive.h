// Files inside files: what zip and gzip have packed. zlib does the work; what comes out is bounded.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace stet {

[[nodiscard]] inline bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }
[[nodiscard]] inline bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

struct PackedFile {
  std::string name;
  std::string bytes;
};

// The files of a zip archive that are wanted by their names, in the archive's order. Fails for what is
// damaged or encrypted, and for more than `most` bytes.
[[nodiscard]] std::expected<std::vector<PackedFile>, Error> unpack_zip(
    std::string_view bytes, std::function<bool(std::string_view)> const& wanted, std::size_t most);

// What gzip has packed, one piece after the other. Fails likewise.
[[nodiscard]] std::expected<std::string, Error> unpack_gzip(std::string_view bytes, std::size_t most);

}  // namespace stet
