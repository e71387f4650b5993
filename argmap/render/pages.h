// Splitting a large diagram into pages for print: each page holds whole subtrees, as many as it has room for.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/render/scene.h"

namespace stet::argmap::render {

struct Page {
  Diagram diagram;
  std::vector<NodeId> original;          // what each node of the page is in the whole diagram
  std::vector<std::uint32_t> continues;  // pages, by index, with what bears on this one; sorted
};

// At least one page, in reading order. `room` is the size of a page in the diagram's pixels. Where a page has
// no room for what bears on a box, the box is repeated at the top of a later page and says so on both; lines
// between pages lead to a small box with the name and page of their other end. Undercuts whose line is on
// another page point to the box itself. A diagram that fits is returned as it is. Pages are numbered from
// `first`.
[[nodiscard]] std::vector<Page> split_pages(Diagram const& diagram, layout::Size room,
                                            Measures const& measures = {}, std::uint32_t first = 1);

// The same for any measure: each box weighs `weight` (by node, with its lines) and a page holds `capacity`.
[[nodiscard]] std::vector<Page> split_by_weight(Diagram const& diagram, std::vector<std::int64_t> weight,
                                                std::int64_t capacity, std::uint32_t first = 1);

// A diagram of the pages themselves: a box for each, with what it begins with, and lines to where it belongs.
[[nodiscard]] Page map_of_pages(Diagram const& whole, std::vector<Page> const& pages, std::uint32_t first);

}  // namespace stet::argmap::render
