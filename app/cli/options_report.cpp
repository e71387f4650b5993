// The options of `stet report`.
#include "app/cli/options_parts.h"

namespace stet::app {
namespace {

Names<html::PageTheme> const themes{
    {"auto", html::PageTheme::automatic}, {"light", html::PageTheme::light}, {"dark", html::PageTheme::dark}};

Names<html::Audience> const audiences{
    {"both", html::Audience::both}, {"readers", html::Audience::readers}, {"desk", html::Audience::desk}};

}  // namespace

CLI::App& add_report(CLI::App& app, ReportCommand& report) {
  auto& command =
      *app.add_subcommand("report", "Write the article, its claims and their evidence as one page");
  command.add_option("FILE", report.file, "The map (- for standard input)")->required();
  command.add_option("-o,--output", report.output, "Where to write: FILE.html")
      ->required()
      ->type_name("FILE")
      ->take_last();
  add_choice(command, "--theme", report.theme, themes,
             "Colours: as the reader's system (default), light or dark");
  add_choice(
      command, "--for", report.audience, audiences,
      "Whom the page is for: readers, the desk (with findings, standards of proof and places), or both\n"
      "(default): as readers see it, with a switch");
  command
      .add_option("--title", report.title, "The page's title (default: the map's, or the article's heading)")
      ->type_name("TEXT")
      ->take_last();
  add_day(command, report.reading.today,
          "The date of the report (default: SOURCE_DATE_EPOCH if set, else today)");
  add_reading(command, report.reading);
  command.footer(
      "The page is one file: it loads nothing, works without JavaScript, and prints.\n"
      "The exit status is 0 once it is written, whatever the verdicts; 2 if it could not be.\n\n"
      "Examples:\n"
      "  stet report debate.argdown -o report.html\n"
      "  stet report debate.argdown -o report.html --for readers\n"
      "  stet report debate.argdown -o report.html --title \"What we checked\" --theme light\n"
      "  stet report debate.argdown -o report.html --now 2026-11-25");
  return command;
}

}  // namespace stet::app
