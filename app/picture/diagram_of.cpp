#include "app/picture/diagram_of.h"

#include <fmt/core.h>

#include "app/report/words.h"
#include "argmap/build/data.h"
#include "argmap/select.h"

namespace stet::app {

argmap::render::MapDiagram diagram_of(verify::CheckResult const& result) {
  argmap::render::Decorations decorations;
  decorations.title = argmap::data::scalar(result.map.settings, {"title"}).value_or("");
  for (argmap::StatementId const id : result.map.statements.ids()) {
    auto const& statement = result.map.statements[id];
    auto const& verdict = result.evaluation.verdicts[id];
    argmap::render::Decoration decoration;
    decoration.verdict = verdict.verdict;
    decoration.tooltip =
        fmt::format("{}: {}, {}", statement.title, word(verdict.verdict), reason_line(verdict));
    decorations.statements.add(std::move(decoration));
  }
  return argmap::render::diagram_from(result.map, argmap::select(result.map), decorations);
}

}  // namespace stet::app
