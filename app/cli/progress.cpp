#include "app/cli/progress.h"

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace stet::app {

using Clock = std::chrono::steady_clock;

Progress::Progress()
    : wanted_(::isatty(STDERR_FILENO) == 1 && std::getenv("CI") == nullptr),
      begin_(Clock::now()),
      shown_(begin_) {}

void Progress::show(std::size_t done, std::size_t all) {
  if (!wanted_) return;
  std::unique_lock const lock(guard_, std::try_to_lock);
  auto const now = Clock::now();
  if (!lock || now - begin_ < std::chrono::milliseconds(500) || now - shown_ < std::chrono::milliseconds(100))
    return;
  shown_ = now;
  visible_ = true;
  std::fprintf(stderr, "\r\x1b[Kchecking %zu of %zu", done, all);
  std::fflush(stderr);
}

void Progress::finish() {
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

}  // namespace stet::app
