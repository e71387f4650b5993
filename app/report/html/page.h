// The report as one self-contained HTML page: the article with its claims marked, the evidence of each claim,
// the map, the sources. No network, no script needed; docs/report.md describes it for readers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "verify/check_result.h"

namespace stet::app::html {

enum class PageTheme : std::uint8_t { automatic, light, dark };

struct PageOptions {
  std::string title;    // empty: the article's first heading, the map's title, or its file name
  std::string date;     // ISO: when the report was made
  std::string version;  // of the program
  PageTheme theme = PageTheme::automatic;
};

[[nodiscard]] std::string page(verify::CheckResult const& result, PageOptions const& options);

}  // namespace stet::app::html
