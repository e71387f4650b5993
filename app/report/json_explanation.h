// An explanation in the JSON report (docs/json.md, "explanation").
#pragma once

#include "app/report/report.h"
#include "base/json.h"

namespace stet::app {

// A place: file, line, column, endLine, endColumn.
void write_span(JsonWriter& out, Sources const& sources, Location at);

void write_explanation(JsonWriter& out, Sources const& sources, Claim const& claim);

}  // namespace stet::app
