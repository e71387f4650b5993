// Where something stands: half-open byte offsets, and the file they belong to.
// Lines, columns and UTF-16 units exist only at the edges (see source.h).
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

#include "base/id.h"

namespace stet {

using FileId = Id<struct FileTag>;
using Offset = std::uint32_t;

struct Span {
  Offset begin = 0;
  Offset end = 0;

  [[nodiscard]] constexpr Offset size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Offset at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr Span joined(Span other) const {
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
    return text.substr(begin, size());
  }
  friend constexpr auto operator<=>(Span, Span) = default;
};
static_assert(sizeof(Span) == 8);

struct Location {
  FileId file;
  Span span;
  friend constexpr auto operator<=>(Location const&, Location const&) = default;
};
static_assert(sizeof(Location) == 12);

}  // namespace stet
