// Argument vectors to Commands. CLI11 is known here and in the options_<group>.cpp beside it, nowhere else.
#include "app/cli/options.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "app/cli/command_help.h"
#include "app/cli/options_parts.h"
#include "app/words/style.h"
#include "base/words.h"

namespace stet::app {
namespace {

CLI::App& add_why(CLI::App& app, WhyCommand& why) {
  auto& command = *app.add_subcommand("why", "Show why a claim has its verdict, and what would change it");
  command.add_option("FILE", why.file, "The map")->required();
  command.add_option("CLAIM", why.claim,
                     "The claim's title, or the beginning of it; without one, all claims are listed");
  add_choice(command, "--format", why.format, answer_formats, "How to print (default: terminal)");
  add_reading(command, why.reading);
  add_dress(command, why.dress);
  command.footer(
      "Examples:\n"
      "  stet why debate.argdown\n"
      "  stet why debate.argdown \"Costs fell\"\n"
      "  stet why debate.argdown costs\n"
      "  stet why debate.argdown costs --format json");
  return command;
}

CLI::App& add_fmt(CLI::App& app, FmtCommand& format) {
  auto& command = *app.add_subcommand(
      "fmt", "Format maps: line ends, indentation, blank lines, and where lines are wrapped");
  command.add_option("PATH", format.paths, "Maps (.argdown, .ad, .md with argdown fences) or folders");
  command.add_flag("--check", format.check, "Change nothing; exit 1 if anything would change");
  command.add_flag("--stdin", format.standard_input, "Read standard input, write standard output");
  command
      .add_option("--width", format.width, "Columns that texts are wrapped at (default: 100; 0: not at all)")
      ->check(CLI::Range(0U, 10'000U))
      ->type_name("N");
  add_choice(command, "--dialect", format.dialect, dialects,
             "Read the superset (default) or strictly Argdown");
  command.callback([&format] {
    if (format.paths.empty() != format.standard_input)
      throw CLI::ValidationError("name the files to format, or --stdin and no files");
  });
  command.footer(
      "Titles, words, data and comments are kept byte for byte.\n\n"
      "Exit status: 0 done or nothing to do, 1 --check found something, 2 could not run.\n\n"
      "Examples:\n"
      "  stet fmt debate.argdown\n"
      "  stet fmt --check articles/\n"
      "  stet fmt --stdin --width 80 < debate.argdown");
  return command;
}

CLI::App& add_solve(CLI::App& app, SolveCommand& solve) {
  auto& command = *app.add_subcommand("solve", "Solve a plain argumentation framework (ICCMA tasks)");
  auto* list_tasks = command.add_flag("--problems", solve.problems, "List the tasks");
  auto* list_formats = command.add_flag("--formats", solve.formats, "List the formats");
  command.add_option("-p,--problem", solve.task, "The task: DC, DS, SE, CE or EE, and a semantics")
      ->type_name("TASK");
  command.add_option("-f,--file", solve.file, "The framework")->type_name("FILE");
  command.add_option("--fo,--format", solve.format, "Its format (default: by the file's name, else i23)")
      ->type_name("i23|apx|tgf");
  command.add_option("-a,--argument", solve.argument, "The argument that DC and DS ask about")
      ->type_name("ARG");
  command
      .add_option("--timeout", solve.timeout,
                  "Seconds after which to give up, reading included (default: never)")
      ->check(CLI::NonNegativeNumber)
      ->type_name("S");
  command.add_flag("--legacy-output", solve.legacy, "Print extensions as [a,b], as until 2019");
  command.callback([&solve, list_tasks, list_formats] {
    bool const asks_nothing = solve.task.empty() && solve.file.empty() && solve.argument.empty();
    if (list_tasks->count() == 0 && list_formats->count() == 0 && !asks_nothing &&
        (solve.task.empty() || solve.file.empty()))
      throw CLI::ValidationError("name the task with -p and the framework with -f");
  });
  command.footer(
      "Exit status: 0 solved, 2 could not run, or UNKNOWN when time was up.\n\n"
      "Examples:\n"
      "  stet solve -p SE-PR -f framework.af\n"
      "  stet solve -p DC-ST -f framework.apx -a a1 --timeout 60");
  return command;
}

CLI::App& add_completions(CLI::App& app, CompletionsCommand& completions) {
  static Names<Shell> const shells{{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}};
  auto& command = *app.add_subcommand("completions", "Print what completes stet's command line in a shell");
  add_choice(command, "SHELL", completions.shell, shells, "The shell");
  command.get_option("SHELL")->required();
  command.footer(
      "Examples:\n"
      "  stet completions bash > ~/.local/share/bash-completion/completions/stet\n"
      "  stet completions zsh > ~/.zfunc/_stet\n"
      "  stet completions fish > ~/.config/fish/completions/stet.fish");
  return command;
}

CLI::App& add_manual(CLI::App& app, ManualCommand& manual) {
  auto& command = *app.add_subcommand("manual", "Print the manual page of stet or of a command");
  command.add_option("COMMAND", manual.command, "The command (default: stet itself)");
  command.footer(
      "Examples:\n"
      "  stet manual check | man -l -");
  return command;
}

template <class C>
Command asked(C& command) {
  return std::move(command);
}
Command asked(SourceCommands& commands) { return std::move(commands.chosen); }

// Calls `use(name, function that adds it)` for every command, in the order of the help.
template <class Use>
void each_command(Use use) {
  use("init", add_init);
  use("new", add_new);
  use("check", add_check);
  use("why", add_why);
  use("map", add_map);
  use("report", add_report);
  use("export", add_export);
  use("import", add_import);
  use("fmt", add_fmt);
  use("quote", add_quote);
  use("suggest", add_suggest);
  use("solve", add_solve);
  use("explain", add_explain);
  use("source", add_source);
  use("rules", add_rules);
  use("baseline", add_baseline);
  use("clean", add_clean);
  use("completions", add_completions);
  use("manual", add_manual);
}

constexpr char const* what_it_is = "stet: which claims of a piece of writing stand, which do not, and why";

void describe(CLI::App& app) {
  app.set_version_flag("--version", "stet " STET_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  stet init\n"
      "  stet new article.md -o debate.argdown\n"
      "  stet check debate.argdown\n"
      "  stet why debate.argdown \"Costs fell\"\n"
      "  stet map debate.argdown -o debate.svg\n"
      "  stet report debate.argdown -o report.html\n\n"
      "`stet COMMAND --help` shows the options and more examples of a command.");
}

OptionHelp help_of(CLI::Option const& option) {
  OptionHelp help{
      .names = {}, .value = {}, .about = option.get_description(), .required = option.get_required()};
  for (auto const& name : option.get_snames()) help.names.push_back("-" + name);
  for (auto const& name : option.get_lnames()) help.names.push_back("--" + name);
  if (help.names.empty() && !option.get_type_name().contains('|'))
    help.value = option.get_single_name();
  else if (option.get_items_expected_max() > 0 && !option.get_type_name().empty())
    help.value = option.get_type_name().substr(0, option.get_type_name().find(':'));
  help.repeated = option.get_items_expected_max() > 1 ||
                  option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  return help;
}

CommandHelp help_of(CLI::App const& app, std::string const& name) {
  CommandHelp help{.name = name,
                   .about = app.get_description(),
                   .options = {},
                   .commands = {},
                   .footer = app.get_footer()};
  for (bool const by_position : {true, false})
    for (auto const* option : app.get_options())
      if ((option->get_snames().empty() && option->get_lnames().empty()) == by_position)
        help.options.push_back(help_of(*option));
  for (auto const* inner : app.get_subcommands([](CLI::App const*) { return true; }))
    help.commands.push_back(
        help_of(*inner, name == "stet" ? inner->get_name() : name + " " + inner->get_name()));
  return help;
}

}  // namespace

CommandHelp command_help() {
  CLI::App app(what_it_is, "stet");
  describe(app);
  std::vector<std::shared_ptr<void>> commands;
  each_command([&]<class C>(char const*, AddCommand<C>& add) {
    auto const command = std::make_shared<C>();
    commands.push_back(command);
    add(app, *command);
  });
  return help_of(app, "stet");
}

std::expected<Command, Exit> parse_options(int argc, char const* const* argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--version")
    return std::unexpected(Exit{0, "stet " STET_VERSION "\n", {}});
  CLI::App app(what_it_is, "stet");
  describe(app);
  std::vector<std::string> names;
  each_command([&](char const* name, auto&) { names.emplace_back(name); });
  if (argc < 2) return std::unexpected(Exit{2, {}, "stet: no command given\nTry `stet --help`\n"});
  if (argv[1][0] != '-' && std::ranges::find(names, argv[1]) == names.end()) {
    std::string message = "stet: no command `" + visible(argv[1]) + "`";
    if (auto const near = nearest(argv[1], names); !near.empty())
      message += "; did you mean `" + std::string(near) + "`?";
    return std::unexpected(Exit{2, {}, message + "\nTry `stet --help`\n"});
  }
  // Every start pays for the options that are made, so those of other commands are made for the help alone.
  std::string_view const named = argv[1][0] == '-' ? std::string_view() : argv[1];
  std::vector<std::pair<CLI::App const*, std::function<Command()>>> offered;
  auto const is_asked = [&](std::string_view name) { return named.empty() || named == name; };
  each_command([&]<class C>(char const* name, AddCommand<C>& add) {
    if (!is_asked(name)) return;
    auto const command = std::make_shared<C>();
    offered.emplace_back(&add(app, *command), [command] { return asked(*command); });
  });

  // The competitions write `-fo`, which is not a short option as this parser knows them.
  std::vector<char const*> arguments(argv, argv + argc);
  for (char const*& argument : arguments) {
    if (std::string_view(argument) == "-fo") argument = "--fo";
  }
  try {
    app.parse(argc, arguments.data());
  } catch (CLI::CallForHelp const&) {
    std::string text = app.help();
    while (text.ends_with('\n')) text.pop_back();
    return std::unexpected(Exit{0, text + '\n', {}});
  } catch (CLI::CallForVersion const&) {
    return std::unexpected(Exit{0, "stet " STET_VERSION "\n", {}});
  } catch (CLI::ParseError const& error) {
    std::string command = "stet";
    CLI::App const* chosen = &app;
    while (!chosen->get_subcommands().empty()) {
      chosen = chosen->get_subcommands().front();
      command += " " + chosen->get_name();
    }
    return std::unexpected(
        Exit{2, {}, "stet: " + visible(error.what()) + "\nTry `" + command + " --help`\n"});
  }
  auto const chosen = std::ranges::find_if(offered, [](auto const& one) { return one.first->parsed(); });
  return chosen->second();
}

}  // namespace stet::app
