#include "base/parallel.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace stet {
namespace {

TEST(parallel, does_everything_once_and_no_worker_two_things_at_a_time) {
  std::vector<std::atomic<int>> done(1000);
  std::vector<std::atomic<int>> busy(4);
  in_parallel(done.size(), busy.size(), [&](std::size_t i, std::size_t worker) {
    EXPECT_EQ(busy.at(worker)++, 0);
    ++done[i];
    --busy[worker];
  });
  for (auto const& each : done) EXPECT_EQ(each, 1);
}

TEST(parallel, an_exception_comes_out) {
  EXPECT_THROW(in_parallel(100, 3,
                           [](std::size_t i, std::size_t) {
                             if (i == 50) throw std::runtime_error("x");
                           }),
               std::runtime_error);
}

TEST(parallel, without_threads_the_caller_works) {
  int sum = 0;
  in_parallel(4, 0, [&](std::size_t i, std::size_t) { sum += static_cast<int>(i); });
  EXPECT_EQ(sum, 6);
}

}  // namespace
}  // namespace stet
