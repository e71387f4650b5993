// stet source list, show, verify and where-used: what the registry holds, whether it is still so, and who
// relies on it.
#include <algorithm>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

#include "app/cli/source_registry.h"
#include "app/report/source.h"
#include "app/run/inputs.h"
#include "app/words/style.h"
#include "verify/check/check.h"
#include "verify/claims.h"
#include "verify/registry/integrity.h"
#include "verify/registry/orphans.h"
#include "verify/registry/store.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

std::string described(verify::SnapshotCheck const& check, std::string const& id) {
  std::string out = fmt::format("{:<11}  {}  {}\n", to_string(check.state), visible(id), visible(check.path));
  if (!check.problem.empty()) out += "             " + visible(check.problem) + '\n';
  if (check.state == verify::SnapshotState::changed || check.state == verify::SnapshotState::reformatted)
    out += "             the file's sha256 is " + check.actual + '\n';
  if (check.drift.any()) {
    out += fmt::format("             since {}: {} word{} went, {} came\n", visible(check.before),
                       check.drift.removed, check.drift.removed == 1 ? "" : "s", check.drift.added);
    for (auto const& change : check.drift.changes) out += "             " + visible(change) + '\n';
    if (check.drift.cut) out += "             ...\n";
  }
  return out;
}

// The citations of the source in one map.
std::expected<std::vector<Use>, Error> uses_in(fs::path const& path, OpenRegistry const& open,
                                               std::string const& id) {
  auto map = read_map(path);
  if (!map) return std::unexpected(std::move(map.error()));
  if (map->holds_no_map) return std::vector<Use>{};
  verify::CheckOptions options;
  options.registry = open.path;
  auto const result = verify::check(path, std::move(map->text), options);
  std::vector<Use> uses;
  for (auto const& citation : result.map.citations) {
    if (citation.key != id) continue;
    auto const origin = result.sources.origin(citation.location);
    auto const& file = result.sources[origin.file];
    auto const at = file.position(origin.span.begin);
    auto const statement = result.map.statement_of[citation.occurrence];
    auto const argument = result.map.argument_of[citation.occurrence];
    uses.push_back({file.path(), at.line, at.column,
                    statement.valid()  ? verify::name_of(result.map, statement)
                    : argument.valid() ? verify::name_of(result.map, argument)
                                       : std::string{},
                    citation.locator});
  }
  return uses;
}

}  // namespace

Outcome run(SourceListCommand const& command) {
  auto const open = open_registry(command.access);
  if (!open) return refused(open.error());
  return {
      0,
      command.format == AnswerFormat::json ? sources_json(open->registry) : list_of_sources(open->registry),
      open->complaints};
}

Outcome run(SourceShowCommand const& command) {
  auto const open = open_registry(command.access);
  if (!open) return refused(open.error());
  auto const source = find_source(*open, command.id);
  if (!source) return refused(source.error());
  return {0,
          command.format == AnswerFormat::json ? source_json(open->registry, *source)
                                               : source_in_full(open->registry, *source),
          open->complaints};
}

Outcome run(SourceVerifyCommand const& command) {
  auto const open = open_registry(command.access);
  if (!open) return refused(open.error());
  std::vector<verify::SourceId> sources;
  for (auto const& id : command.ids) {
    auto const source = find_source(*open, id);
    if (!source) return refused(source.error());
    sources.push_back(*source);
  }
  auto const verification = verify_snapshots(open->registry, sources, containment_of(*open));
  Outcome outcome{verification.clean() ? 0 : 1, {}, open->complaints};
  if (command.format == AnswerFormat::json) {
    outcome.out = verified_json(verification);
    return outcome;
  }
  for (std::size_t i = 0; i < verification.snapshots.size(); ++i) {
    auto const& check = verification.snapshots[i];
    bool const quiet =
        check.state == verify::SnapshotState::intact && check.problem.empty() && !check.drift.any();
    if (!quiet) outcome.out += described(check, verification.ids[i]);
  }
  auto const count = verification.snapshots.size();
  outcome.out += fmt::format("{} snapshot{}, {} not what was registered\n", count, count == 1 ? "" : "s",
                             verification.problems);
  for (auto const& orphan : verification.orphans)
    outcome.out += fmt::format("in no registry  {}\n", visible(orphan));
  if (!verification.orphans.empty()) outcome.out += "`stet source clean` removes what is in no registry\n";
  return outcome;
}

Outcome run(SourceCleanCommand const& command) {
  auto const path = find_registry(command.access, false);
  if (!path) return refused(path.error());
  fs::path const folder = path->parent_path();
  // Who stores a copy holds the lock until it is registered.
  auto const lock = verify::FolderLock::take(folder.empty() ? "." : folder);
  if (!lock) return refused(lock.error());
  Outcome outcome;
  for (auto const& orphan : verify::orphans_in(folder, Disk())) {
    std::error_code error;
    if (command.dry_run || (is_inside(folder, folder / orphan) && fs::remove(folder / orphan, error))) {
      outcome.out += fmt::format("{} {}\n", command.dry_run ? "would remove" : "removed", visible(orphan));
    } else {
      outcome.err += complaint(fmt::format("cannot remove `{}`", (folder / orphan).string()));
      outcome.code = 2;
    }
  }
  return outcome;
}

Outcome run(SourceWhereUsedCommand const& command) {
  auto const open = open_registry(command.access);
  if (!open) return refused(open.error());
  if (auto const source = find_source(*open, command.id); !source) return refused(source.error());
  auto paths = command.paths;
  fs::path const folder = open->path.parent_path();
  if (paths.empty()) paths.push_back(folder.empty() ? "." : folder.string());
  auto const found = find_inputs(paths);
  Outcome outcome;
  for (auto const& problem : found.problems) {
    outcome.err += complaint(problem.message);
    outcome.code = 2;
  }
  std::vector<Use> uses;
  for (auto const& input : found.inputs) {
    auto more = uses_in(input.path, *open, command.id);
    if (!more) {
      outcome.err += complaint(more.error().message);
      outcome.code = 2;
      continue;
    }
    std::ranges::move(*more, std::back_inserter(uses));
  }
  std::ranges::sort(uses, {}, [](Use const& use) { return std::tuple(use.path, use.line, use.column); });
  // What several maps include is found in each of them.
  auto const same = [](Use const& a, Use const& b) {
    return std::tie(a.path, a.line, a.column) == std::tie(b.path, b.line, b.column);
  };
  uses.erase(std::unique(uses.begin(), uses.end(), same), uses.end());
  if (command.format == AnswerFormat::json) {
    outcome.out = uses_json(command.id, uses);
    return outcome;
  }
  for (auto const& use : uses)
    outcome.out += fmt::format("{}:{}:{}  {}{}\n", visible(use.path), use.line, use.column,
                               visible(use.claim), use.locator.empty() ? "" : ", " + visible(use.locator));
  for (auto const& record : open->registry.records())
    for (auto const& lineage : record.lineage)
      if (lineage.other == command.id)
        outcome.out += fmt::format("{}: `{}` {} it\n", visible(open->path.string()), visible(record.id),
                                   to_string(lineage.kind));
  if (outcome.out.empty()) outcome.out = fmt::format("{} is cited nowhere\n", visible(command.id));
  return outcome;
}

}  // namespace stet::app
