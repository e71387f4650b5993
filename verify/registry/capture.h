// New records and snapshots: ids, file names and entries for what somebody has fetched or found. Decides
// nothing about files on disk.
#pragma once

#include <string>
#include <string_view>

#include "verify/registry/entry.h"
#include "verify/registry/readable.h"
#include "verify/registry/registry.h"

namespace stet::verify {

// An id made of words: lower case, `-` between words, at most 60 bytes; `source` if nothing is left.
[[nodiscard]] std::string slug(std::string_view words);
// The first of `wanted`, `wanted-2`, ... that the registry does not hold.
[[nodiscard]] std::string free_id(Registry const& registry, std::string_view wanted);

struct Capture {
  std::string path;   // as registered
  std::string bytes;  // of the file
  std::string text;   // readable; empty if it has none
  MediaType type = MediaType::plain;
  std::string encoding;  // that the server states
  std::string captured, archive_url;
};
// The entry of `snapshots:` for it, with both hashes.
[[nodiscard]] Entry snapshot_entry(Capture const& capture);

}  // namespace stet::verify
