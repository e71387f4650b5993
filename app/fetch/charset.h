// Pages in other charsets than UTF-8, by what the server says.
#pragma once

#include <string>
#include <string_view>

namespace stet::fetch {

// The body as UTF-8, if the media type names a charset that pages are written in
// (https://encoding.spec.whatwg.org); else, or if it is broken in that charset, as it came.
[[nodiscard]] std::string as_utf8(std::string body, std::string_view media_type);

}  // namespace stet::fetch
