// Scripts that complete stet's command line in a shell.
#pragma once

#include <string>

#include "app/cli/command_help.h"
#include "app/cli/options.h"

namespace stet::app {

[[nodiscard]] std::string completions(CommandHelp const& program, Shell shell);

}  // namespace stet::app
