// Many quotations from lines of JSON, answered line by line in their order.
#pragma once

#include <string>

#include "app/cli/command.h"

namespace stet::app {

// Reads `path` (`-`: standard input) and answers on standard output as lines come in. Holds a few megabytes
// of lines at a time, or the longest one.
[[nodiscard]] Outcome run_quote_batch(std::string const& path, std::string const& language);

}  // namespace stet::app
