// Manual pages, in the language of man(7).
#pragma once

#include <string>

#include "app/cli/command_help.h"

namespace stet::app {

// The program's own page.
[[nodiscard]] std::string manual_page(CommandHelp const& program);

// The page of one of its commands, with the commands of that.
[[nodiscard]] std::string manual_page(CommandHelp const& program, CommandHelp const& command);

}  // namespace stet::app
