#include "app/run/notes.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "app/report/places.h"
#include "app/run/articles.h"
#include "verify/config/configuration.h"
#include "verify/fingerprint.h"
#include "verify/input_rules.h"
#include "verify/process_rules.h"
#include "verify/registry/library.h"
#include "verify/rule_table.h"
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

// The line that names the piece: its title in the front matter, its first heading, or the first line with
// words.
Span title_line(std::string_view text) {
  Span first;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find('\n', begin), text.size());
    auto const line = text.substr(begin, end - begin);
    Span const here{static_cast<Offset>(begin), static_cast<Offset>(end)};
    if (line.starts_with("title:") || line.starts_with("# ")) return here;
    if (first.empty() && line.find_first_not_of(" \t\r-+") != std::string_view::npos) first = here;
    begin = end + 1;
  }
  return first;
}

// `unmapped-article` for a piece that needs a map and has none; no findings otherwise.
FileReport article_report(Article const& article, Files const& files) {
  if (article.mapped || !article.settings->require_map) return {};
  auto text = files.read(article.path);
  Sources sources;
  auto const path = article.path.generic_string();
  auto const id = sources.add(path, text ? std::move(*text) : std::string());
  Diagnostics diagnostics;
  auto& diagnostic = diagnostics.report(rule_id::unmapped_article, {id, title_line(sources[id].text())},
                                        "the article has no map");
  diagnostic.label = "`require-map` is set, and no map names this file as its `article`";
  diagnostic.help =
      fmt::format("write a first one: `stet new {} -o {}`", path,
                  std::filesystem::path(article.path).replace_extension(".argdown").generic_string());
  return report_on(path, std::move(diagnostics), std::move(sources), id, *article.settings);
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
                           std::vector<Checked> const& maps,
                           std::vector<std::size_t> const& met_by_registries,
                           std::filesystem::path const& folder) {
  std::vector<bool> met(baseline.entries.size());
  for (std::size_t const entry : met_by_registries) met[entry] = true;
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
    Rule const* const of = find_rule(entry.rule);
    bool const looked_for =
        of == nullptr ||
        first->settings->level_origins[static_cast<std::size_t>(of->rule)] != verify::not_selected;
    if (!looked_for) continue;
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

// What the maps of a run use of one registry.
struct RegistryUse {
  std::vector<std::size_t> tasks;  // whose maps cite it
  std::vector<verify::SourceId> used;
};

// In the order of their first tasks. Maps may name one registry differently: `a/../sources.yaml`, or by a
// link.
std::vector<RegistryUse> registries_of(std::vector<Task> const& tasks, std::vector<Checked> const& maps) {
  std::vector<RegistryUse> uses;
  std::unordered_map<std::string, std::size_t> by_name;
  std::unordered_map<std::string, std::size_t> by_path;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    auto const& name = maps[i].registry;
    if (name.empty()) continue;
    auto known = by_name.find(name);
    if (known == by_name.end()) {
      auto const& files = *tasks[i].options.files;
      auto const path = files.resolve(name).value_or(files.absolute(name)).string();
      auto const [at, is_new] = by_path.try_emplace(path, uses.size());
      if (is_new) uses.emplace_back();
      known = by_name.emplace(name, at->second).first;
    }
    auto& use = uses[known->second];
    use.tasks.push_back(i);
    use.used.insert(use.used.end(), maps[i].used.begin(), maps[i].used.end());
  }
  for (auto& use : uses) {
    std::ranges::sort(use.used);
    use.used.erase(std::unique(use.used.begin(), use.used.end()), use.used.end());
  }
  return uses;
}

// The settings of the map that takes the rule most seriously: the order of maps decides nothing.
verify::Settings const& strictest(RegistryUse const& use, std::vector<Task> const& tasks,
                                  Diagnostics const& diagnostics) {
  auto const level = [&](std::size_t task) {
    auto const& settings = *tasks[task].options.settings;
    return diagnostics.empty() ? std::nullopt : settings.level(diagnostics.list().front().rule);
  };
  return *tasks[*std::ranges::max_element(use.tasks, {}, level)].options.settings;
}

