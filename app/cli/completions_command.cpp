#include "app/cli/command.h"
#include "app/cli/completions.h"

namespace stet::app {

Outcome run(CompletionsCommand const& command) { return {0, completions(command_help(), command.shell), {}}; }

}  // namespace stet::app
