// stet map: the argument map as a picture, each claim with its verdict as sign, word and colour.
#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/find_claim.h"
#include "app/cli/map_file.h"
#include "app/cli/outputs.h"
#include "app/picture/diagram_of.h"
#include "app/picture/draw.h"
#include "app/picture/images.h"
#include "app/picture/map_settings.h"
#include "app/report/terminal.h"
#include "app/words/words.h"
#include "argmap/render/narrow.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

using argmap::render::Diagram;
using argmap::render::Kept;

Outcome failed(Error const& error) { return {2, {}, complaint(error.message)}; }

// The box of a claim or an argument. An argument goes by its whole title only.
std::expected<argmap::render::NodeId, Error> focused(argmap::ArgumentMap const& map,
                                                     argmap::render::MapDiagram const& drawn,
                                                     std::string const& title) {
  auto const shown = [&](argmap::render::NodeId node,
                         std::string const& name) -> std::expected<argmap::render::NodeId, Error> {
    if (node.valid()) return node;
    return std::unexpected(
        Error{fmt::format("{} is not in the map: its settings leave it out (`selection`, `isInMap`), or "
                          "it only stands in an argument",
                          name)});
  };
  bool const in_angles = title.size() >= 2 && title.front() == '<' && title.back() == '>';
  std::string const argument_title = in_angles ? title.substr(1, title.size() - 2) : title;
  if (auto const argument = map.argument_by_title.find(argument_title);
      argument != map.argument_by_title.end() && !map.statement_by_title.contains(title))
    return shown(drawn.argument_node[argument->second], "<" + argument_title + ">");
  auto const claim = find_claim(map, title);
  if (!claim) return std::unexpected(claim.error());
  return shown(drawn.statement_node[*claim], "[" + map.statements[*claim].title + "]");
}

// What of the diagram is asked for. A claim to focus on is looked for among all.
std::expected<Diagram, Error> selected(verify::CheckResult const& result, argmap::render::MapDiagram& drawn,
                                       PictureSettings const& settings) {
  Diagram& diagram = drawn.diagram;
  Kept kept;
  kept.resize(diagram.nodes.size(), 1);
  auto const keep = [&](Kept const& those) {
    for (auto const node : diagram.nodes.ids()) kept[node] &= those[node];
  };
  Kept near;
  near.resize(diagram.nodes.size(), settings.focus.empty() ? 1 : 0);
  std::vector<argmap::render::NodeId> tops;  // what levels of reasons are counted from, if not from the top
  for (std::string const& title : settings.focus) {
    auto const node = focused(result.map, drawn, title);
    if (!node) return std::unexpected(node.error());
    Kept const those = around(diagram, *node, settings.hops);
    for (auto const id : diagram.nodes.ids()) near[id] |= those[id];
    tops.push_back(*node);
  }
  keep(near);
  if (!settings.path.empty()) {
    auto const node = focused(result.map, drawn, settings.path);
    if (!node) return std::unexpected(node.error());
    keep(ways_up(diagram, {*node}));
  }
  if (!settings.highlight.empty()) {
    std::vector<argmap::render::NodeId> ends;
    for (std::string const& title : settings.highlight) {
      auto const node = focused(result.map, drawn, title);
      if (!node) return std::unexpected(node.error());
      ends.push_back(*node);
    }
    highlight(diagram, ways_up(diagram, ends));
  }
  if (settings.depth) keep(down_to(diagram, *settings.depth, tops));
  if (!settings.only.empty()) keep(with_verdicts(diagram, settings.only));
  if (settings.focus.empty() && !settings.depth && settings.only.empty() && settings.path.empty())
    return std::move(diagram);
  return narrowed(diagram, kept).diagram;
}

std::filesystem::path project_folder(MapCommand const& command) {
  return command.reading.project.value_or(std::filesystem::path(command.file).parent_path());
}

// "map.svg" for the third of several: "map-3.svg".
std::string numbered(std::string const& output, std::size_t number) {
  std::filesystem::path const path(output);
  return (path.parent_path() /
          fmt::format("{}-{}{}", path.stem().string(), number, path.extension().string()))
      .string();
}

