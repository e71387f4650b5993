// The way from a command's options to a checked map, shared by the commands that take one map.
#pragma once

#include <expected>
#include <string>

#include "app/cli/options.h"
#include "base/file.h"
#include "verify/check.h"

namespace stet::app {

[[nodiscard]] verify::CheckOptions check_options(Reading const& reading);

// Reads and checks one named map (`-` is standard input). Fails when there is none to read.
[[nodiscard]] std::expected<verify::CheckResult, Error> judge_file(std::string const& path,
                                                                   Reading const& reading);

}  // namespace stet::app
