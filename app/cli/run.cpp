#include "app/cli/run.h"

#include <cstdio>

namespace stet::app {

int run(int, char**) {
  std::puts("stet " STET_VERSION);
  return 0;
}

}  // namespace stet::app
