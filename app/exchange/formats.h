// The one table of formats that maps are exported to: what help, documentation, tests and `stet export` go
// by.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "verify/exchange/exports.h"

namespace stet::app {

struct Exported {
  std::string text;
  std::vector<std::string> notes;  // what its reader should know
};

struct ExportFormat {
  std::string_view name;  // as `--to` takes it
  std::string_view about;
  // Writes a checked map. None: Argdown's own JSON, which needs no verdicts, is many times as large as its
  // map, and is written as it is made.
  std::expected<Exported, Error> (*write)(verify::exchange::Input const& input);
};

[[nodiscard]] std::span<ExportFormat const> export_formats();
[[nodiscard]] ExportFormat const* find_export_format(std::string_view name);

}  // namespace stet::app
