// The report as one self-contained HTML page: the article with its claims marked, the evidence of each claim,
// the map, the sources. No network, no script needed; docs/report.md describes it for readers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "verify/check_result.h"

namespace stet::app::html {

enum class PageTheme : std::uint8_t { automatic, light, dark };

// Whom the page is for. For both, it opens as readers see it, with a switch to what the desk needs: findings,
// standards of proof, what is not covered, places and hashes.
enum class Audience : std::uint8_t { both, readers, desk };

struct PageOptions {
  std::string title;    // empty: the article's first heading, the map's title, or its file name
  std::string date;     // ISO: when the report was made
  std::string version;  // of the program
  PageTheme theme = PageTheme::automatic;
  Audience audience = Audience::both;
};

[[nodiscard]] std::string page(verify::CheckResult const& result, PageOptions const& options);

}  // namespace stet::app::html
