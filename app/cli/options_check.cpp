// The options of the commands about findings: check, baseline, clean, rules, explain.
#include <algorithm>

#include "app/cli/options_parts.h"
#include "app/report/formats.h"
#include "base/words.h"

namespace stet::app {
namespace {

std::string format_names() {
  std::string out;
  for (auto const& format : formats()) out += (out.empty() ? "" : "|") + std::string(format.name);
  return out;
}

std::string format_table() {
  std::string out;
  for (auto const& format : formats())
    out += "  " + std::string(format.name) + std::string(12 - format.name.size(), ' ') +
           std::string(format.reader) + "\n";
  return out;
}

ReportTarget target_of(std::string const& given) {
  auto const colon = given.find(':');
  std::string_view const name = std::string_view(given).substr(0, colon);
  auto const found = std::ranges::find(formats(), name, &FormatInfo::name);
  if (found == formats().end()) {
    std::vector<std::string_view> names;
    for (auto const& format : formats()) names.push_back(format.name);
    auto const meant = nearest(name, names);
    throw CLI::ValidationError("--format: `" + std::string(name) + "` is none of " + format_names() +
                               (meant.empty() ? "" : "; did you mean `" + std::string(meant) + "`?"));
  }
  ReportTarget target{found->format, {}};
  if (colon == std::string::npos) return target;
  auto file = given.substr(colon + 1);
  if (file.empty()) throw CLI::ValidationError("--format: `" + given + "` names no file after the colon");
  if (file != "-") target.file = std::move(file);
  return target;
}

void add_configuration(CLI::App& app, verify::ConfigurationOptions& configuration) {
  app.add_option(
         "--config", configuration.overrides,
         "A configuration file to use instead of the closest stet.toml, or a value that wins over all files")
      ->type_name("FILE|\"key = value\"")
      ->allow_extra_args(false);
  app.add_flag("--isolated", configuration.isolated, "Read no configuration files");
}

// What check and baseline share: which maps, and how findings are made.
void add_request(CLI::App& command, Request& request) {
  add_configuration(command, request.configuration);
  add_day(command, request.reading.today,
          "The day to judge dates by (default: SOURCE_DATE_EPOCH, else today)");
  command.add_flag("--force-exclude", request.force_exclude,
                   "Skip ignored and excluded files, and Markdown without a map, even when they are named\n"
                   "(for programs that pass on whatever has changed)");
  command.add_flag("--no-ignore", request.no_ignore,
                   "Search folders without regard to .gitignore and .ignore");
  add_optional<std::size_t>(command, "-j,--jobs", request.jobs,
                            "How many maps to check at once (default: one per processor)", "N");
  add_reading(command, request.reading);
}

}  // namespace

namespace {

Names<Verdicts> const verdict_tables{
    {"all", Verdicts::all}, {"changed", Verdicts::changed}, {"none", Verdicts::none}};

// Repeated, or one list with commas.
void add_rule_choice(CLI::App& command, std::string const& name, std::vector<std::string>& rules,
                     std::string const& help) {
  command.add_option(name, rules, help)->type_name("RULE")->delimiter(',')->allow_extra_args(false);
}

}  // namespace

CLI::App& add_check(CLI::App& app, CheckCommand& check) {
  auto& command = *app.add_subcommand("check", "Check maps against their sources and judge every claim");
  Request& request = check.request;
  command.add_option("PATH", request.paths,
                     "Maps (.argdown, .ad, .md with argdown fences), folders, or - for standard input\n"
                     "(default: the current folder)");
  command.add_option("--stdin-filename", request.given_name, "The file name to use for standard input")
      ->type_name("NAME");
  command
      .add_option_function<std::vector<std::string>>(
          "--format",
          [&check](std::vector<std::string> const& given) {
            check.targets.clear();
            for (auto const& one : given) check.targets.push_back(target_of(one));
          },
          "How to report, and to which file (default: terminal, on standard output); can be repeated")
      ->type_name("FORMAT[:FILE]")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option_function<std::string>(
          "-o,--output",
          [&check](std::string const& file) {
            auto const free =
                std::ranges::find_if(check.targets, [](auto const& target) { return !target.file; });
            if (free == check.targets.end())
              throw CLI::ValidationError("--output: every --format has a file already");
            if (file != "-") free->file = file;
          },
          "Where to write the report that has no file of its own (default: standard output)")
      ->type_name("FILE")
      ->take_last();
  command.add_flag("-q,--quiet", request.format.quiet, "Print findings and nothing else");
  add_choice(command, "--verdicts", request.format.verdicts, verdict_tables,
             "Which claims to list: all, those that findings are about, or none (default: all; with a\n"
             "baseline or --since: changed)");
  command.add_flag("--statistics", request.format.statistics,
                   "Count the findings of each rule instead of printing them");
  add_rule_choice(command, "--select", request.configuration.select,
                  "Report only these rules: ids, categories, `recommended` or `all`");
  add_rule_choice(command, "--ignore", request.configuration.ignore, "Report all but these rules");
  command.add_flag("--list-files", check.list_files,
                   "Print the maps that would be checked, and check nothing");
  add_choice(command, "--fail-on", request.format.fail_on, severities,
             "The lowest severity that makes the exit status 1 (default: error)");
  add_optional<std::size_t>(command, "--max-findings", request.format.most,
                            "Show at most N findings (the exit status still counts all of them)", "N");
  command.add_flag("--show-suppressed", request.format.suppressed, "Also show what was suppressed, and why");
  command.add_flag("--show-settings", check.show_settings,
                   "Print the settings of each map with where they come from, and check nothing");
  add_optional<std::string>(command, "--baseline", request.baseline,
                            "Findings to let pass (default: the closest stet-baseline.jsonl)", "FILE");
  command.add_flag("--no-baseline", request.no_baseline, "Also report what the baseline lists");
  add_optional<std::string>(command, "--since", request.since,
                            "Report only what was not there at this commit, branch or tag", "REF");
  command.add_flag("--fix", check.fix, "Apply the safe fixes, then report what is left");
  command.add_flag("--unsafe", request.unsafe_fixes,
                   "With --fix or --diff: include fixes that a person should review");
  command.add_flag("--diff", check.diff, "Show what --fix would change, and change nothing");
  command.add_flag("--strict-argdown", request.strict_argdown,
                   "Report places that other Argdown programs read differently");
  command.add_flag("--granted", request.format.granted,
                   "Also show which claims would be supported if those without sources were granted");
  command
      .add_option_function<std::string>(
          "--print",
          [&check](std::string const& word) {
            auto const found = std::ranges::find(stages, word, &std::pair<std::string, Stage>::first);
            if (found == stages.end())
              throw CLI::ValidationError("--print: `" + word + "` is none of evaluation|map|syntax");
            check.print = found->second;
          },
          "Print an intermediate result instead of the report")
      ->type_name("evaluation|map|syntax");
  command.add_flag("--no-cache", check.no_cache,
                   "Check everything afresh; neither read nor write .stet_cache");
  command.add_flag("-w,--watch", check.watch, "Keep running and report again whenever a file changes");
  add_request(command, request);
  add_dress(command, check.dress);
  command.callback([&check, &request] {
    if (request.paths.empty()) request.paths.emplace_back(".");
    auto const on_output =
        std::ranges::count_if(check.targets, [](auto const& target) { return !target.file; });
    if (on_output > 1)
      throw CLI::ValidationError("--format: only one report fits on standard output; give the others files");
    if (request.unsafe_fixes && !check.fix && !check.diff)
      throw CLI::ValidationError("--unsafe goes with --fix or --diff");
    if (request.since && request.since->empty())
      throw CLI::ValidationError("--since: name a commit, branch or tag");
    bool const from_standard_input = std::ranges::find(request.paths, "-") != request.paths.end();
    if (from_standard_input && (check.fix || check.watch || request.since))
      throw CLI::ValidationError("--fix, --watch and --since need files, not standard input");
  });
  command.footer("Formats:\n" + format_table() +
                 "\nExit status: 0 clean, 1 findings at or above --fail-on, 2 could not run.\n\n"
                 "Examples:\n"
                 "  stet check\n"
                 "  stet check debate.argdown --quiet\n"
                 "  stet check articles/ --fail-on warning\n"
                 "  stet check debate.argdown --format json > report.json\n"
                 "  stet check . --format github --format sarif:stet.sarif --format junit:stet.xml\n"
                 "  stet check articles/ --since origin/main\n"
                 "  git show HEAD:debate.argdown | stet check - --stdin-filename debate.argdown");
  return command;
}

CLI::App& add_baseline(CLI::App& app, BaselineCommand& baseline) {
  auto& command = *app.add_subcommand("baseline", "Record today's findings, and report only new ones");
  Request& request = baseline.request;
  command.require_subcommand(1);
  struct Verb {
    char const* name;
    char const* help;
    BaselineCommand::Action action;
  };
  for (auto const& [name, help, action] :
       {Verb{"create", "Write a baseline of all findings", BaselineCommand::Action::create},
        Verb{"update", "Add new findings and take out those that are gone", BaselineCommand::Action::update},
        Verb{"prune", "Take out findings that are gone, add none", BaselineCommand::Action::prune}}) {
    auto& one = *command.add_subcommand(name, help);
    one.add_option("PATH", request.paths, "Maps or folders (default: the current folder)");
    add_optional<std::string>(
        one, "--baseline", request.baseline,
        "The file (default: the closest stet-baseline.jsonl, else one beside stet.toml)", "FILE");
    one.footer(std::string("Exit status: 0 written, 2 could not run.\n\nExamples:\n  stet baseline ") + name +
               "\n  stet baseline " + name + " articles/");
    if (action == BaselineCommand::Action::create)
      one.add_flag("--force", baseline.force, "Replace a baseline that is there already");
    add_request(one, request);
    one.callback([&baseline, action] { baseline.action = action; });
  }
  command.footer(
      "Examples:\n"
      "  stet baseline create articles/\n"
      "  stet baseline prune articles/");
  return command;
}

CLI::App& add_clean(CLI::App& app, CleanCommand& clean) {
  auto& command = *app.add_subcommand("clean", "Remove the caches that `stet check` keeps");
  command.add_option("DIR", clean.folders,
                     "Folders with a .stet_cache (default: STET_CACHE_DIR, else the current folder)");
  command.footer(
      "Examples:\n"
      "  stet clean\n"
      "  stet clean articles/");
  return command;
}

CLI::App& add_explain(CLI::App& app, ExplainCommand& explain) {
  auto& command = *app.add_subcommand("explain", "Explain a rule: what it reports, why, and how to fix it");
  command.add_option("RULE", explain.rule, "The rule's id, as in error[RULE]")->required();
  command.add_flag("--json", explain.json, "As JSON");
  command.footer(
      "Examples:\n"
      "  stet explain unsupported-claim\n"
      "  stet explain quote-altered --json");
  return command;
}

CLI::App& add_rules(CLI::App& app, RulesCommand& rules) {
  auto& command = *app.add_subcommand("rules", "List all rules with their severity, default or configured");
  command.add_option("FILTER", rules.filter,
                     "Only rules whose id, category, severity or summary has this word");
  command
      .add_option("--for", rules.path, "The file whose configuration counts (default: the current folder's)")
      ->type_name("FILE");
  command.add_flag("--json", rules.json, "As JSON");
  add_configuration(command, rules.configuration);
  add_dress(command, rules.dress, false);
  command.footer(
      "Examples:\n"
      "  stet rules\n"
      "  stet rules quote\n"
      "  stet rules --for opinion/monday.argdown off");
  return command;
}

}  // namespace stet::app
