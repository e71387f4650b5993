// Positions in a text as other programs count them.
#pragma once

#include <string_view>

#include "base/utf8.h"

namespace stet::verify::exchange {

// Code points before a byte offset, without a byte order mark. Counts from where it was asked last, so a list
// of places in the order of the text costs one walk through it.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {
    if (text.starts_with(utf8::byte_order_mark)) first_ = utf8::byte_order_mark.size();
    at_ = first_;
  }
  std::size_t before(std::size_t at) {
    if (at < at_) {
      at_ = first_;
      count_ = 0;
    }
    count_ += utf8::count(text_.substr(at_, at - at_));
    at_ = at;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t first_ = 0;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

}  // namespace stet::verify::exchange
