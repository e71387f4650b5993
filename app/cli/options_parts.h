// What the options of several commands share. Included by options*.cpp alone: CLI11 takes six seconds to
// compile. A group of commands has a file of its own, options_<group>.cpp, with one function here.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/options.h"
#include "verify/registry/dates.h"

namespace stet::app {

// In the order in which help shows them.
template <class T>
using Names = std::vector<std::pair<std::string, T>>;

inline Names<Severity> const severities{
    {"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}};
inline Names<When> const whens{{"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
inline Names<parser::Dialect> const dialects{{"stet", parser::Dialect::stet},
                                             {"argdown", parser::Dialect::argdown}};
inline Names<AnswerFormat> const answer_formats{{"terminal", AnswerFormat::terminal},
                                                {"json", AnswerFormat::json}};
inline Names<argmap::evaluate::Policy> const policies{
    {"cautious", argmap::evaluate::Policy::cautious},
    {"ideal", argmap::evaluate::Policy::ideal},
    {"sceptical-preferred", argmap::evaluate::Policy::sceptical_preferred},
    {"credulous", argmap::evaluate::Policy::credulous}};
inline Names<Stage> const stages{
    {"syntax", Stage::syntax}, {"map", Stage::map}, {"evaluation", Stage::evaluation}};

// An option that takes one of a few words; anything else is an error that lists them. `Value` is `T`, or an
// optional of it.
template <class T, class Value>
void add_choice(CLI::App& app, std::string const& name, Value& value, Names<T> const& names,
                std::string const& help) {
  std::string words;
  for (auto const& [word, meaning] : names) words += (words.empty() ? "" : "|") + word;
  app.add_option_function<std::string>(
         name,
         [&value, &names, name, words](std::string const& word) {
           auto const found = std::ranges::find(names, word, &std::pair<std::string, T>::first);
           if (found == names.end())
             throw CLI::ValidationError(name + ": `" + word + "` is none of " + words);
           value = found->second;
         },
         help)
      ->type_name(words)
      ->take_last();
}

template <class T, class Value>
void add_optional(CLI::App& app, std::string const& name, std::optional<Value>& value,
                  std::string const& help, std::string const& type) {
  app.add_option_function<T>(
         name, [&value](T const& given) { value = Value(given); }, help)
      ->type_name(type)
      ->take_last();
}

// The groups of commands.
CLI::App& add_source(CLI::App& app, SourceCommands& commands);

inline void add_reading(CLI::App& app, Reading& reading) {
  add_choice(app, "--dialect", reading.dialect, dialects, "Read the superset (default) or strictly Argdown");
  app.add_flag("--allow-outside", reading.allow_outside,
               "Let paths in maps and registries leave the project's folder");
  add_optional<std::string>(
      app, "--project", reading.project,
      "The project's folder (default: that of the closest stet.toml, else the map's own)", "DIR");
  add_optional<std::string>(app, "--registry", reading.registry,
                            "The registry of sources, instead of the one the map names", "FILE");
  add_choice(app, "--policy", reading.policy, policies,
             "How to treat claims that arguments leave open: they stay open (cautious, default), or are "
             "supported if in the ideal position, in every preferred one, or in some");
}

inline void add_day(CLI::App& app, std::string& today, std::string const& help) {
  app.add_option_function<std::string>(
         "--now",
         [&today](std::string const& day) {
           if (day.size() != 10 || !verify::is_date(day))
             throw CLI::ValidationError("--now: `" + day + "` is no day; write YYYY-MM-DD");
           today = day;
         },
         help)
      ->type_name("YYYY-MM-DD")
      ->take_last();
}

inline void add_dress(CLI::App& app, Dress& dress, bool width = true) {
  add_choice(
      app, "--color", dress.color, whens,
      "Colours: on a terminal (default; NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE count), always, never");
  if (width)
    app.add_option_function<std::size_t>(
           "--width", [&dress](std::size_t const& given) { dress.width = given; },
           "Columns to lay text out for (default: the terminal's, else 120)")
        ->check(CLI::Range(std::size_t{40}, std::size_t{10'000}))
        ->type_name("N");
}

// The commands, each in the options_<group>.cpp of its own or of its group: adds the command and its options,
// which fill in what it is given.
template <class C>
using AddCommand = CLI::App&(CLI::App& app, C& command);
AddCommand<InitCommand> add_init;
AddCommand<NewCommand> add_new;
AddCommand<CheckCommand> add_check;
AddCommand<BaselineCommand> add_baseline;
AddCommand<CleanCommand> add_clean;
AddCommand<ExplainCommand> add_explain;
AddCommand<RulesCommand> add_rules;
AddCommand<MapCommand> add_map;
AddCommand<ReportCommand> add_report;
AddCommand<ExportCommand> add_export;
AddCommand<ImportCommand> add_import;
AddCommand<QuoteCommand> add_quote;
AddCommand<SuggestCommand> add_suggest;

}  // namespace stet::app
