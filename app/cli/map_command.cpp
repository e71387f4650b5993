// stet map: the argument map as a picture, each claim with its verdict as sign, word and colour.
#include <filesystem>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/judge.h"
#include "app/picture/diagram_of.h"
#include "app/report/words.h"
#include "argmap/render/dot.h"
#include "argmap/render/svg.h"
#include "argmap/select.h"

namespace stet::app {
namespace {

using argmap::NodeStyle;
using argmap::evaluate::Verdict;

// Light fills under black text, borders from the Okabe–Ito palette darkened to 3:1 on white; the badge and
// the kind of border tell the verdicts apart without colour.
NodeStyle look(Verdict verdict) {
  NodeStyle style;
  style.badge = fmt::format("{} {}", icon(verdict), word(verdict));
  switch (verdict) {
    case Verdict::supported:
      style.fill = "#e1effa";
      style.border = "#0072b2";
      break;
    case Verdict::contested:
      style.fill = "#f7e6f1";
      style.border = "#a3477f";
      break;
    case Verdict::unverifiable:
    case Verdict::undetermined:
      style.fill = "#fff2d1";
      style.border = "#9a6a00";
      style.dashes = "dashed";
      break;
    case Verdict::unsupported:
      style.fill = "#f0f0f0";
      style.border = "#555555";
      style.dashes = "dashed";
      break;
    case Verdict::refuted:
      style.fill = "#fbe3d6";
      style.border = "#b34a00";
      break;
    case Verdict::not_checkable:
      style.fill = "#ffffff";
      style.border = "#808080";
      style.dashes = "dotted";
      break;
  }
  return style;
}

std::string as_dot(verify::CheckResult const& result) {
  argmap::DotOptions options;
  for (auto const id : result.map.statements.ids())
    options.statements.emplace(id, look(result.evaluation.verdicts[id].verdict));
  return argmap::to_dot(result.map, argmap::select(result.map), options);
}

}  // namespace

Outcome run(MapCommand const& command) {
  std::string const extension = std::filesystem::path(command.output).extension().string();
  if (extension != ".dot" && extension != ".svg")
    return {2, {}, complaint("cannot tell the format of `" + command.output + "`: name it .svg or .dot")};
  auto const result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  std::string const picture =
      extension == ".svg" ? argmap::render::to_svg(diagram_of(*result).diagram) : as_dot(*result);
  if (auto const written = write_file(command.output, picture); !written)
    return {2, {}, complaint(written.error().message)};
  return {};
}

}  // namespace stet::app
