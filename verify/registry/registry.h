// The registry of sources: CSL records with stet's extension under `custom:`, snapshots beside them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/id.h"
#include "base/source.h"

namespace stet::verify {

using SourceId = Id<struct SourceTag>;
class SnapshotReading;

enum class Tier : std::uint8_t { unknown, primary, secondary, tertiary };
enum class LineageKind : std::uint8_t { quotes, republishes, same_wire, derives, translates };
enum class StatusKind : std::uint8_t { correction, retraction, expression_of_concern, withdrawn };

struct Snapshot {
  std::string path;           // as written, relative to the registry's folder
  std::string sha256;         // of the raw bytes, hex; empty if not given
  std::string folded_sha256;  // of the folded text
  std::string folding;        // the version of the folding that made it
  std::string media_type;
  std::string captured;  // ISO date or time
  std::string archive_url;
  Location location;
  FileId file;                                     // its text once loaded, none if it could not be
  std::shared_ptr<SnapshotReading const> reading;  // with that text
  bool intact = false;                             // present and, when a hash is given, of that hash
  std::string unreadable;                          // why an intact one has no text; empty if it has
};

struct Rating {
  std::string rater, scheme, value, date, scope, url;
  Location location;
};

struct Lineage {
  LineageKind kind;
  std::string other;  // the id of the source it comes from
  Location location;
};

struct Status {
  StatusKind kind;
  std::string date, notice;
  Location location;
};

struct SourceRecord {
  std::string id, type, title, author, publisher, container, issued, accessed, url, doi, language, license;
  std::string owner;
  Tier tier = Tier::unknown;
  bool confidential = false;
  std::string public_description;
  std::vector<Rating> ratings;
  std::vector<Lineage> lineage;
  std::vector<Status> status;
  std::vector<Snapshot> snapshots;
  bool snapshots_read = false;  // load_snapshots has been here
  Location location;            // of the id
};

class Registry {
 public:
  Table<SourceRecord, SourceId> records;
  std::filesystem::path folder;  // that snapshot paths are relative to

  [[nodiscard]] std::optional<SourceId> find(std::string_view id) const;
  // Where each source's content comes from: sources with the same number are one origin. See origins.cpp.
  [[nodiscard]] std::vector<std::uint32_t> origins() const;

  // By source: whether its lineage leads back to it.
  [[nodiscard]] std::vector<bool> circular() const;

  std::unordered_map<std::string, SourceId> by_id;
  bool damaged = false;  // part of it could not be read, so that a missing id proves nothing
};

[[nodiscard]] std::string_view to_string(Tier tier);
[[nodiscard]] std::string_view to_string(LineageKind kind);
[[nodiscard]] std::string_view to_string(StatusKind kind);

// Reads `sources.yaml` (CSL-YAML: a sequence of records, or a mapping with `references:`), already in
// `sources` as `file`.
[[nodiscard]] Registry read_registry(Sources const& sources, FileId file, std::filesystem::path folder,
                                     Diagnostics& diagnostics);

}  // namespace stet::verify
