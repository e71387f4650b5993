// Places of findings in the units that other programs count in, and paths as they want them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace stet::app {

enum class Unit : std::uint8_t { code_points, utf16, bytes };

// Lines and columns count from 1; the end is exclusive.
struct Region {
  std::string path;  // relative to the run's folder where it lies below it
  std::uint32_t line = 1, column = 1, end_line = 1, end_column = 1;
};

// Follows assembled files to where the bytes were written. `folder` is where the run's paths begin.
[[nodiscard]] Region region(Sources const& sources, Location at, Unit unit,
                            std::filesystem::path const& folder);

// The path without `./`, relative to the folder if it lies below it.
[[nodiscard]] std::string relative_path(std::string_view path, std::filesystem::path const& folder);

// A relative URI reference: everything but unreserved characters and slashes percent-encoded.
[[nodiscard]] std::string uri_of(std::string_view path);

// Text as XML holds it: markup escaped, characters that XML 1.0 cannot hold replaced.
[[nodiscard]] std::string xml(std::string_view text);

// What another program calls a severity.
[[nodiscard]] constexpr std::string_view by(Severity severity, std::string_view error,
                                            std::string_view warning, std::string_view info) {
  return severity == Severity::error ? error : severity == Severity::warning ? warning : info;
}

// With a capital at the beginning.
[[nodiscard]] std::string capitalised(std::string_view text);

}  // namespace stet::app
