#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace stet {

std::size_t processors() { return std::max(1U, std::thread::hardware_concurrency()); }

void in_parallel(std::size_t n, std::size_t threads,
                 std::function<void(std::size_t, std::size_t)> const& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex guard;
  auto const run = [&](std::size_t worker) {
    try {
      for (auto i = next++; i < n; i = next++) work(i, worker);
    } catch (...) {
      std::scoped_lock const lock(guard);
      if (!failure) failure = std::current_exception();
      next = n;
    }
  };
  {
    std::vector<std::jthread> pool;
    try {
      for (std::size_t worker = 1; worker < std::min(threads, n); ++worker) pool.emplace_back(run, worker);
    } catch (std::system_error const&) {  // the machine gives no more threads: fewer do the work as well
    }
    run(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace stet
