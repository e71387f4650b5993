#include "app/report/json_lines.h"

namespace stet::app {

std::string indented(std::string_view text, std::size_t columns) {
  std::string out;
  out.reserve(text.size() + columns * 16);
  out.append(columns, ' ');
  for (char const c : text) {
    out += c;
    if (c == '\n') out.append(columns, ' ');
  }
  return out;
}

}  // namespace stet::app
