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

// The groups of commands. With `all` false only the name is made, for the list of commands.
CLI::App& add_source(CLI::App& app, SourceCommands& commands, bool all);

inline void add_reading(CLI::App& app, Reading& reading) {
  add_choice(app, "--dialect", reading.dialect, dialects, "Read the superset (default) or strictly Argdown");
  app.add_flag("--allow-outside", reading.allow_outside,
               "Let paths in maps and registries leave the project's folder");
  add_optional<std::string>(app, "--project", reading.project,
                            "The project's folder (default: the map's own)", "DIR");
  add_optional<std::string>(app, "--registry", reading.registry,
                            "The registry of sources, instead of the one the map names", "FILE");
  add_choice(app, "--policy", reading.policy, policies,
             "What becomes of claims that arguments leave open: they stay so (cautious, default), or are "
             "supported if in the ideal position, in every preferred one, or in some");
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

// options_map.cpp
CLI::App& add_map(CLI::App& app, MapCommand& map);
// options_new.cpp
CLI::App& add_new(CLI::App& app, NewCommand& first);
// options_report.cpp
CLI::App& add_report(CLI::App& app, ReportCommand& report);
// options_quote.cpp
CLI::App& add_quote(CLI::App& app, QuoteCommand& quote);
// options_suggest.cpp
CLI::App& add_suggest(CLI::App& app, SuggestCommand& suggest);
// options_check.cpp
CLI::App& add_check(CLI::App& app, CheckCommand& check);
CLI::App& add_baseline(CLI::App& app, BaselineCommand& baseline);
CLI::App& add_clean(CLI::App& app, CleanCommand& clean);
CLI::App& add_explain(CLI::App& app, ExplainCommand& explain);
CLI::App& add_rules(CLI::App& app, RulesCommand& rules);
// options_import.cpp
CLI::App& add_import(CLI::App& app, ImportCommand& imported);
CLI::App& add_export(CLI::App& app, ExportCommand& exported);

}  // namespace stet::app
