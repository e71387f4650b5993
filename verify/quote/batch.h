// Many quotations at once: each source is prepared once, and the work is shared between threads.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "verify/quote/check.h"

namespace stet::verify::quote {

struct BatchItem {
  std::string_view words;
  std::size_t source = 0;  // index into the sources
};

// One match an item, in the order of the items, whatever the number of threads (0: one a core). An item whose
// source does not exist is `unchecked`. Words and sources must outlive the call. At any time each thread
// holds one prepared source, so memory is that of the largest ones.
[[nodiscard]] std::vector<Match> check_batch(std::span<BatchItem const> items,
                                             std::span<std::string_view const> sources,
                                             CheckSettings const& settings = {}, unsigned threads = 0);

}  // namespace stet::verify::quote
