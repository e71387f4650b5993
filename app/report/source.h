// How records of the registry are shown: as text and as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "verify/registry/integrity.h"
#include "verify/registry/lists.h"
#include "verify/registry/registry.h"

namespace stet::app {

// A place that cites a source.
struct Use {
  std::string path;
  std::uint32_t line = 0, column = 0;
  std::string claim;  // `[Title]` or `<Title>`
  std::string locator;
};

// One line a record.
[[nodiscard]] std::string list_of_sources(verify::Registry const& registry);
// Everything known about one record.
[[nodiscard]] std::string source_in_full(verify::Registry const& registry, verify::SourceId id);

[[nodiscard]] std::string sources_json(verify::Registry const& registry);
[[nodiscard]] std::string source_json(verify::Registry const& registry, verify::SourceId id);
[[nodiscard]] std::string uses_json(std::string const& id, std::vector<Use> const& uses);
[[nodiscard]] std::string verified_json(verify::Verification const& verification);

[[nodiscard]] std::string list_json(verify::ListReading const& reading, bool dry_run);

}  // namespace stet::app
