// The way from a map's text to what is made of it, for whoever wants one map and not a run.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>

#include "app/run/inputs.h"
#include "app/run/request.h"
#include "base/file.h"
#include "verify/check_options.h"
#include "verify/check_result.h"
#include "verify/read.h"

namespace stet::app {

[[nodiscard]] verify::CheckOptions check_options(Reading const& reading);

// The settings that hold for the map at the path.
[[nodiscard]] std::expected<std::shared_ptr<verify::Settings const>, Error> settings_of(
    std::filesystem::path const& path, Reading const& reading);

// Checks the map under the settings that hold for it. Fails if they cannot be read.
[[nodiscard]] std::expected<verify::CheckResult, Error> judge(MapText map, Reading const& reading);

// The map without its registry and verdicts: what an export needs. What is wrong with the map is in its
// findings.
[[nodiscard]] verify::MapReading read_only(
    MapText map, Reading const& reading, std::optional<std::filesystem::path> const& settings = std::nullopt);

}  // namespace stet::app
