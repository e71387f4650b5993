// The options of the commands that begin something: init and new.
#include "app/cli/options_parts.h"

namespace stet::app {

CLI::App& add_init(CLI::App& app, InitCommand& init) {
  auto& command = *app.add_subcommand("init", "Set up a project: stet.toml, a registry, a job for CI");
  command.add_option("FOLDER", init.folder, "The project's folder (default: the current one)");
  command.footer(
      "Looks for articles and bibliographies, and writes what is not there yet: stet.toml, which says where "
      "the\n"
      "articles are, an empty registry, sources.yaml, and a job for the CI of the host that it sees. Files "
      "that\n"
      "are there already are left alone.\n\n"
      "Exit status: 0 done or nothing to do, 2 could not run.\n\n"
      "Examples:\n"
      "  stet init\n"
      "  stet init newsroom/");
  return command;
}

CLI::App& add_new(CLI::App& app, NewCommand& first) {
  auto& command = *app.add_subcommand("new", "Write first maps of articles, to be completed by hand");
  command.add_option("ARTICLE", first.articles, "The articles (.md, .html, .txt)")->required();
  add_optional<std::string>(
      command, "-o,--output", first.output,
      "Where to write: a file that does not exist, or a folder (default: standard output; "
      "of several articles, each map beside its article)",
      "FILE");
  add_optional<std::string>(
      command, "--language", first.language,
      "The articles' language, as in `de` (default: en, or what the map to update says)", "TAG");
  add_optional<std::size_t>(command, "--top", first.top, "List only the N sentences with the highest scores",
                            "N");
  command.add_option("--min", first.least, "The lowest score to list (default: 0.5)")
      ->type_name("SCORE")
      ->check(CLI::Range(0.0, 1.0));
  command.add_flag("--why", first.why, "Say above each claim what its score is made of");
  command.add_flag("--update", first.update, "Add claims for new sentences to maps that are there already");
  command.footer(
      "A claim for every sentence that seems worth checking, in the article's order, each anchored to the\n"
      "article's words. The score says how likely that is: figures, names, attributions, causes, "
      "superlatives\n"
      "and comparisons count for it, questions, opinions and the first person against it.\n\n"
      "Exit status: 0 written, 2 could not run.\n\n"
      "Examples:\n"
      "  stet new article.md -o article.argdown\n"
      "  stet new --top 20 report.html > report.argdown\n"
      "  stet new content/*.md\n"
      "  stet new --update article.md");
  return command;
}

}  // namespace stet::app
