// The options of `stet export`.
#include "app/cli/options_parts.h"
#include "app/exchange/formats.h"

namespace stet::app {

CLI::App& add_export(CLI::App& app, ExportCommand& exported) {
  auto& command = *app.add_subcommand("export", "Write the map in another program's format");
  std::string names;
  std::string list;
  for (auto const& format : export_formats()) {
    names.append(names.empty() ? "" : "|").append(format.name);
    list.append("  ")
        .append(format.name)
        .append(14 - format.name.size(), ' ')
        .append(format.about)
        .append("\n");
  }
  command.add_option("FILE", exported.file, "The map, or - for standard input")->required();
  command
      .add_option_function<std::string>(
          "--to",
          [&exported, names](std::string const& name) {
            if (find_export_format(name) == nullptr)
              throw CLI::ValidationError("--to: `" + name + "` is none of " + names);
            exported.to = name;
          },
          "The format")
      ->required()
      ->type_name("FORMAT")
      ->take_last();
  add_optional<std::string>(command, "-o,--output", exported.output,
                            "Where to write (default: standard output)", "FILE");
  add_optional<std::string>(command, "--config", exported.settings,
                            "Argdown's settings (default: argdown.config.json beside the map or here)",
                            "FILE");
  add_reading(command, exported.reading);
  command.footer(
      "Formats:\n" + list +
      "\nOf a map that cannot be read, findings are printed instead and the exit status is 1.\n\n"
      "Exit status: 0 written, whatever the verdicts; 1 the map cannot be read; 2 could not run.\n\n"
      "Examples:\n"
      "  stet export debate.argdown --to arguebuf -o debate.json\n"
      "  stet export debate.argdown --to claim-review > reviews.jsonld\n"
      "  stet export debate.argdown --to i23 > debate.af");
  return command;
}

}  // namespace stet::app
