// Files inside files: what zip and gzip have packed. zlib does the work; what comes out is bounded by what
// goes in.
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

// How much may come out of a file, with all that is packed in what was packed in it: a multiple of its size
// that no text reaches, and never more than `most` bytes.
class UnpackBudget {
 public:
  UnpackBudget(std::size_t packed, std::size_t most);
  [[nodiscard]] std::size_t left() const { return left_; }
  void spend(std::size_t bytes) { left_ -= bytes < left_ ? bytes : left_; }
  [[nodiscard]] Error exceeded() const;

 private:
  std::size_t packed_, whole_, left_;
};

struct PackedFile {
  std::string name;
  std::string bytes;
};

// The files of a zip archive that are wanted by their names, in the archive's order. Fails for what is
// damaged or encrypted, and for more than the budget has left.
[[nodiscard]] std::expected<std::vector<PackedFile>, Error> unpack_zip(
    std::string_view bytes, std::function<bool(std::string_view)> const& wanted, UnpackBudget& budget);

// What gzip has packed, one piece after the other. Fails likewise.
[[nodiscard]] std::expected<std::string, Error> unpack_gzip(std::string_view bytes, UnpackBudget& budget);

}  // namespace stet
