// Other programs, run without a shell: argument vector in, output and exit status out, never longer than a
// time limit.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace stet {

struct ProcessResult {
  int status = 0;  // exit status; 128 + the signal's number when one ended it
  std::string out;
  std::string err;
  bool timed_out = false;  // it was ended at the limit
};

struct ProcessOptions {
  std::string_view input;                                      // for its standard input
  std::chrono::milliseconds limit = std::chrono::seconds(60);  // of wall time
  std::size_t most_output = std::size_t{256} << 20U;           // bytes of each stream; the rest is dropped
  bool stop_at_most = false;                  // no longer listen, instead of dropping the rest
  std::size_t most_memory = 0;                // bytes of address space; 0: no limit
  std::vector<std::string> environment = {};  // `NAME=value` each, beside this program's own and before it
};

// Runs `arguments[0]`, found through PATH, in the current folder. Fails when it cannot be started.
[[nodiscard]] std::expected<ProcessResult, Error> run_process(std::vector<std::string> const& arguments,
                                                              ProcessOptions const& options = {});

}  // namespace stet
