// Whether the snapshots of a registry are still what was registered, and what has changed in those that are
// not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "verify/registry/drift.h"
#include "verify/registry/snapshots.h"

namespace stet::verify {

enum class SnapshotState : std::uint8_t {
  intact,
  unhashed,     // there, but no hash was registered
  reformatted,  // other bytes, the same words
  changed,      // other words
  missing,      // or not readable as a file
  outside,      // its path leaves the project
};
[[nodiscard]] std::string_view to_string(SnapshotState state);

struct SnapshotCheck {
  SourceId source;
  std::string path;
  SnapshotState state = SnapshotState::intact;
  std::string actual;   // the file's SHA-256, if there is a file
  std::string problem;  // why it cannot be read, or why it has no text
  std::string before;   // the earlier snapshot of the source that `drift` compares it with
  Drift drift;          // words that differ between the two
};

struct Verification {
  std::vector<SnapshotCheck> snapshots;  // in the registry's order
  std::vector<std::string> ids;          // of each, for people
  std::size_t problems = 0;              // missing, changed, reformatted, outside
  std::vector<std::string> orphans;      // stored copies that nothing names (orphans.h); no problems

  [[nodiscard]] bool clean() const { return problems == 0; }
};

// Checks the snapshots of the sources, or of all if none are named.
[[nodiscard]] Verification verify_snapshots(SourceRegistry const& registry, std::span<SourceId const> sources,
                                            Containment const& containment);

}  // namespace stet::verify
