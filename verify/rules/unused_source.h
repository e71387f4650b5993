// Which sources of a registry a map has a use for, and what to say of those that none has.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "verify/check_result.h"

namespace stet::verify::rules {

// The sources that the map cites, and all that they have their content from; in the registry's order.
[[nodiscard]] std::vector<SourceId> used_sources(CheckResult const& result);

// What was looked through: one map, or all of a run.
enum class Reach : std::uint8_t { one_map, all_maps };

// Reports unused-source of a registry of which only these sources are used (in its order).
void report_unused(SourceRegistry const& registry, FileId file, std::vector<SourceId> const& used,
                   Reach reach, Diagnostics& findings);

}  // namespace stet::verify::rules
