// stet export: the map in another program's format (app/exchange/formats.h). Argdown's JSON is many times as
// large as its map, so it is written as it is made; it needs no registry and no verdicts.
#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/map_file.h"
#include "app/cli/outputs.h"
#include "app/exchange/formats.h"
#include "app/report/terminal.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/exchange/comments.h"
#include "argmap/select/select.h"
#include "base/file_writer.h"

namespace stet::app {
namespace {

// What is wrong with a map that cannot be read; exit status 0 if nothing is.
Outcome refusal(Sources const& sources, std::vector<Diagnostic> const& findings) {
  Outcome outcome;
  for (Diagnostic const& finding : findings) {
    if (finding.severity != Severity::error || !verify::is_about_reading(finding)) continue;
    outcome.code = 1;
    outcome.out += terminal_finding(sources, finding, Style{});
  }
  return outcome;
}

// What Argdown's JSON has no place for, once a kind.
std::string left_out(verify::MapReading const& reading) {
  auto const written = std::ranges::count_if(reading.map.citations, [&](argmap::Citation const& citation) {
    Location at = citation.location;
    if (!at.file.valid() || at.span.begin == 0) return false;
    --at.span.begin;
    return reading.sources.text(at).starts_with('@');
  });
  std::size_t const comments = argmap::exchange::Comments(reading.sources, reading.map).all().size();
  std::string out;
  if (written > 0) out += complaint(fmt::format("note: citations in texts are left out ({})", written));
  if (comments > 0) out += complaint(fmt::format("note: comments are left out ({})", comments));
  return out;
}

Outcome export_argdown_json(ExportCommand const& command) {
  auto const reading = read_map_file(command.file, command.reading, command.settings);
  if (!reading) return {2, {}, complaint(reading.error().message)};
  if (auto outcome = refusal(reading->sources, reading->findings); outcome.code != 0) return outcome;
  if (auto const may = may_write(*command.reading.files, {command.output.value_or("-")}); !may)
    return {2, {}, complaint(may.error().message)};
  FileWriter output(command.output.value_or("-"));
  argmap::write_argdown_json(reading->sources, reading->map, argmap::select(reading->map),
                             [&](std::string_view part) { output.write(part); });
  output.write("\n");
  if (auto const written = output.finish(); !written) return {2, {}, complaint(written.error().message)};
  return {0, {}, left_out(*reading)};
}

Outcome export_checked(ExportCommand const& command, ExportFormat const& format) {
  auto const result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  if (auto outcome = refusal(result->sources, result->findings); outcome.code != 0) return outcome;
  auto const name =
      command.file == "-" ? std::filesystem::path("<stdin>") : std::filesystem::path(command.file);
  auto const settings = settings_of(name, command.reading);
  if (!settings) return {2, {}, complaint(settings.error().message)};
  if (auto const may = may_write(*command.reading.files, {command.output.value_or("-")}); !may)
    return {2, {}, complaint(may.error().message)};
  auto exported = format.write({*result, **settings});
  if (!exported) return {2, {}, complaint(exported.error().message)};
  Outcome outcome;
  for (auto const& note : exported->notes) outcome.err += complaint(note);
  if (!command.output) {
    outcome.out = std::move(exported->text);
  } else if (auto const written = write_file(*command.output, exported->text); !written) {
    return {2, {}, complaint(written.error().message)};
  }
  return outcome;
}

}  // namespace

Outcome run(ExportCommand const& command) {
  auto const* const format = find_export_format(command.to);
  return format->write != nullptr ? export_checked(command, *format) : export_argdown_json(command);
}

}  // namespace stet::app
