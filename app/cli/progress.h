// How far a long run is: one line on standard error, only on a terminal and only after half a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace stet::app {

class Progress {
 public:
  Progress();
  void show(std::size_t done, std::size_t all);  // from any thread
  void finish();                                 // wipes the line

 private:
  bool wanted_;
  std::chrono::steady_clock::time_point begin_;
  std::mutex guard_;
  std::chrono::steady_clock::time_point shown_;
  bool visible_ = false;
};

}  // namespace stet::app
