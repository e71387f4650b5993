// stet report: the article with its claims, their evidence and the map as one page.
#include "app/cli/command.h"
#include "app/cli/map_file.h"
#include "app/report/html/page.h"

namespace stet::app {

Outcome run(ReportCommand const& command) {
  auto const result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  html::PageOptions const options{
      .title = command.title, .date = command.reading.today, .version = STET_VERSION, .theme = command.theme};
  if (auto const written = write_file(command.output, html::page(*result, options)); !written)
    return {2, {}, complaint(written.error().message)};
  return {};
}

}  // namespace stet::app
