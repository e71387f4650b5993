#include "app/run/notes.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "app/report/places.h"
#include "verify/fingerprint.h"
#include "verify/process_rules.h"
#include "verify/registry/library.h"
#include "verify/rules/unused_source.h"

namespace stet::app {
namespace {

FileReport report_on(std::string const& path, Diagnostics diagnostics, Sources sources, FileId file,
                     verify::Settings const& settings) {
  FileReport report;
  report.path = path;
  report.is_notes = true;
  report.sources = std::move(sources);
  report.file = file;
  auto findings = std::move(diagnostics).take();
  auto const prints = verify::fingerprints(findings);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    auto const level = settings.level(findings[i].rule);
    if (!level) continue;
    findings[i].severity = *level;
    findings[i].fingerprint = prints[i];
    report.findings.push_back({std::move(findings[i]), prints[i], {}, std::nullopt});
  }
  return report;
}

FileReport claims_report(verify::suppress::ClaimsFile const& file, std::vector<Task> const& tasks,
                         std::vector<Checked> const& maps, std::filesystem::path const& folder) {
  std::vector<verify::suppress::Use> uses(file.entries.size());
  verify::CheckOptions const* first = nullptr;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (tasks[i].options.claims_file.get() != &file) continue;
    if (first == nullptr) first = &tasks[i].options;
    for (std::size_t entry = 0; entry < maps[i].uses.size(); ++entry) {
      uses[entry].seen = uses[entry].seen || maps[i].uses[entry].seen;
      uses[entry].used = uses[entry].used || maps[i].uses[entry].used;
    }
  }
  Sources sources;
  auto const path = relative_path(file.path.string(), folder);
  auto const id = sources.add(path, file.text);
  auto diagnostics = verify::suppress::report(file, id, uses, first->today);
  return report_on(path, std::move(diagnostics), std::move(sources), id, *first->settings);
}

FileReport baseline_report(verify::Baseline const& baseline, std::vector<Task> const& tasks,
                           std::vector<Checked> const& maps, std::filesystem::path const& folder) {
  std::vector<bool> met(baseline.entries.size());
  std::unordered_set<std::string> checked;
  verify::CheckOptions const* first = nullptr;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (tasks[i].baseline.get() != &baseline) continue;
    if (first == nullptr) first = &tasks[i].options;
    checked.insert(baseline.relative(tasks[i].name));
    for (auto const entry : maps[i].met) met[entry] = true;
  }
  Sources sources;
  auto const path = relative_path(baseline.path.string(), folder);
  auto const id = sources.add(path, baseline.text);
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < baseline.entries.size(); ++i) {
    auto const& entry = baseline.entries[i];
    if (met[i] || (!entry.is_gone && !checked.contains(entry.path))) continue;
    auto& diagnostic =
        diagnostics.report(rule_id::stale_baseline_entry, {id, entry.at},
                           fmt::format("the finding of `{}` in `{}` is gone", entry.rule, entry.path));
    diagnostic.label = "no longer needed";
    diagnostic.help = "run `stet baseline prune`";
    diagnostic.subject = entry.print + " " + entry.path;
    Span line = entry.at;
    if (line.end < baseline.text.size()) ++line.end;
    diagnostic.fixes.push_back(
        {.title = "take the entry out", .edits = {{{id, line}, ""}}, .applicability = Applicability::safe});
  }
  return report_on(path, std::move(diagnostics), std::move(sources), id, *first->settings);
}

bool lets_pass(verify::Baseline const* baseline, std::string const& path, Finding const& finding) {
  if (baseline == nullptr) return false;
  auto const [begin, end] = baseline->by_print.equal_range(finding.fingerprint);
  return std::any_of(begin, end, [&](auto const& each) {
    return baseline->entries[each.second].path == baseline->relative(path);
  });
}

// What the maps of a run use of one registry.
struct RegistryUse {
  std::size_t first = 0;  // the first task whose map cites it
  std::vector<verify::SourceId> used;
};

// In the order of their first tasks. Maps may name one registry differently: `a/../sources.yaml`.
std::vector<RegistryUse> registries_of(std::vector<Task> const& tasks, std::vector<Checked> const& maps) {
  std::vector<RegistryUse> uses;
  std::unordered_map<std::string, std::size_t> by_name;
  std::unordered_map<std::string, std::size_t> by_path;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    auto const& name = maps[i].registry;
    if (name.empty()) continue;
    auto known = by_name.find(name);
    if (known == by_name.end()) {
      auto const path = tasks[i].options.files->absolute(name).string();
      auto const [at, is_new] = by_path.try_emplace(path, uses.size());
      if (is_new) uses.push_back({i, {}});
      known = by_name.emplace(name, at->second).first;
    }
    auto& used = uses[known->second].used;
    used.insert(used.end(), maps[i].used.begin(), maps[i].used.end());
  }
  for (auto& [first, used] : uses) {
    std::ranges::sort(used);
    used.erase(std::unique(used.begin(), used.end()), used.end());
  }
  return uses;
}

FileReport registry_report(RegistryUse const& use, std::vector<Task> const& tasks,
                           std::vector<Checked> const& maps, verify::Library& library,
                           verify::Baseline const* since, std::filesystem::path const& folder) {
  auto const& task = tasks[use.first];
  auto const& name = maps[use.first].registry;
  auto const reading = library.registry(*task.options.files, name);
  if (!reading->registry) return {};
  Sources sources;
  auto const path = relative_path(name, folder);
  auto const id = sources.add(path, std::string(reading->file->text()));
  Diagnostics diagnostics;
  verify::rules::report_unused(*reading->registry, id, use.used, "in none of the maps", diagnostics);
  auto report = report_on(path, std::move(diagnostics), std::move(sources), id, *task.options.settings);
  std::erase_if(report.findings, [&](Finding const& finding) {
    return lets_pass(task.baseline.get(), path, finding) || lets_pass(since, path, finding);
  });
  return report;
}

}  // namespace

std::vector<FileReport> notes_of(std::vector<Task> const& tasks, std::vector<Checked> const& maps,
                                 verify::Library& library, verify::Baseline const* since,
                                 std::filesystem::path const& folder) {
  std::vector<FileReport> reports;
  std::unordered_set<void const*> seen;
  auto const add = [&](FileReport report) {
    if (!report.findings.empty()) reports.push_back(std::move(report));
  };
  for (auto const& use : registries_of(tasks, maps))
    add(registry_report(use, tasks, maps, library, since, folder));
  for (auto const& task : tasks) {
    if (auto const* file = task.options.claims_file.get(); file != nullptr && seen.insert(file).second)
      add(claims_report(*file, tasks, maps, folder));
    if (auto const* file = task.baseline.get(); file != nullptr && seen.insert(file).second)
      add(baseline_report(*file, tasks, maps, folder));
  }
  return reports;
}

}  // namespace stet::app
