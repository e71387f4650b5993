// How far a long run is: one line on standard error, only on a terminal and only after half a second.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>

namespace stet::app {

class Progress {
 public:
  explicit Progress(std::size_t total);
  void step();    // from any thread
  void finish();  // wipes the line

 private:
  std::size_t total_;
  bool wanted_;
  std::chrono::steady_clock::time_point begin_;
  std::atomic<std::size_t> done_ = 0;
  std::mutex guard_;
  std::chrono::steady_clock::time_point shown_;
  bool visible_ = false;
};

}  // namespace stet::app
