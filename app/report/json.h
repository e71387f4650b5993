// The report for programs: docs/json.md, docs/check.schema.json. Stable order, always valid UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "app/report/report.h"

namespace stet::app {

// Everything the run found, as one JSON document with a line end. `version` is the program's.
[[nodiscard]] std::string json_report(Report const& report, std::string_view version);

// One claim as it stands among the `claims` of that document, with its explanation in full.
[[nodiscard]] std::string json_claim(Sources const& sources, Claim const& claim);

}  // namespace stet::app
