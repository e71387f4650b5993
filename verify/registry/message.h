// Messages and saved pages as mail writes them (MIME, RFC 2045): .eml, .mhtml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace stet::verify {

struct MessagePart {
  std::string content_type;   // as the message states it, with its charset
  std::string bytes;          // decoded from base64 or quoted-printable
  std::vector<Piece> pieces;  // where they stand in the message; the file is for the caller to fill in
  std::string url, captured;  // of a page in an archive
};

// The part that a reader reads: a saved page's own document, a message's text. None if there is no text.
[[nodiscard]] std::optional<MessagePart> text_part(std::string_view message);

}  // namespace stet::verify
