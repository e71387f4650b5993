// stet export: the map in another program's format.
#include <utility>

#include "app/cli/command.h"
#include "app/cli/judge.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/select.h"

namespace stet::app {

Outcome run(ExportCommand const& command) {
  auto const result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  std::string text = argmap::argdown_json(result->sources, result->map, argmap::select(result->map));
  if (!command.output) return {0, std::move(text), {}};
  if (auto const written = write_file(*command.output, text); !written)
    return {2, {}, complaint(written.error().message)};
  return {};
}

}  // namespace stet::app
