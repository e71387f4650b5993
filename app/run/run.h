// A run: from a request to its result, and from that to documents, findings and an exit status. Each map is
// forgotten as soon as its part of the documents is written.
#pragma once

#include <expected>
#include <vector>

#include "app/run/request.h"
#include "app/run/result.h"
#include "base/file.h"

namespace stet::app {

// Checks all maps. A map that cannot be read is a problem of the result and does not stop the rest. Fails if
// `since` names nothing to compare with.
[[nodiscard]] std::expected<RunResult, Error> check_maps(Request const& request);

// Writes the documents of the run, one a format, in their order.
void write_documents(RunResult& run, Request const& request, std::vector<Sink> const& targets);

// The findings themselves, `since` or not. `request.formats` decides how much a report holds.
[[nodiscard]] Report collect(Request request);

// 0 clean, 1 findings at or above `fail_on`, 2 something could not be checked.
[[nodiscard]] int exit_code(RunResult const& run, Severity fail_on);

}  // namespace stet::app
