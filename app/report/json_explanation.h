// An explanation in the JSON report (docs/json.md, "explanation").
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/report/report.h"

namespace stet::app {

// A place: file, line, column, endLine, endColumn.
[[nodiscard]] nlohmann::ordered_json span_of(Sources const& sources, Location at);

[[nodiscard]] nlohmann::ordered_json explanation_of(Sources const& sources, Claim const& claim);

}  // namespace stet::app
