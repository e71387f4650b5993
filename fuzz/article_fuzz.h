// What the fuzz targets of the article readers share.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tests/support/readable.h"

namespace stet {

inline int fuzz_article(std::uint8_t const* data, std::size_t size, parser::ArticleFormat format) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  if (!test::broken_promise(parser::read_article(bytes, format), bytes).empty()) std::abort();
  return 0;
}

}  // namespace stet
