// Which sources of a registry a map has a use for, and what to say of those that none has.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "verify/check_result.h"

namespace stet::verify::rules {

// The sources that the map cites, and all that they have their content from; in the registry's order.
[[nodiscard]] std::vector<SourceId> used_sources(CheckResult const& result);

// Reports unused-source of a registry of which only these sources are used (in its order). `where` says where
// the others are not cited: "nowhere in this map".
void report_unused(SourceRegistry const& registry, FileId file, std::vector<SourceId> const& used,
                   std::string_view where, Diagnostics& findings);

}  // namespace stet::verify::rules