// What is broken in the text, as `check` says it: the picture may lack what was meant.
Outcome broken(verify::CheckResult const& result) {
  Outcome outcome;
  for (Diagnostic const& finding : result.findings) {
    if (finding.severity != Severity::error || rule(finding.rule).category != Category::syntax) continue;
    outcome.err += terminal_finding(result.sources, finding, {}) + '\n';
    outcome.code = 1;
  }
  return outcome;
}

Outcome write(Files const& read, std::string const& output, Drawn const& drawn, Outcome outcome) {
  for (auto const& note : drawn.notes) outcome.err += complaint(note);
  if (output == "-") {
    for (auto const& file : drawn.files) outcome.out += file;
    return outcome;
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < drawn.files.size(); ++i)
    names.push_back(drawn.files.size() == 1 ? output : numbered(output, i + 1));
  if (auto const may = may_write(read, names); !may) return failed(may.error());
  for (std::size_t i = 0; i < names.size(); ++i)
    if (auto const written = write_file(names[i], drawn.files[i]); !written) return failed(written.error());
  if (drawn.files.size() > 1)
    outcome.err +=
        complaint(fmt::format("wrote {} to {}", numbered(output, 1), numbered(output, drawn.files.size())));
  return outcome;
}

}  // namespace

Outcome run(MapCommand const& command) {
  auto const format = command.format ? command.format : format_of_file(command.output);
  if (!format)
    return failed(Error{command.output == "-"
                            ? "standard output has no name that says the format: name it with --format"
                            : "cannot tell the format of `" + command.output + "`: name it " +
                                  picture_extensions() + ", or give --format"});
  if (!command.picture.only.empty() && !command.picture.verdicts.value_or(true))
    return failed(Error{"--only looks for verdicts; take --verdicts none out"});
  auto const result = judge_file(command.file, command.reading);
  if (!result) return failed(result.error());
  auto all = diagram_of(*result, shown_by(command.picture, *result));
  auto notes = add_images(*result, project_folder(command), *command.reading.files,
                          command.reading.allow_outside, all);
  auto const left_out = all.diagram.not_shown;
  auto diagram = selected(*result, all, command.picture);
  if (!diagram) return failed(diagram.error());
  if (std::string const& name = command.compare.empty() ? command.beside : command.compare; !name.empty()) {
    auto const other = judge_file(name, command.reading);
    if (!other) return failed(other.error());
    auto second = diagram_of(*other, shown_by(command.picture, *other)).diagram;
    if (!command.compare.empty()) {
      *diagram = compared(second, std::move(*diagram));
    } else {
      if (diagram->title.empty()) diagram->title = command.file;
      if (second.title.empty()) second.title = name;
      *diagram = argmap::render::beside(*diagram, second);
    }
  }
  PictureSettings settings = command.picture;
  settings.side_by_side = !command.beside.empty();
  if (!settings.direction) settings.direction = arrangement_of(result->map.settings);
  auto drawn = draw(*diagram, *format, settings);
  if (!drawn) return failed(drawn.error());
  if (auto const n = left_out; n > 0)
    notes.push_back(
        fmt::format("{} not drawn: nothing is related to {}, or `selection` and `isInMap` leave {} out",
                    counted(n, "claim is", "claims are"), n == 1 ? "it" : "them", n == 1 ? "it" : "them"));
  drawn->notes.insert(drawn->notes.begin(), notes.begin(), notes.end());
  std::error_code error;
  bool const one_place = command.output == "-" || std::filesystem::is_other(command.output, error);
  if (one_place && drawn->files.size() > 1)
    return failed(Error{fmt::format("{} files do not fit into {}: name a file with -o", drawn->files.size(),
                                    command.output == "-" ? "standard output" : "`" + command.output + "`")});
  return write(*command.reading.files, command.output, *drawn, broken(*result));
}

}  // namespace stet::app
