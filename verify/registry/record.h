// One source as a registry describes it: CSL's fields, and stet's extension under `custom:`. Places are spans
// of the registry's text; whoever reports them knows which file that is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/span.h"

namespace stet::verify {

using SourceId = Id<struct SourceTag>;

enum class Tier : std::uint8_t { unknown, primary, secondary, tertiary };
enum class LineageKind : std::uint8_t { quotes, republishes, same_wire, derives, translates };
enum class StatusKind : std::uint8_t {
  correction,
  retraction,
  expression_of_concern,
  withdrawn,
  reinstatement
};

struct Snapshot {
  std::string path;           // as written, relative to the registry's folder
  std::string sha256;         // of the raw bytes, hex; empty if not given
  std::string folded_sha256;  // of the folded text
  std::string folding;        // the version of the folding that made it
  std::string media_type;
  std::string captured;  // ISO date or time
  std::string archive_url;
  Span place;
};

struct Rating {
  std::string rater, scheme, value, date, scope, url;
};

struct Lineage {
  LineageKind kind;
  std::string other;  // the id of the source it comes from
  Span place;
};

struct Status {
  StatusKind kind;
  std::string date, notice;
  Span place;
};

struct SourceRecord {
  std::string id, type, title, author, publisher, container, issued, accessed, url, doi, pmid, language,
      license;
  std::string owner;
  Tier tier = Tier::unknown;
  bool confidential = false;
  std::string public_description;
  std::vector<Rating> ratings;
  std::vector<Lineage> lineage;
  std::vector<Status> status;
  std::vector<Snapshot> snapshots;
  Span place;  // of the id
};

// True if the status takes the source back, and no later reinstatement lifts it.
[[nodiscard]] bool takes_back(Status const& status, SourceRecord const& record);
// Retracted, or withdrawn.
[[nodiscard]] bool is_withdrawn(SourceRecord const& record);

[[nodiscard]] std::string_view to_string(Tier tier);
[[nodiscard]] std::string_view to_string(LineageKind kind);
[[nodiscard]] std::string_view to_string(StatusKind kind);

}  // namespace stet::verify
