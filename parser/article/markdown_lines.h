// Lines of Markdown, and its fenced code.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace stet::parser {

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;   // before the line end
  std::size_t next = 0;  // after it
};

[[nodiscard]] inline Line line_at(std::string_view bytes, std::size_t begin) {
  Line line{begin, begin, 0};
  while (line.end < bytes.size() && bytes[line.end] != '\n' && bytes[line.end] != '\r') ++line.end;
  line.next = std::min(line.end + (bytes.substr(line.end).starts_with("\r\n") ? 2 : 1), bytes.size());
  return line;
}

[[nodiscard]] inline std::string_view content(std::string_view bytes, Line line) {
  return bytes.substr(line.begin, line.end - line.begin);
}

[[nodiscard]] inline std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// Follows fenced code from line to line.
class Fence {
 public:
  // True if the line belongs to a fenced block.
  bool holds(std::string_view line) {
    std::size_t const indent = indentation(line);
    auto const rest = line.substr(indent);
    char const mark = rest.empty() ? '\0' : rest[0];
    std::size_t const length = std::min(rest.find_first_not_of(mark), rest.size());
    bool const marks = (mark == '`' || mark == '~') && length >= 3 && indent <= 3;
    if (length_ == 0) {
      if (!marks || (mark == '`' && rest.find('`', length) != std::string_view::npos)) return false;
      mark_ = mark;
      length_ = length;
    } else if (marks && mark == mark_ && length >= length_ &&
               rest.find_first_not_of(" \t", length) == std::string_view::npos) {
      length_ = 0;
    }
    return true;
  }

 private:
  char mark_ = '\0';
  std::size_t length_ = 0;  // of the opening marks; 0: outside
};

}  // namespace stet::parser
