// The options of `stet suggest`.
#include "app/cli/options_parts.h"

namespace stet::app {

CLI::App& add_suggest(CLI::App& app, SuggestCommand& suggest) {
  auto& command =
      *app.add_subcommand("suggest", "List passages of the registry that bear on unsourced claims");
  command.add_option("FILE", suggest.file, "The map")->required();
  command.add_option("CLAIM", suggest.claim, "One claim's title, or the beginning of it");
  command.add_option("--limit", suggest.limit, "Passages for each claim (default: 3)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100}))
      ->type_name("N");
  add_reading(command, suggest.reading);
  add_dress(command, suggest.dress, false);
  command.footer(
      "Without CLAIM, every claim that nothing supports is looked up. Whether a passage supports the claim "
      "or\n"
      "speaks against it, only a reader can tell; the citation in front can be pasted into the map.\n\n"
      "Examples:\n"
      "  stet suggest debate.argdown\n"
      "  stet suggest debate.argdown \"Costs fell\"");
  return command;
}

}  // namespace stet::app
