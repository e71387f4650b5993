// One map checked against its registry: the one function that commands, tests and other programs call.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "verify/check_options.h"
#include "verify/check_result.h"

namespace stet::verify {

// Checks the map in `text` (the content of `path`). Whatever is wrong with the map or its registry is a
// finding.
[[nodiscard]] CheckResult check(std::filesystem::path const& path, std::string text,
                                CheckOptions const& options = {});

// Reads the file first; fails only if it cannot be read.
[[nodiscard]] std::expected<CheckResult, Error> check_file(std::filesystem::path const& path,
                                                           CheckOptions const& options = {});

}  // namespace stet::verify
