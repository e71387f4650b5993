// What comes in of a server's answer, within limits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.h"

namespace stet::fetch {

inline constexpr std::size_t most_header_bytes = 64U << 10U;  // of all answers on the way to one body

struct Response {
  long status = 0;
  std::string location, media_type, body;
};

// Takes an answer's parts as they come; 0 says that no more is wanted, `refusal` why.
struct Reception {
  std::size_t max_bytes = 0;  // of the body
  std::size_t header_bytes = 0;
  Response response;
  std::string refusal;

  std::size_t take_header(std::string_view line) {
    header_bytes += line.size();
    if (header_bytes > most_header_bytes) refusal = "its headers are larger than 64 KiB";
    if (line.starts_with("HTTP/"))
      response.location.clear(), response.media_type.clear();  // of an interim answer
    read(line, "location", response.location);
    read(line, "content-type", response.media_type);
    return refusal.empty() ? line.size() : 0;
  }
  std::size_t take(std::string_view data) {
    if (data.size() > max_bytes - response.body.size())
      refusal = "it is larger than " + std::to_string(max_bytes >> 20U) + " MiB (--max-size)";
    else
      response.body.append(data);
    return refusal.empty() ? data.size() : 0;
  }

 private:
  // The value of `name: ...`; of several lines, the last one's.
  static void read(std::string_view line, std::string_view name, std::string& value) {
    if (line.size() <= name.size() || line[name.size()] != ':' || lower(line.substr(0, name.size())) != name)
      return;
    value = trimmed(line.substr(name.size() + 1));
  }
};

}  // namespace stet::fetch
