// The files a check works on: the map itself, and what its front matter names. Whatever is wrong with one of
// them is a finding at the place that named it.
#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "verify/check_options.h"
#include "verify/check_result.h"

namespace stet::verify {

class Library;

// The folders that paths in this map and its registry may not leave.
[[nodiscard]] Containment containment_of(std::filesystem::path const& map, CheckOptions const& options);

// Reads what the front matter names (`article:`, `sources:`), or `sources.yaml` beside the map. Fills
// result.article (with its text and language) and result.registry; returns whether there was a registry to
// read.
bool read_inputs(std::filesystem::path const& map, CheckOptions const& options,
                 Containment const& containment, Library& library, CheckResult& result,
                 Diagnostics& diagnostics);

}  // namespace stet::verify
