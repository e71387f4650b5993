// Pages from the web, fetched by `stet-fetch`: a program of its own beside this one, so that nothing of HTTP
// and TLS is loaded by commands that need neither, and whatever a server sends is taken in by a process with
// limits.
#pragma once

#include <expected>
#include <string>

#include "app/cli/source_options.h"
#include "base/file.h"

namespace stet::app {

struct Page {
  std::string url;         // after redirects
  std::string media_type;  // as the server declares it
  std::string bytes;
};

// True for `http://` and `https://`.
[[nodiscard]] bool is_address(std::string const& text);

[[nodiscard]] std::expected<Page, Error> fetch_page(std::string const& url, FetchLimits const& limits);

}  // namespace stet::app
