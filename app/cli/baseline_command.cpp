// stet baseline create|update|prune, and stet clean.
#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_set>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/outputs.h"
#include "app/report/places.h"
#include "app/run/cache.h"
#include "app/run/plan.h"
#include "app/run/run.h"
#include "app/words/style.h"
#include "app/words/words.h"
#include "base/file.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;
using verify::Baseline;
using verify::BaselineEntry;

BaselineEntry entry_of(Finding const& finding, std::string const& path, std::string const& today) {
  std::string text = finding.diagnostic.subject;
  std::ranges::replace(text, '\n', ' ');
  return {.print = finding.fingerprint,
          .rule = std::string(rule(finding.diagnostic.rule).id),
          .path = path,
          .claim = finding.claim,
          .text = std::move(text),
          .since = today,
          .at = {},
          .is_gone = false};
}

// Every finding that a baseline may hold, by what identifies it.
using Current = std::map<std::pair<std::string, std::string>, BaselineEntry>;

Current current_findings(Report const& report, Baseline const& baseline, std::string const& today) {
  Current current;
  for (auto const& file : report.files) {
    auto const path = baseline.relative(file.path);
    for (auto const& finding : file.findings) {
      if (rule(finding.diagnostic.rule).category == Category::process) continue;
      current.emplace(std::pair(path, finding.fingerprint), entry_of(finding, path, today));
    }
  }
  return current;
}

}  // namespace

Outcome run(BaselineCommand const& command) {
  Request request = command.request;
  if (request.paths.empty()) request.paths.emplace_back(".");
  request.no_baseline = true;
  request.configuration.allow_outside = request.reading.allow_outside;
  verify::Configuration configuration(request.configuration);
  fs::path const first = request.paths.front();
  std::error_code error;
  auto const folder = fs::is_directory(first, error) ? first : first.parent_path();
  auto const settings = configuration.settings_for(folder / "-");
  if (!settings) return {2, {}, complaint(settings.error().message)};
  auto const path = baseline_path(request, **settings, folder);
  auto const shown = relative_path(path.string(), request.reading.files->absolute({}));
  bool const exists = fs::exists(path, error);
  // A stranger's settings overwrite nothing that nobody named.
  bool const named = request.baseline.has_value();
  if (!named && !(*settings)->baseline.empty() && !is_inside((*settings)->folder, path))
    return {
        2,
        {},
        complaint("the baseline that `stet.toml` names lies outside of its folder; name it with --baseline")};
  if (!named && exists && command.force && !verify::read_baseline(Disk(), path))
    return {2,
            {},
            complaint("`" + shown +
                      "` is no baseline, and --force replaces nothing else; name it with --baseline")};
  if (!named && !verify::project_around(request.reading.files, path.parent_path()).permits(path))
    return {
        2, {}, complaint("`" + shown + "` is a link that leads out of the project; name it with --baseline")};
  bool const creates = command.action == BaselineCommand::Action::create;
  if (creates && exists && !command.force)
    return {
        2,
        {},
        complaint("`" + shown +
                  "` is there already; `stet baseline update` brings it up to date, --force replaces it")};
  if (!creates && !exists)
    return {2, {}, complaint("there is no baseline `" + shown + "`; `stet baseline create` writes one")};

  Baseline old;
  old.folder = request.reading.files->absolute(path).parent_path();
  old.here = request.reading.files->absolute({});
  if (!creates) {
    auto const read = verify::read_baseline(*request.reading.files, path);
    if (!read) return {2, {}, complaint(read.error().message)};
    old = **read;
  }
  auto const report = collect(request);
  auto current = current_findings(report, old, request.reading.today);
  std::unordered_set<std::string> checked;
  for (auto const& file : report.files) checked.insert(old.relative(file.path));

  std::vector<BaselineEntry> entries;
  std::size_t kept = 0;
  std::size_t gone = 0;
  for (auto const& entry : old.entries) {
    auto found = current.find({entry.path, entry.print});
    if (found == current.end() && entry.is_gone)  // it may have moved
      found =
          std::ranges::find_if(current, [&](auto const& each) { return each.first.second == entry.print; });
    if (found == current.end()) {
      // What was not looked at is left alone.
      if (!entry.is_gone && !checked.contains(entry.path)) {
        entries.push_back(entry);
      } else {
        ++gone;
      }
      continue;
    }
    found->second.since = entry.since;
    entries.push_back(found->second);
    current.erase(found);
    ++kept;
  }
  std::size_t added = 0;
  if (command.action != BaselineCommand::Action::prune) {
    for (auto& [key, entry] : current) entries.push_back(std::move(entry));
    added = current.size();
  }
  Outcome outcome;
  for (auto const& problem : report.problems) outcome.err += complaint(problem.message);
  if (!report.problems.empty()) {
    outcome.code = 2;
    outcome.err += complaint("the baseline is left as it is, because not everything could be checked");
    return outcome;
  }
  auto const total = entries.size();
  if (creates)  // else it is a baseline that was read
    if (auto const may = may_write(*request.reading.files, {path.string()}); !may)
      return {2, {}, complaint(may.error().message)};
  if (auto const written = write_file(path, verify::write_baseline(std::move(entries))); !written)
    return {2, {}, complaint(written.error().message)};
  outcome.out = fmt::format("{}: {} ({} added, {} kept, {} taken out)\n", visible(shown),
                            counted(total, "finding", "findings"), added, kept, gone);
  return outcome;
}

Outcome run(CleanCommand const& command) {
  std::vector<fs::path> folders;
  for (auto const& given : command.folders) folders.push_back(fs::path(given) / cache_name);
  if (folders.empty()) {
    auto const moved = surroundings().environment("STET_CACHE_DIR").value_or("");
    folders.push_back(moved.empty() ? fs::path(cache_name) : fs::path(moved));
  }
  Outcome outcome;
  for (auto const& folder : folders) {
    std::error_code error;
    if (!fs::exists(folder / "CACHEDIR.TAG", error)) {
      if (fs::exists(folder, error)) {
        outcome.err += complaint("`" + folder.string() + "` has no CACHEDIR.TAG, so it is left alone");
        outcome.code = 2;
      }
      continue;
    }
    fs::remove_all(folder, error);
    if (error) {
      outcome.err += complaint("cannot remove `" + folder.string() + "`: " + error.message());
      outcome.code = 2;
    } else {
      outcome.out += fmt::format("removed {}\n", folder.string());
    }
  }
  return outcome;
}

}  // namespace stet::app
