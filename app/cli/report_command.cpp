// stet report: the article with its claims, their evidence and the map as one page.
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/map_file.h"
#include "app/cli/outputs.h"
#include "app/report/html/page.h"
#include "app/report/terminal.h"
#include "base/file_writer.h"

namespace stet::app {

Outcome run(ReportCommand const& command) {
  auto const result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  html::PageOptions const options{.title = command.title,
                                  .date = command.reading.today,
                                  .version = STET_VERSION,
                                  .theme = command.theme,
                                  .audience = command.audience};
  if (auto const may = may_write(*command.reading.files, {command.output}); !may)
    return {2, {}, complaint(may.error().message)};
  if (auto const written = write_file(command.output, html::page(*result, options)); !written)
    return {2, {}, complaint(written.error().message)};
  if (is_stream(command.output)) return {};
  return {0, hint(surroundings(), fmt::format("open {} in a browser", in_shell(command.output))), {}};
}

}  // namespace stet::app
