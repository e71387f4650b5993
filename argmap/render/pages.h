// Splitting a large diagram into pages for print: each page holds whole subtrees, as many as it has room for.
#pragma once

#include <vector>

#include "argmap/render/scene.h"

namespace stet::argmap::render {

struct Page {
  Diagram diagram;
  std::vector<NodeId> original;  // what each node of the page is in the whole diagram
};

// At least one page, in reading order. `room` is the size of a page in the diagram's pixels. Where a page has
// no room for what bears on a box, the box is repeated at the top of a later page and says so on both; lines
// between pages lead to a small box with the name and page of their other end. Undercuts whose line is on
// another page point to the box itself. A diagram that fits is returned as it is.
[[nodiscard]] std::vector<Page> split_pages(Diagram const& diagram, layout::Size room,
                                            Measures const& measures = {});

}  // namespace stet::argmap::render
