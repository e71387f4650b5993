// Snapshots: the stored copies of sources that quotations are checked against. A snapshot counts only if it
// is the file that was registered.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "verify/registry/registry.h"

namespace stet::verify {

class Library;

// Where files may be read from.
struct Containment {
  std::vector<std::filesystem::path> folders;  // paths may not leave all of them
  bool allow_outside = false;

  [[nodiscard]] bool permits(std::filesystem::path const& path) const;
  [[nodiscard]] bool permits(std::filesystem::path const& path, Library& library) const;
};

inline constexpr std::uint64_t snapshot_limit = 64ULL << 20U;  // bytes of one snapshot

// Reads the snapshots of one source that have not been read yet, adds their readable text to `sources`, and
// notes file and intactness in the record. Reports snapshot-changed and outside-project at the place in the
// registry. What other maps have read already comes from the library.
void load_snapshots(Registry& registry, SourceId id, Sources& sources, Containment const& containment,
                    Library& library, Diagnostics& diagnostics);

}  // namespace stet::verify
