// Work shared out among threads, which live as long as the call.
#pragma once

#include <cstddef>
#include <functional>

namespace stet {

// How many threads run at once on this machine, at least 1.
[[nodiscard]] std::size_t processors();

// Calls `work(i, worker)` once for every i below `n`, on at most `threads` threads, of which the caller is
// one; `worker` is below `threads` and never the same for two calls at a time. Numbers are taken in order.
// The first exception ends the work and is thrown again here.
void in_parallel(std::size_t n, std::size_t threads,
                 std::function<void(std::size_t i, std::size_t worker)> const& work);

}  // namespace stet
