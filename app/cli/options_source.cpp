// The options of `stet source` and its commands.
#include "app/cli/options_parts.h"

namespace stet::app {
namespace {

void add_access(CLI::App& app, SourceAccess& access, bool dated = false) {
  add_optional<std::string>(app, "--registry", access.registry,
                            "The registry (default: sources.yaml here or in a folder above)", "FILE");
  if (dated) add_day(app, access.today, "Today's date (default: SOURCE_DATE_EPOCH, else the clock)");
}

void add_limits(CLI::App& app, FetchLimits& limits) {
  app.add_flag("--allow-private", limits.allow_private,
               "Fetch from loopback, private and link-local addresses");
  app.add_option("--max-size", limits.max_size, "MiB that a page may have (default: 32)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{512}))
      ->type_name("N");
  app.add_option("--timeout", limits.timeout, "Seconds that fetching may take (default: 30)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{600}))
      ->type_name("N");
}

template <class Chosen>
CLI::App& begin(CLI::App& source, SourceCommands& commands, Chosen& command, char const* name,
                char const* help) {
  auto& app = *source.add_subcommand(name, help);
  app.callback([&commands, &command] { commands.chosen = command; });
  return app;
}

void add_adding(CLI::App& source, SourceCommands& commands) {
  auto& add = begin(source, commands, commands.add, "add", "Register a source and store a snapshot of it");
  auto& to = commands.add;
  add.add_option("FILE|URL", to.what,
                 "A file (text, HTML, Markdown, PDF, Word, a transcript, mail, a web archive) or an address");
  add.add_option("--id", to.id, "The key that citations use (default: made from the title)")->type_name("ID");
  add.add_option("--title", to.title, "Its title (default: the page's)");
  add.add_option("--author", to.author, "Who wrote or said it");
  add.add_option("--publisher", to.publisher, "Who published it (default: the page's site)");
  add.add_option("--in", to.container, "The newspaper, journal or book it appeared in");
  add.add_option("--issued,--date", to.issued, "When it was published (default: what the page says)")
      ->type_name("DATE");
  add.add_option("--url", to.url, "Where it can be read (default: what the page says)")->type_name("URL");
  add.add_option("--type", to.type, "CSL's type: article-newspaper, report, speech, ...");
  add.add_option("--tier", to.tier, "How close the source is to the events it reports")
      ->check(CLI::IsMember({"primary", "secondary", "tertiary"}))
      ->type_name("primary|secondary|tertiary");
  add.add_option("--owner", to.owner, "Who owns the publisher");
  add.add_option("--language", to.language, "The language of its text, as in `en`");
  add.add_option("--license", to.license, "Under which its text may be used");
  add.add_option("--doi", to.doi, "Its DOI");
  add.add_option("--archive-url", to.archive_url, "A public archive's copy")->type_name("URL");
  add.add_flag("--in-place", to.in_place,
               "Register the file where it is, in the registry's folder; copy nothing");
  add.add_flag("--no-file", to.no_file, "Register a record without a snapshot: of a remark, a printed book")
      ->excludes("--in-place");
  add_limits(add, to.limits);
  add_access(add, to.access, true);
  add.footer(
      "The snapshot goes to snapshots/ beside the registry. A registry that does not exist is created. What "
      "the "
      "page\n"
      "says of itself is recorded unless an option says otherwise.\n\n"
      "Examples:\n"
      "  stet source add minutes.pdf --id minutes-2024 --issued 2024-05-03 --tier primary\n"
      "  stet source add https://example.org/news/bridge --publisher \"Millbrook Courier\"\n"
      "  stet source add --no-file --title \"The mayor's remark of 8 May\" --type speech");

  auto& snapshot =
      begin(source, commands, commands.snapshot, "snapshot", "Take a new snapshot and say what has changed");
  auto& again = commands.snapshot;
  snapshot.add_option("ID", again.id, "The source")->required();
  snapshot.add_option("--file", again.file, "Take this file instead of fetching the source's URL")
      ->type_name("FILE");
  snapshot.add_flag("--in-place", again.in_place,
                    "Register the file where it is, in the registry's folder; copy nothing");
  snapshot.add_option("--archive-url", again.archive_url, "A public archive's copy")->type_name("URL");
  add_limits(snapshot, again.limits);
  add_access(snapshot, again.access, true);
  snapshot.footer(
      "Nothing is stored if the bytes are the same. Older snapshots stay.\n\n"
      "Exit status: 0 nothing or only layout has changed, 1 words have changed, 2 could not run.\n\n"
      "Examples:\n"
      "  stet source snapshot courier\n"
      "  stet source snapshot minutes --file minutes-corrected.pdf");
}

void add_looking(CLI::App& source, SourceCommands& commands) {
  auto& verify =
      begin(source, commands, commands.verify, "verify", "Check that snapshots are what was registered");
  verify.add_option("ID", commands.verify.ids, "Only these sources");
  add_choice(verify, "--format", commands.verify.format, answer_formats, "How to report (default: terminal)");
  add_access(verify, commands.verify.access);
  verify.footer(
      "Exit status: 0 all are, 1 some are missing or changed, 2 could not run.\n\n"
      "Examples:\n"
      "  stet source verify\n"
      "  stet source verify courier minutes --format json");

  auto& clean =
      begin(source, commands, commands.clean, "clean", "Remove stored copies that are in no registry");
  clean.add_flag("--dry-run", commands.clean.dry_run, "Remove nothing; say what would be");
  add_access(clean, commands.clean.access);
  clean.footer(
      "Copies that no YAML or JSON file beside snapshots/ names, as `stet source verify` lists them.\n\n"
      "Examples:\n"
      "  stet source clean --dry-run");

  auto& list = begin(source, commands, commands.list, "list", "List the sources");
  add_choice(list, "--format", commands.list.format, answer_formats, "How to print (default: terminal)");
  add_access(list, commands.list.access);
  list.footer(
      "Examples:\n"
      "  stet source list\n"
      "  stet source list --format json --registry examples/kosovo/sources.yaml");

  auto& show =
      begin(source, commands, commands.show, "show", "Show one source with all that is known about it");
  show.add_option("ID", commands.show.id, "The source")->required();
  add_choice(show, "--format", commands.show.format, answer_formats, "How to print (default: terminal)");
  add_access(show, commands.show.access);
  show.footer(
      "Examples:\n"
      "  stet source show courier");

  auto& used =
      begin(source, commands, commands.where_used, "where-used", "List the places that cite a source");
  used.add_option("ID", commands.where_used.id, "The source")->required();
  used.add_option("PATH", commands.where_used.paths, "Maps or folders (default: the registry's folder)");
  add_choice(used, "--format", commands.where_used.format, answer_formats,
             "How to print (default: terminal)");
  add_access(used, commands.where_used.access);
  used.footer(
      "Examples:\n"
      "  stet source where-used courier\n"
      "  stet source where-used courier articles/ --format json");
}

void add_searching(CLI::App& source, SourceCommands& commands) {
  auto& search = begin(source, commands, commands.search, "search", "Search the snapshots for passages");
  search.add_option("TEXT", commands.search.words, "The words to look for, in any order or form")->required();
  search.add_option("--limit", commands.search.limit, "Passages (default: 10)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000}))
      ->type_name("N");
  add_choice(search, "--format", commands.search.format, answer_formats, "How to print (default: terminal)");
  add_access(search, commands.search.access);
  search.footer(
      "Best first, one passage of each snapshot. The index is kept in .stet/ beside the registry and made\n"
      "again when the registry or a snapshot has changed.\n\n"
      "Exit status: 0 something was found, 1 nothing was, 2 could not run.\n\n"
      "Examples:\n"
      "  stet source search bridge repair costs\n"
      "  stet source search \"military support\" --limit 3 --format json");
}

void add_marking(CLI::App& source, SourceCommands& commands) {
  auto& rate = begin(source, commands, commands.rate, "rate", "Record what a rater thinks of a source");
  rate.add_option("ID", commands.rate.id, "The source")->required();
  rate.add_option("RATER", commands.rate.rater, "Who rates")->required();
  rate.add_option("VALUE", commands.rate.value, "The rating: reliable, mixed, 4/5, ...")->required();
  rate.add_option("--scheme", commands.rate.scheme, "The scale");
  rate.add_option("--scope", commands.rate.scope, "The topic it is for");
  rate.add_option("--date", commands.rate.date, "When it was given (default: today)")->type_name("DATE");
  rate.add_option("--url", commands.rate.url, "Where it can be looked up");
  add_access(rate, commands.rate.access, true);
  rate.footer(
      "Examples:\n"
      "  stet source rate courier \"County press council\" 4/5 --scheme stars");

  auto& relate =
      begin(source, commands, commands.relate, "relate", "Record where a source took its content from");
  relate.add_option("ID", commands.relate.id, "The source")->required();
  relate.add_option("KIND", commands.relate.kind, "How it uses the other")
      ->required()
      ->check(CLI::IsMember({"quotes", "republishes", "same-wire", "derives", "translates"}))
      ->type_name("quotes|republishes|same-wire|derives|translates");
  relate.add_option("OTHER", commands.relate.other, "The source it took it from, or the agency")->required();
  add_access(relate, commands.relate.access);
  relate.footer(
      "Examples:\n"
      "  stet source relate courier quotes mayor-2024-05-08\n"
      "  stet source relate courier same-wire Reuters");

  auto& retract = begin(source, commands, commands.retract, "retract",
                        "Record a retraction, correction or expression of concern");
  retract.add_option("ID", commands.retract.id, "The source")->required();
  retract.add_option("--kind", commands.retract.kind, "What happened (default: retraction)")
      ->check(
          CLI::IsMember({"retraction", "withdrawn", "correction", "expression-of-concern", "reinstatement"}))
      ->type_name("retraction|withdrawn|correction|expression-of-concern|reinstatement");
  retract.add_option("--date", commands.retract.date, "When it was announced (default: today)")
      ->type_name("DATE");
  retract.add_option("--notice", commands.retract.notice, "What was announced, or where");
  add_access(retract, commands.retract.access, true);
  retract.footer(
      "Examples:\n"
      "  stet source retract college-study --date 2023-11-02 --notice \"Could not be reproduced.\"\n"
      "  stet source retract courier --kind correction");
}

void add_importing(CLI::App& source, SourceCommands& commands) {
  auto& import = begin(source, commands, commands.import, "import", "Add the records of a bibliography");
  import.add_option("FILE", commands.import.file, "CSL-YAML, CSL-JSON, Zotero's JSON, BibTeX, RIS or PubMed")
      ->required();
  import.add_option("--from", commands.import.from, "What it is (default: by its name)")
      ->check(CLI::IsMember({"csl", "bibtex", "ris", "pubmed"}))
      ->type_name("csl|bibtex|ris|pubmed");
  import.add_flag("--dry-run", commands.import.dry_run, "Write nothing; say what would be added");
  add_access(import, commands.import.access);
  import.footer(
      "Records whose id is registered already are left out and named.\n\n"
      "Exit status: 0 all read, 1 some of it could not be read, 2 could not run.\n\n"
      "Examples:\n"
      "  stet source import library.bib\n"
      "  stet source import zotero.json --dry-run");

  auto& list = begin(source, commands, commands.import_list, "import-list",
                     "Mark sources by a list of retractions or of ratings");
  list.add_option("FILE", commands.import_list.file, "CSV or TSV with a DOI or a domain in each line")
      ->required();
  list.add_option("--rater", commands.import_list.rater, "Who rates, if the list has no column for it");
  list.add_option("--scheme", commands.import_list.scheme, "The scale, if the list has no column for it");
  list.add_flag("--dry-run", commands.import_list.dry_run, "Write nothing; say what would change");
  add_choice(list, "--format", commands.import_list.format, answer_formats,
             "How to report (default: terminal)");
  add_access(list, commands.import_list.access);
  list.footer(
      "docs/lists.md has the columns and words that are understood.\n\n"
      "Exit status: 0 all read, 1 some lines could not be read, 2 could not run.\n\n"
      "Examples:\n"
      "  stet source import-list retractions.csv\n"
      "  stet source import-list ratings.tsv --rater MBFC --dry-run");
}

}  // namespace

CLI::App& add_source(CLI::App& app, SourceCommands& commands) {
  auto& source =
      *app.add_subcommand("source", "Keep the registry of sources: add, verify, rate, import, ...");
  source.require_subcommand(1);
  add_adding(source, commands);
  add_looking(source, commands);
  add_searching(source, commands);
  add_marking(source, commands);
  add_importing(source, commands);
  source.footer("`stet source COMMAND --help` shows the options and examples of a command.");
  return source;
}

}  // namespace stet::app
