// The options of stet new.
#include "app/cli/options_parts.h"

namespace stet::app {

CLI::App& add_new(CLI::App& app, NewCommand& first) {
  auto& command = *app.add_subcommand("new", "Write a first map of an article, to be filled in");
  command.add_option("ARTICLE", first.article, "The article (.md, .html, .txt)")->required();
  add_optional<std::string>(command, "-o,--output", first.output,
                            "Where to write (default: standard output); must not exist", "FILE");
  command.add_option("--language", first.language, "The article's language, as in `de` (default: en)")
      ->type_name("TAG");
  command.footer(
      "A claim for every sentence with something to check: quotations, figures, attributions, causes\n"
      "and superlatives, in this order, each anchored to the article's words.\n\n"
      "Exit status: 0 written, 2 could not run.\n\n"
      "Examples:\n"
      "  stet new article.md -o article.argdown\n"
      "  stet new report.html > report.argdown");
  return command;
}

}  // namespace stet::app
