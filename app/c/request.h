// What a call of the library asks for: an object of JSON as plain values (docs/library.md).
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "app/run/request.h"
#include "base/file.h"

namespace stet::app {

struct MapRequest {
  std::string path = "map.argdown";
  Reading reading;
};
// Files are those that it gives; the disk's only where it says so.
[[nodiscard]] std::expected<MapRequest, Error> read_map_request(std::string_view json);

struct QuoteRequest {
  std::string quote, text;
  std::string language = "en";
};
[[nodiscard]] std::expected<QuoteRequest, Error> read_quote_request(std::string_view json);

}  // namespace stet::app
