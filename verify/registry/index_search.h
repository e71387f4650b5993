// Passages of a registry's snapshots that bear on some words, through the full-text index beside the
// registry.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "verify/registry/index_store.h"
#include "verify/registry/library.h"
#include "verify/registry/snapshots.h"

namespace stet::verify {

struct Passage {
  SourceId source;
  FileId file;  // the snapshot's text
  Span span;    // of the passage in it
  double score = 0;
};

class RegistrySearch {
 public:
  // Opens `.stet/index.db` in the registry's folder, or builds it anew when it is missing, damaged, not ours,
  // or of another registry or other snapshots than are there now: by the registry's text, the times of the
  // snapshots' folders, and the versions of snapshots without a registered hash. Where it
  // cannot be written it is built in memory. The registry's snapshots are loaded as they are found.
  RegistrySearch(SourceRegistry const& registry, FileId registry_file, Sources& sources,
                 Containment const& containment, SnapshotTable& table);

  // Best first, one passage a snapshot, only of snapshots that are what was registered.
  [[nodiscard]] std::vector<Passage> search(std::string_view words, std::size_t limit);

  // What an index of the registry is made of.
  [[nodiscard]] static std::string stamp_of(SourceRegistry const& registry, std::string_view registry_text,
                                            Files const& files);

 private:
  [[nodiscard]] std::optional<Index> build(std::string const& path, std::string_view stamp);

  Library library_;
  SnapshotLoading loading_;
  std::optional<Index> index_;
};

}  // namespace stet::verify