// The entries for the finding: those of the registry, and of the maps that cite it, each of which has the
// finding for itself when it is checked alone.
std::vector<std::size_t> entries_for(verify::Baseline const& baseline, Finding const& finding,
                                     std::string const& registry, RegistryUse const& use,
                                     std::vector<Task> const& tasks) {
  std::unordered_set<std::string> paths{baseline.relative(registry)};
  for (std::size_t const task : use.tasks) paths.insert(baseline.relative(tasks[task].name));
  std::vector<std::size_t> entries;
  auto const [begin, end] = baseline.by_print.equal_range(finding.fingerprint);
  for (auto at = begin; at != end; ++at)
    if (paths.contains(baseline.entries[at->second].path)) entries.push_back(at->second);
  return entries;
}

using MetEntries = std::unordered_map<verify::Baseline const*, std::vector<std::size_t>>;

// Takes out what a baseline lists for the report's own file.
void let_pass(FileReport& report, verify::Baseline const* kept, verify::Baseline const* since,
              MetEntries& met) {
  std::erase_if(report.findings, [&](Finding const& finding) {
    bool passes = false;
    for (auto const* baseline : {kept, since}) {
      if (baseline == nullptr) continue;
      auto const [begin, end] = baseline->by_print.equal_range(finding.fingerprint);
      for (auto at = begin; at != end; ++at) {
        if (baseline->entries[at->second].path != baseline->relative(report.path)) continue;
        passes = true;
        met[baseline].push_back(at->second);
      }
    }
    return passes;
  });
}

FileReport registry_report(RegistryUse const& use, std::vector<Task> const& tasks,
                           std::vector<Checked> const& maps, verify::Library& library,
                           verify::Baseline const* since, std::filesystem::path const& folder,
                           MetEntries& met) {
  auto const& task = tasks[use.tasks.front()];
  auto const& name = maps[use.tasks.front()].registry;
  auto const reading = library.registry(*task.options.files, name);
  if (!reading->registry) return {};
  Sources sources;
  auto const path = relative_path(name, folder);
  auto const id = sources.add(path, std::string(reading->file->text()));
  Diagnostics diagnostics;
  verify::rules::report_unused(*reading->registry, id, use.used, verify::rules::Reach::all_maps, diagnostics);
  auto const& settings = strictest(use, tasks, diagnostics);
  auto report = report_on(path, std::move(diagnostics), std::move(sources), id, settings);
  std::erase_if(report.findings, [&](Finding const& finding) {
    bool passes = false;
    std::unordered_set<verify::Baseline const*> baselines{since};
    for (std::size_t const each : use.tasks) baselines.insert(tasks[each].baseline.get());
    for (auto const* baseline : baselines) {
      if (baseline == nullptr) continue;
      auto const entries = entries_for(*baseline, finding, path, use, tasks);
      passes = passes || !entries.empty();
      auto& known = met[baseline];
      known.insert(known.end(), entries.begin(), entries.end());
    }
    return passes;
  });
  return report;
}

}  // namespace

std::vector<FileReport> notes_of(Plan const& plan, Files const& files, std::vector<Checked> const& maps,
                                 verify::Library& library, verify::Baseline const* since,
                                 std::filesystem::path const& folder) {
  auto const& tasks = plan.tasks;
  std::vector<FileReport> reports;
  std::unordered_set<void const*> seen;
  auto const add = [&](FileReport report) {
    if (!report.findings.empty()) reports.push_back(std::move(report));
  };
  MetEntries met;
  for (auto const& article : plan.articles) {
    auto report = article_report(article, files);
    let_pass(report, article.baseline.get(), since, met);
    add(std::move(report));
  }
  for (auto const& use : registries_of(tasks, maps))
    add(registry_report(use, tasks, maps, library, since, folder, met));
  for (auto const& task : tasks) {
    if (auto const* file = task.options.claims_file.get(); file != nullptr && seen.insert(file).second)
      add(claims_report(*file, tasks, maps, folder));
    if (auto const* file = task.baseline.get(); file != nullptr && seen.insert(file).second)
      add(baseline_report(*file, tasks, maps, met[file], folder));
  }
  return reports;
}

}  // namespace stet::app
