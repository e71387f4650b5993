#include <algorithm>

#include "app/cli/command.h"
#include "app/cli/manual_page.h"
#include "app/words/style.h"

namespace stet::app {

Outcome run(ManualCommand const& command) {
  auto const program = command_help();
  if (command.command.empty()) return {0, manual_page(program), {}};
  auto const found = std::ranges::find(program.commands, command.command, &CommandHelp::name);
  if (found == program.commands.end())
    return {2, {}, complaint("no command `" + command.command + "`; `stet --help` lists them")};
  return {0, manual_page(program, *found), {}};
}

}  // namespace stet::app
