// Where a command may write: not over what it has read, and not twice into one file.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/files.h"

namespace stet::app {

// To be asked before anything is written, with all files that are to be. Standard output, devices and pipes
// may be named as often as one likes.
[[nodiscard]] std::expected<void, Error> may_write(Files const& files,
                                                   std::vector<std::string> const& outputs);

}  // namespace stet::app
