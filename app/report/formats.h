// The table of report formats: what the command line offers, the documentation lists and the tests run over.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "app/report/fragment.h"

namespace stet::app {

enum class Format : std::uint8_t {
  terminal,
  json,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjsonl,
  tap,
  sonar,
  line
};

struct FormatInfo {
  Format format;
  std::string_view name;
  std::string_view reader;  // who reads it
  WriteFragment* fragment;
  WriteDocument* document;
  std::string_view sign =
      {};  // what tells its documents from other files, near their beginning; none if nothing does
  std::size_t most = SIZE_MAX;  // findings that its reader takes
};

// In the order of the enumeration.
[[nodiscard]] std::span<FormatInfo const> formats();
[[nodiscard]] FormatInfo const& info(Format format);

// The whole report at once.
[[nodiscard]] std::string write_report(Format format, Report const& report, FormatOptions const& options);

}  // namespace stet::app
