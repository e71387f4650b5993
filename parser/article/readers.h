// The readers of the formats; what they promise stands in parser/article.h.
#pragma once

#include <span>
#include <string_view>

#include "base/utf8.h"
#include "parser/article.h"

namespace stet::parser {

[[nodiscard]] ReadableText read_plain(std::string_view bytes);
[[nodiscard]] ReadableText read_markdown(std::string_view bytes, std::span<Delimiters const> ignored);
[[nodiscard]] ReadableText read_html(std::string_view bytes);
[[nodiscard]] ReadableText read_transcript(std::string_view bytes);

// Bytes of the byte order mark at the start.
[[nodiscard]] inline Offset byte_order_mark(std::string_view bytes) {
  return bytes.starts_with(utf8::byte_order_mark) ? static_cast<Offset>(utf8::byte_order_mark.size()) : 0;
}

}  // namespace stet::parser
