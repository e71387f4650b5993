// What was asked for on the command line, as plain values. Only options.cpp knows how it is written.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/cli/source_options.h"
#include "app/picture/formats.h"
#include "app/picture/settings.h"
#include "app/report/html/page.h"
#include "app/run/request.h"
#include "parser/dialect.h"
#include "verify/config/configuration.h"

namespace stet::app {

enum class When : std::uint8_t { automatic, always, never };
enum class Stage : std::uint8_t { syntax, map, evaluation };

struct Dress {
  When color = When::automatic;
  std::optional<std::size_t> width;
};

// A report and where it goes.
struct ReportTarget {
  Format format = Format::terminal;
  std::optional<std::string> file;  // none: standard output
};

struct CheckCommand {
  Request request;
  std::vector<ReportTarget> targets{ReportTarget{}};
  std::optional<Stage> print;
  Dress dress;
  bool show_settings = false;
  bool list_files = false;
  bool fix = false;
  bool diff = false;
  bool no_cache = false;
  bool watch = false;
};

struct BaselineCommand {
  enum class Action : std::uint8_t { create, update, prune };
  Action action = Action::create;
  Request request;
  bool force = false;
};

struct CleanCommand {
  std::vector<std::string> folders;
};

struct WhyCommand {
  std::string file;
  std::string claim;  // empty: all are listed
  AnswerFormat format = AnswerFormat::terminal;
  Reading reading;
  Dress dress;
};

struct MapCommand {
  std::string file;
  std::string output;                   // `-`: standard output
  std::optional<PictureFormat> format;  // none: by the output's name
  PictureSettings picture;
  std::string compare;  // an older map; empty: none
  std::string beside;   // another map; empty: none
  Reading reading;
};

struct ReportCommand {
  std::string file;
  std::string output;
  std::string title;
  html::PageTheme theme = html::PageTheme::automatic;
  html::Audience audience = html::Audience::both;
  Reading reading;
};

struct ExportCommand {
  std::string file;
  std::string to;  // a format's name (app/exchange/formats.h)
  std::optional<std::string> output;
  std::optional<std::filesystem::path> settings;  // an argdown.config.json
  Reading reading;
};

struct ImportCommand {
  std::string file;
  std::string from;                   // a format's name; empty: recognised by the content
  std::optional<std::string> output;  // standard output if not given
  bool force = false;
};

struct FmtCommand {
  std::vector<std::string> paths;
  bool check = false;
  bool standard_input = false;
  std::uint32_t width = 100;  // 0 leaves line ends alone
  parser::Dialect dialect = parser::Dialect::stet;
};

struct NewCommand {
  std::vector<std::string> articles;
  std::optional<std::string> output;  // a file, or a folder for several maps
  std::optional<std::string> language;
  std::optional<std::size_t> top;
  std::optional<float> least;
  bool why = false;
  bool update = false;
};

// What a project begins with.
struct InitCommand {
  std::string folder = ".";
};

struct ExplainCommand {
  std::string rule;
  bool json = false;
};

struct RulesCommand {
  Dress dress;
  std::string filter;  // words that must occur in a rule's line
  bool json = false;
  verify::ConfigurationOptions configuration;
  std::string path;  // for which file; empty: the current folder
};

// A plain framework, as the argumentation competitions ask.
struct SolveCommand {
  std::string task;
  std::string file;
  std::string format;  // i23, apx, tgf; by the file's name if empty
  std::string argument;
  std::optional<double> timeout;  // seconds, of reading and solving together
  bool legacy = false;
  bool problems = false;
  bool formats = false;
};

// One quotation against one file, or many against texts of their own.
struct QuoteCommand {
  std::string words;
  std::string in;     // the file
  std::string batch;  // lines of JSON; "-" is standard input
  std::string language = "en";
  std::string url;  // of the page that the file is a copy of
  bool json = false;
  Dress dress;
};

// What is made from the program's own help.
enum class Shell : std::uint8_t { bash, zsh, fish };

struct CompletionsCommand {
  Shell shell = Shell::bash;
};

struct ManualCommand {
  std::string command;  // empty: the program's own page
};

// Passages of the registry for claims that nothing supports.
struct SuggestCommand {
  std::string file;
  std::string claim;  // empty: all of them
  std::size_t limit = 3;
  Reading reading;
  Dress dress;
};

using Command = std::variant<InitCommand, SuggestCommand, QuoteCommand, SolveCommand, CheckCommand,
                             WhyCommand, MapCommand, ReportCommand, ExportCommand, ImportCommand,
                             ExplainCommand, RulesCommand, FmtCommand, NewCommand, BaselineCommand,
                             CleanCommand, SourceCommand, CompletionsCommand, ManualCommand>;

// The command line asked for no command: help, the version, or it makes no sense.
struct Exit {
  int code = 0;
  std::string out;  // for standard output
  std::string err;  // for standard error
};

[[nodiscard]] std::expected<Command, Exit> parse_options(int argc, char const* const* argv);

}  // namespace stet::app
