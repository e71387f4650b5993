// Pages from the web, fetched by `stet-fetch`: a program of its own beside this one, so that nothing of HTTP
// and TLS is loaded by commands that need neither, and whatever a server sends is taken in by a process with
// limits.
#pragma once

#include <cstddef>
#include <expected>
#include <string>

#include "base/file.h"

namespace stet::app {

// How far a page may be followed and how large it may be.
struct FetchLimits {
  bool allow_private = false;
  std::size_t max_size = 32;  // MiB
  std::size_t timeout = 30;   // seconds
};

struct Page {
  std::string url;         // after redirects
  std::string media_type;  // as the server declares it
  std::string bytes;
};

// True for `http://` and `https://`.
[[nodiscard]] bool is_address(std::string const& text);

[[nodiscard]] std::expected<Page, Error> fetch_page(std::string const& url, FetchLimits const& limits);

}  // namespace stet::app
