// SHA-256 as a Content-Security-Policy writes it.
#pragma once

#include <string>
#include <string_view>

namespace stet::app::html {

// The SHA-256 of the bytes in base64 (RFC 4648, with padding).
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

}  // namespace stet::app::html
