// Plain text: paragraphs are parted by blank lines, and a line end inside one is a space. Nothing else means
// anything.
#include "parser/article/readers.h"
#include "parser/article/text_builder.h"

namespace stet::parser {

ReadableText read_plain(std::string_view bytes) {
  constexpr std::string_view blanks = " \t\f\v\r";
  TextBuilder out(bytes);
  std::size_t at = byte_order_mark(bytes);
  while (at < bytes.size()) {
    std::size_t const end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    std::size_t const first = std::min(bytes.substr(0, end).find_first_not_of(blanks, at), end);
    std::size_t last = end;
    while (last > first && blanks.find(bytes[last - 1]) != std::string_view::npos) --last;
    if (first == last)
      out.end_block();
    else
      out.exact({static_cast<Offset>(first), static_cast<Offset>(last)});
    out.space();
    at = end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return std::move(out).finish();
}

}  // namespace stet::parser
