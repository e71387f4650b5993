// The one table of picture formats: what help, documentation, tests and the drawing itself go by.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stet::app {

enum class PictureFormat : std::uint8_t { svg, png, pdf, dot, mermaid, graphml, tikz };

struct PictureFormatInfo {
  PictureFormat format;
  std::string_view name;        // as `--format` takes it
  std::string_view extensions;  // with their points, separated by blanks; the first is the usual one
  std::string_view about;
};

[[nodiscard]] std::span<PictureFormatInfo const> picture_formats();

// By the ending of a file's name, whatever its case.
[[nodiscard]] std::optional<PictureFormat> format_of_file(std::string_view name);

// ".svg, .png, ... or .tex", for messages.
[[nodiscard]] std::string picture_extensions();

}  // namespace stet::app
