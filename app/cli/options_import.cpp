// The options of `stet import`.
#include "app/cli/options_parts.h"
#include "argmap/exchange/formats.h"

namespace stet::app {

CLI::App& add_import(CLI::App& app, ImportCommand& imported) {
  auto& command = *app.add_subcommand("import", "Make a map from another program's file");
  std::string names;
  std::string list;
  for (auto const& format : argmap::exchange::import_formats()) {
    names.append(names.empty() ? "" : "|").append(format.name);
    list.append("  ")
        .append(format.name)
        .append(14 - format.name.size(), ' ')
        .append(format.description)
        .append("\n");
  }
  command.add_option("FILE", imported.file, "The file, or - for standard input")->required();
  command
      .add_option_function<std::string>(
          "--from",
          [&imported, names](std::string const& name) {
            if (argmap::exchange::find_import_format(name) == nullptr)
              throw CLI::ValidationError("--from: `" + name + "` is none of " + names);
            imported.from = name;
          },
          "Its format (default: recognised by the content)")
      ->type_name("FORMAT");
  add_optional<std::string>(command, "-o,--output", imported.output,
                            "Where to write (default: standard output)", "FILE");
  command.add_flag("--force", imported.force, "Overwrite the output if it exists");
  command.footer("Formats:\n" + list +
                 "\nSources that the file names become a registry beside the map, FILE.sources.yaml.\n"
                 "What has no counterpart in a map is kept as data; each kind is reported once.\n\n"
                 "Exit status: 0 imported, 1 something in the file is broken, 2 could not run.\n\n"
                 "Examples:\n"
                 "  stet import debate.json -o debate.argdown\n"
                 "  stet import --from aif nodeset.json -o debate.argdown\n"
                 "  stet import essay01.ann -o essay01.argdown");
  return command;
}

}  // namespace stet::app
