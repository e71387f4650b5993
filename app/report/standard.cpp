#include "app/report/standard.h"

#include <fmt/format.h>

#include "app/report/report.h"

namespace stet::app {
namespace {

std::string setter(StandardNote const& note) {
  using enum verify::StandardSetter;
  switch (note.by) {
    case nobody: return "the default";
    case configuration: return "set for all claims";
    case map: return "set for this map";
    case tag: return fmt::format("set for #{}", note.name);
    case section: return fmt::format("set for the section \"{}\"", note.name);
    case statement: return "set for this claim";
  }
  return {};
}

}  // namespace

StandardNote standard_note(verify::CheckResult const& result, argmap::StatementId statement) {
  auto const& standard = result.evaluation.verdicts[statement].standard;
  verify::StandardOrigin const& origin = result.standard_origins.of(statement);
  StandardNote out;
  out.thresholds = parameters_of(result.options.thresholds, standard.standard);
  out.by = origin.by;
  out.name = origin.name;
  if (origin.location.file.valid()) {
    auto const at = place(result.sources, origin.location);
    out.at = fmt::format("{}:{}:{}", at.path, at.begin.line, at.begin.column);
  } else {
    out.at = origin.origin;
  }
  return out;
}

std::string with_thresholds(argmap::evaluate::StandardOfProof const& standard, StandardNote const& note) {
  std::string numbers;
  for (auto const& [name, value] : note.thresholds)
    numbers += fmt::format("{}{} {}", numbers.empty() ? "" : ", ", name, value);
  return to_string(standard) + (numbers.empty() ? "" : " (" + numbers + ")");
}

std::string describe(argmap::evaluate::StandardOfProof const& standard, StandardNote const& note) {
  return with_thresholds(standard, note) + ", " + setter(note) + (note.at.empty() ? "" : " at " + note.at);
}

}  // namespace stet::app
