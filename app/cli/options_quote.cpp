// The options of `stet quote`.
#include "app/cli/options_parts.h"

namespace stet::app {

CLI::App& add_quote(CLI::App& app, QuoteCommand& quote) {
  auto& command = *app.add_subcommand("quote", "Check whether a text says the quoted words");
  command.add_option("WORDS", quote.words, "The quotation, without its quotation marks");
  command.add_option("--in", quote.in, "The text that should have the words")->type_name("FILE");
  command
      .add_option("--batch", quote.batch, "Many at once: lines of JSON with id, quote and text (- for stdin)")
      ->type_name("FILE.jsonl");
  command
      .add_option("--language", quote.language,
                  "The text's language (default: en; full lists: de, en, es, fr, ru, sr)")
      ->type_name("TAG")
      ->take_last();
  command.add_option("--url", quote.url, "The text's address, to show a link that opens at the words")
      ->type_name("URL");
  command.add_flag("--json", quote.json, "Print the line that --batch would print");
  add_dress(command, quote.dress, false);
  command.callback([&quote, &command] {
    bool const one = command.count("WORDS") != 0 && command.count("--in") != 0;
    bool const many = command.count("--batch") != 0;
    if (many ? command.count("WORDS") + command.count("--in") != 0 : !one)
      throw CLI::ValidationError("give the quoted WORDS and the text with --in, or --batch alone");
    if (many && !quote.url.empty()) throw CLI::ValidationError("--url: is for one text, not for --batch");
  });
  command.footer(
      "Exit status: 0 faithful, 1 not, 2 could not run or a line of the batch could not be read.\n\n"
      "Examples:\n"
      "  stet quote \"We did not close the quay\" --in minutes.txt\n"
      "  stet quote \"wir haben … nicht geschlossen\" --in protokoll.txt --language de\n"
      "  stet quote --batch quotations.jsonl > outcomes.jsonl");
  return command;
}

}  // namespace stet::app
