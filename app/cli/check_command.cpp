// stet check: the reports of all maps in the formats asked for; fixes; what is new since a commit; watching.
#include <algorithm>
#include <cstdio>
#include <deque>
#include <set>

#include <fmt/format.h>
#include <unistd.h>

#include "app/cli/collect.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/lint/edits.h"
#include "app/lint/run.h"
#include "app/lint/since.h"
#include "app/lint/watch.h"
#include "app/report/words.h"
#include "base/file_writer.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

std::string complaints(std::vector<Problem> const& problems) {
  std::string out;
  for (auto const& problem : problems) {
    // A configuration's mistakes come one a line, each with its own place.
    std::string_view rest = problem.message;
    while (!rest.empty()) {
      auto const end = std::min(rest.find('\n'), rest.size());
      out += complaint(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return out;
}

Outcome print(CheckCommand const& command) {
  auto printed = print_all(command, *command.print);
  return {printed.problems.empty() ? 0 : 2, std::move(printed.out), complaints(printed.problems)};
}

Outcome show_settings(CheckCommand const& command) {
  auto const plan = make_plan(command);
  Outcome outcome{plan.problems.empty() ? 0 : 2, {}, complaints(plan.problems)};
  for (auto const& task : plan.tasks) {
    if (!outcome.out.empty()) outcome.out += '\n';
    outcome.out += "# " + visible(task.name) + '\n' + verify::show(*task.options.house);
  }
  return outcome;
}

Fixes fixes_of(CheckCommand const& command, std::vector<Problem>& problems) {
  CheckCommand quiet = command;
  quiet.targets = {ReportTarget{}};
  auto const report = collect(quiet);
  problems = report.problems;
  return gather_fixes(report.files, command.unsafe_fixes);
}

Outcome show_diff(CheckCommand const& command) {
  std::vector<Problem> problems;
  auto const fixes = fixes_of(command, problems);
  Outcome outcome{problems.empty() ? (fixes.files.empty() ? 0 : 1) : 2, {}, complaints(problems)};
  for (auto const& file : fixes.files) outcome.out += unified_diff(file);
  outcome.err += fmt::format("stet: would fix {} in {}\n", counted(fixes.applied, "finding", "findings"),
                             counted(fixes.files.size(), "file", "files"));
  return outcome;
}

// Writes fixes until none is left; a fix may make room for another. Returns what could not be written.
std::string apply_fixes(CheckCommand const& command) {
  constexpr int most_rounds = 10;
  std::size_t fixed = 0;
  std::set<std::string> changed;
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<Problem> problems;
    auto const fixes = fixes_of(command, problems);
    if (fixes.files.empty()) break;
    fixed += fixes.applied;
    for (auto const& file : fixes.files) {
      if (auto const written = write_file(file.path, file.after()); !written)
        return complaint(written.error().message);
      changed.insert(file.path);
    }
  }
  if (fixed > 0) {
    auto const text = fmt::format("stet: fixed {} in {}\n", counted(fixed, "finding", "findings"),
                                  counted(changed.size(), "file", "files"));
    std::fputs(text.c_str(), stderr);
  }
  return {};
}

RunOptions run_options(CheckCommand const& command) {
  RunOptions options;
  for (auto const& target : command.targets) options.formats.push_back(target.format);
  bool const only_files =
      std::ranges::all_of(command.targets, [](auto const& target) { return target.file.has_value(); });
  auto style = style_for(command.dress, surroundings());
  if (only_files && command.dress.color == When::automatic) style.color = false;
  options.format = {.style = style,
                    .granted = command.granted,
                    .verdicts = true,
                    .suppressed = command.show_suppressed,
                    .fail_on = command.fail_on,
                    .most = command.most_findings,
                    .version = STET_VERSION};
  return options;
}

// One run and its reports. `folders`, if wanted, receives where the maps and what they need lie.
Outcome report(CheckCommand const& command, std::set<std::string>* folders) {
  auto options = run_options(command);
  if (command.since) {
    auto before = findings_at(command);
    if (!before) return {2, {}, complaint(before.error().message)};
    options.since = *before;
  }
  auto plan = make_plan(command);
  options.cache = !command.no_cache && !command.since && plan.tasks.size() > 1;
  options.keep_reports = folders != nullptr;
  if (folders != nullptr) options.cache = false;
  auto run = run_plan(std::move(plan), command, options);
  if (folders != nullptr) {
    for (auto const& map : run.maps) {
      folders->insert(fs::path(map.name).parent_path().empty() ? "."
                                                               : fs::path(map.name).parent_path().string());
      if (!map.report) continue;
      for (std::size_t i = 0; i < map.report->sources.size(); ++i) {
        auto const folder = fs::path(map.report->sources[FileId(i)].path()).parent_path().string();
        folders->insert(folder.empty() ? "." : folder);
      }
    }
  }
  Outcome outcome{exit_code(run, command.fail_on), {}, complaints(run.problems)};
  std::deque<FileWriter> files;
  std::vector<Sink> sinks;
  for (auto const& target : command.targets) {
    if (!target.file) {
      sinks.emplace_back([&](std::string_view part) { outcome.out += part; });
    } else {
      sinks.emplace_back(
          [&file = files.emplace_back(*target.file)](std::string_view part) { file.write(part); });
    }
  }
  documents(run, options, sinks);
  for (auto& file : files) {
    if (auto const written = file.finish(Flush::no); !written) {
      outcome.err += complaint(written.error().message);
      outcome.code = 2;
    }
  }
  return outcome;
}

Outcome watch_all(CheckCommand const& command) {
  auto const why = watch([&] {
    std::set<std::string> folders;
    for (auto const& path : command.paths) {
      std::error_code error;
      folders.insert(fs::is_directory(path, error) ? path : ".");
    }
    auto const outcome = report(command, &folders);
    bool const clears = ::isatty(STDOUT_FILENO) == 1;
    std::string const out = (clears ? "\x1b[2J\x1b[H" : "") + outcome.out + "watching; end with Ctrl-C\n";
    std::fputs(outcome.err.c_str(), stderr);
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fflush(stdout);
    return folders;
  });
  return {2, {}, complaint(why)};
}

}  // namespace

Outcome run(CheckCommand const& command) {
  if (command.print) return print(command);
  if (command.show_settings) return show_settings(command);
  if (command.diff) return show_diff(command);
  if (command.fix) {
    if (auto failure = apply_fixes(command); !failure.empty()) return {2, {}, std::move(failure)};
  }
  if (command.watch) return watch_all(command);
  return report(command, nullptr);
}

}  // namespace stet::app
