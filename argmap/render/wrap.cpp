#include "argmap/render/wrap.h"

#include <algorithm>

#include "base/utf8.h"

namespace stet::argmap {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Lines {
 public:
  explicit Lines(std::size_t width) : width_(std::max<std::size_t>(width, 1)) {}

  // `piece` may be broken off before, and is put after a space if there was one.
  void add(std::string_view piece, bool space_before) {
    std::size_t const size = utf8::display_width(piece);
    std::size_t const space = space_before && !line_.empty() ? 1 : 0;
    if (!line_.empty() && used_ + space + size > width_) {
      finish();
    } else if (space > 0) {
      line_.push_back(' ');
      ++used_;
    }
    if (size <= width_) {
      line_.append(piece);
      used_ += size;
      return;
    }
    for (std::size_t i = 0; i < piece.size();) {
      std::string_view const point = piece.substr(i, utf8::decode(piece, i).size);
      std::size_t const columns = utf8::display_width(point);
      if (!line_.empty() && used_ + columns > width_) finish();
      line_.append(point);
      used_ += columns;
      i += point.size();
    }
  }

  std::vector<std::string> take() {
    if (!line_.empty()) finish();
    return std::move(lines_);
  }

 private:
  void finish() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
  }

  std::size_t width_;
  std::size_t used_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  Lines lines(width);
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      space = true;
      ++i;
      continue;
    }
    // A piece is a run of narrow characters, or one wide character.
    std::size_t end = i;
    while (end < text.size() && !is_space(text[end])) {
      std::size_t const size = utf8::decode(text, end).size;
      bool const wide = utf8::display_width(text.substr(end, size)) > 1;
      if (wide && end > i) break;
      end += size;
      if (wide) break;
    }
    lines.add(text.substr(i, end - i), space);
    space = false;
    i = end;
  }
  return lines.take();
}

}  // namespace stet::argmap
