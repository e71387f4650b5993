// Where a command may write: not over what it has read, and not twice into one file.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace stet::app {

// What is there and may be replaced even though not everything could be read: an earlier report of the
// format, which `sign` tells from other files. Whoever does not know all that a run reads would else write
// over it.
[[nodiscard]] std::expected<void, Error> may_replace(std::string const& output, std::string_view sign);

// To be asked before anything is written, with all files that are to be. Standard output, devices and pipes
// may be named as often as one likes.
[[nodiscard]] std::expected<void, Error> may_write(Files const& files,
                                                   std::vector<std::string> const& outputs);

}  // namespace stet::app
