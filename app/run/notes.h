// Findings about the files that the maps of a run share: sources of their registry, entries of
// stet.suppress.toml and of the baseline. Whether one is of use is known only when all maps have been
// checked.
#pragma once

#include <vector>

#include "app/run/plan.h"
#include "app/run/result.h"

namespace stet::app {

// One report a file, for files with findings, in the order in which the maps name them. Paths below `folder`
// are told from there.
[[nodiscard]] std::vector<FileReport> notes_of(Plan const& plan, Files const& files,
                                               std::vector<Checked> const& maps, verify::Library& library,
                                               verify::Baseline const* since,
                                               std::filesystem::path const& folder);

}  // namespace stet::app
