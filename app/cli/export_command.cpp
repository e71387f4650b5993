// stet export: the map in another program's format.
#include <utility>

#include "app/cli/command.h"
#include "app/cli/judge.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/exchange/framework.h"
#include "argmap/select.h"

namespace stet::app {

Outcome run(ExportCommand const& command) {
  auto const result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  std::string text;
  std::string note;
  if (auto const format = argmap::evaluate::parse_framework_format(command.to)) {
    auto exported = argmap::exchange::export_framework(result->map, result->evaluation, *format);
    text = std::move(exported.text);
    if (!exported.exact) {
      note =
          "stet: note: the map has undecided circles of support, which other solvers may accept by "
          "themselves\n";
    }
  } else {
    text = argmap::argdown_json(result->sources, result->map, argmap::select(result->map));
  }
  if (!command.output) return {0, std::move(text), std::move(note)};
  if (auto const written = write_file(*command.output, text); !written)
    return {2, {}, complaint(written.error().message)};
  return {0, {}, std::move(note)};
}

}  // namespace stet::app
