// The files a check works on: the map itself, and what its front matter names. Whatever is wrong with one of
// them is a finding at the place that named it.
#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "verify/check.h"
#include "verify/registry/snapshots.h"

namespace stet::verify {

// Reports bytes that are not UTF-8 text. Returns false if the file is not text at all and reading it as such
// would be noise.
bool check_encoding(SourceFile const& source, FileId file, Diagnostics& diagnostics);

// The folders that paths in this map and its registry may not leave.
[[nodiscard]] Containment containment_of(std::filesystem::path const& map, CheckOptions const& options);

// Reads what the front matter names (`article:`, `sources:`), or `sources.yaml` beside the map. Fills
// result.article (with its text and language) and result.registry; returns whether there was a registry to
// read.
bool read_inputs(std::filesystem::path const& map, CheckOptions const& options,
                 Containment const& containment, Library& library, CheckResult& result,
                 Diagnostics& diagnostics);

}  // namespace stet::verify
