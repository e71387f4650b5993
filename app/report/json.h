// The report for programs: docs/json.md, docs/check.schema.json. Stable order, always valid UTF-8.
#pragma once

#include <string>

#include "app/report/report.h"

namespace stet::app {

// One claim as it stands among the `claims` of that document, with its explanation in full.
[[nodiscard]] std::string json_claim(Sources const& sources, Claim const& claim);

}  // namespace stet::app
