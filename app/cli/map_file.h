// One map named on the command line (`-` is standard input), for the commands that take one.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "app/run/one_map.h"

namespace stet::app {

// The whole of standard input, up to the limit for files.
[[nodiscard]] std::expected<std::string, Error> read_standard_input();

// Reads and checks the map. Fails when there is none to read.
[[nodiscard]] std::expected<verify::CheckResult, Error> judge_file(std::string const& path,
                                                                   Reading const& reading);

// The same without its registry and verdicts.
[[nodiscard]] std::expected<verify::MapReading, Error> read_map_file(
    std::string const& path, Reading const& reading,
    std::optional<std::filesystem::path> const& settings = std::nullopt);

}  // namespace stet::app
