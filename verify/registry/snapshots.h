// Snapshots: the stored copies of sources that quotations are checked against. A snapshot counts only if it
// is the file that was registered.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "verify/registry/source_registry.h"

namespace stet::verify {

class Library;
class SnapshotReading;

inline constexpr std::uint64_t snapshot_limit = 64ULL << 20U;  // bytes of one snapshot

// What a check has found out about a snapshot.
struct LoadedSnapshot {
  FileId file;                                     // its text; none if it could not be read
  std::shared_ptr<SnapshotReading const> reading;  // with that text
  bool superseded = false;                         // a later copy of the same page has been read
  bool intact = false;                             // present and, when a hash is given, of that hash
  std::string unreadable;                          // why an intact one has no text; empty if it has
};

// By source, what a check has found out about its snapshots, in the order in which they are registered.
class SnapshotTable {
 public:
  // False as long as nobody has looked at them.
  [[nodiscard]] bool knows(SourceId source) const { return rows_.contains(source); }
  // None of a source that nobody has looked at.
  [[nodiscard]] std::span<LoadedSnapshot const> of(SourceId source) const {
    auto const found = rows_.find(source);
    return found == rows_.end() ? std::span<LoadedSnapshot const>{} : found->second;
  }
  // Those that somebody has looked at, in the registry's order.
  [[nodiscard]] std::vector<SourceId> sources() const;
  std::vector<LoadedSnapshot>& add(SourceId source) { return rows_[source]; }

 private:
  std::unordered_map<SourceId, std::vector<LoadedSnapshot>> rows_;
};

// Where snapshots are read from and go to.
struct SnapshotLoading {
  SourceRegistry const& registry;
  FileId registry_file;  // that its places are in
  Containment const& containment;
  Library& library;  // what other maps have read already comes from there
  Sources& sources;
  SnapshotTable& table;

  // Reads the snapshots of one source that have not been read yet, adds their readable text to the sources
  // and a row to the table. Reports snapshot-changed and outside-project at the place in the registry.
  void load(SourceId source, Diagnostics& diagnostics) const;
};

}  // namespace stet::verify
