// Text in other encodings than UTF-8, with the way back to its bytes. The C library's iconv does the work.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace stet {

struct Decoded {
  std::string text;           // UTF-8; what the encoding cannot hold has become U+FFFD
  std::vector<Piece> pieces;  // where its bytes stand in those given; the file is for the caller to fill in
};

// Reads the bytes as the encoding of that label ("windows-1251", "Shift_JIS", in any case). None if the label
// is UTF-8's or of no encoding that the web knows.
[[nodiscard]] std::optional<Decoded> decode(std::string_view bytes, std::string_view label);

// The encoding that a byte order mark at the start tells, other than UTF-8; empty if there is none.
[[nodiscard]] std::string_view encoding_by_mark(std::string_view bytes);

// The encoding to read the bytes in when somebody states `label`: none for text that is UTF-8 already,
// whatever is said of it, since pages are saved in UTF-8 more often than their labels are mended.
[[nodiscard]] std::string_view encoding_for(std::string_view bytes, std::string_view label);

}  // namespace stet
