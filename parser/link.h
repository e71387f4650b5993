// How Argdown takes a link apart: its lexer and the expression that it looks for the words and the address
// with do not agree about line ends and inner brackets.
#pragma once

#include <optional>
#include <string_view>

namespace stet::parser {

struct LinkParts {
  std::string_view words;
  std::string_view address;
};

// `image` is the link from its bracket to before its last parenthesis. Nothing where Argdown gives up.
[[nodiscard]] inline std::optional<LinkParts> argdown_link(std::string_view image) {
  if (auto const line_end = image.find_last_of("\r\n"); line_end != std::string_view::npos)
    image.remove_prefix(line_end + 1);
  auto const open = image.find('[');
  auto const close = image.rfind("](");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2 ||
      close + 2 == image.size())
    return std::nullopt;
  return LinkParts{image.substr(open + 1, close - open - 1), image.substr(close + 2)};
}

}  // namespace stet::parser
