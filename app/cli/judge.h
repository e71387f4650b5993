// The way from a command's options to a checked map, shared by the commands that take one map.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "app/cli/options.h"
#include "base/file.h"
#include "verify/check_options.h"
#include "verify/check_result.h"
#include "verify/read.h"

namespace stet::app {

[[nodiscard]] verify::CheckOptions check_options(Reading const& reading);

// Reads and checks one named map (`-` is standard input). Fails when there is none to read.
[[nodiscard]] std::expected<verify::CheckResult, Error> judge_file(std::string const& path,
                                                                   Reading const& reading);

// The map without its registry and verdicts: what an export needs. What is wrong with the map is in its
// findings.
[[nodiscard]] std::expected<verify::MapReading, Error> read_map_file(
    std::string const& path, Reading const& reading,
    std::optional<std::filesystem::path> const& settings = std::nullopt);

}  // namespace stet::app
