// Stored copies that no registry of their folder names any more: what was left when somebody was stopped
// between storing and registering.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.h"

namespace stet::verify {

// The folder for copies, beside the registry.
inline constexpr char const* snapshot_folder = "snapshots";

// The files of that folder of which no YAML or JSON file beside it has the name, sorted, seen from `folder`.
// A file that cannot be read as a registry still names what it names.
[[nodiscard]] std::vector<std::string> orphans_in(std::filesystem::path const& folder, Files const& files);

}  // namespace stet::verify
