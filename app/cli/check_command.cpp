// stet check: the reports of all maps in the formats asked for; fixes; what is new since a commit; watching.
#include <algorithm>
#include <cstdio>
#include <deque>
#include <set>

#include <fmt/format.h>
#include <unistd.h>

#include "app/cli/cache_place.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/map_file.h"
#include "app/cli/outputs.h"
#include "app/cli/print.h"
#include "app/cli/progress.h"
#include "app/run/fixes.h"
#include "app/run/plan.h"
#include "app/run/run.h"
#include "app/run/watch.h"
#include "app/words/words.h"
#include "base/file_writer.h"
#include "base/text.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

std::string complaints(std::vector<Problem> const& problems) {
  std::string out;
  std::set<std::string_view> said;  // settings that serve several maps are a problem of each
  for (auto const& problem : problems) {
    // A configuration's mistakes come one a line, each with its own place.
    std::string_view rest = problem.message;
    while (!rest.empty())
      if (auto const line = take_line(rest); said.insert(line).second) out += complaint(line);
  }
  return out;
}

Outcome print(Request const& request, Stage stage) {
  auto printed = print_all(request, stage);
  return {printed.problems.empty() ? 0 : 2, std::move(printed.out), complaints(printed.problems)};
}

Outcome show_settings(Request const& request) {
  auto const plan = make_plan(request);
  Outcome outcome{plan.problems.empty() ? 0 : 2, {}, complaints(plan.problems)};
  for (auto const& task : plan.tasks) {
    if (!outcome.out.empty()) outcome.out += '\n';
    outcome.out += "# " + visible(task.name) + '\n';
    std::string const settings = verify::show(*task.options.settings);
    for (std::string_view rest = settings; !rest.empty();) outcome.out += visible(take_line(rest)) + '\n';
  }
  return outcome;
}

Outcome list_files(Request const& request) {
  auto const plan = make_plan(request);
  Outcome outcome{plan.problems.empty() ? 0 : 2, {}, complaints(plan.problems)};
  for (auto const& task : plan.tasks) {
    auto const map = read_task(task, request);
    if (map && map->holds_no_map && !task.input.named) continue;
    outcome.out += visible_path(task.name) + '\n';
  }
  return outcome;
}

Outcome show_diff(Request const& request) {
  auto const [fixes, problems] = find_fixes(request);
  Outcome outcome{problems.empty() ? (fixes.files.empty() ? 0 : 1) : 2, {}, complaints(problems)};
  for (auto const& file : fixes.files) outcome.out += unified_diff(file);
  outcome.err += fmt::format("stet: would fix {} in {}\n", counted(fixes.applied, "finding", "findings"),
                             counted(fixes.files.size(), "file", "files"));
  return outcome;
}

// What the command asks of a run for its reports.
Request request_of(CheckCommand const& command, Surroundings const& around) {
  Request request = command.request;
  for (auto const& target : command.targets) request.formats.push_back(target.format);
  bool const only_files =
      std::ranges::all_of(command.targets, [](auto const& target) { return target.file.has_value(); });
  request.format.style = style_for(command.dress, around);
  if (only_files && command.dress.color == When::automatic) request.format.style.color = false;
  request.format.hints = around.is_terminal && !only_files && !command.watch;
  request.format.version = STET_VERSION;
  request.reading.files = std::make_shared<Disk const>();
  request.format.folder = request.reading.files->absolute({});
  request.keep_reports = command.watch;
  if (command.no_cache || command.watch) return request;
  request.cache = cache_place(around, request.format.folder);
  return request;
}

// One run and its reports. `folders`, if wanted, receives where the maps and what they need lie.
Outcome report(CheckCommand const& command, std::set<std::string>* folders) {
  auto request = request_of(command, surroundings());
  Progress progress;
  request.progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
  auto checked = check_maps(request);
  progress.finish();
  if (!checked) return {2, {}, complaint(checked.error().message)};
  auto& run = *checked;
  if (folders != nullptr) {
    auto const add = [&](fs::path const& file) {
      auto const folder = file.parent_path();
      folders->insert(folder.empty() ? "." : folder.string());
    };
    for (auto const& map : run.maps) {
      add(map.name);
      if (!map.report) continue;
      for (std::size_t i = 0; i < map.report->sources.size(); ++i) add(map.report->sources[FileId(i)].path());
    }
  }
  Outcome outcome{exit_code(run, request.format.fail_on), {}, complaints(run.problems)};
  for (auto const& note : run.notes) outcome.err += complaint(note);
  std::vector<std::string> outputs;
  for (auto const& target : command.targets)
    if (target.file) outputs.push_back(*target.file);
  // What standard input goes by is as good as read.
  if (std::ranges::find(request.paths, "-") != request.paths.end())
    (void)request.reading.files->read(request.given_name);
  if (auto const may = may_write(*request.reading.files, outputs); !may) {
    outcome.err += complaint(may.error().message);
    outcome.code = 2;
    return outcome;
  }
  if (!run.problems.empty()) {
    for (auto const& target : command.targets) {
      if (!target.file) continue;
      auto const may = may_replace(*target.file, info(target.format).sign);
      if (may) continue;
      outcome.err += complaint(may.error().message);
      outcome.code = 2;
      return outcome;
    }
  }
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
  write_documents(run, request, sinks);
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
    for (auto const& path : command.request.paths) {
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

Outcome run(CheckCommand const& asked) {
  CheckCommand command = asked;
  Request& request = command.request;
  if (std::ranges::find(request.paths, "-") != request.paths.end()) {
    auto given = read_standard_input();
    if (!given) return {2, {}, complaint(given.error().message)};
    request.given = std::move(*given);
  }
  bool const to_file =
      std::ranges::any_of(command.targets, [](auto const& target) { return target.file.has_value(); });
  if (to_file && (command.print || command.list_files || command.show_settings || command.diff))
    return {
        2,
        {},
        complaint("a report is written to a file, and no report was asked for: redirect the output instead")};
  if (command.print) return print(request, *command.print);
  if (command.list_files) return list_files(request);
  if (command.show_settings) return show_settings(request);
  if (command.diff) return show_diff(request);
  if (command.fix) {
    auto const applied = apply_fixes(request);
    if (applied.findings > 0)
      fmt::print(stderr, "stet: fixed {} in {}\n", counted(applied.findings, "finding", "findings"),
                 counted(applied.files, "file", "files"));
    if (!applied.problems.empty()) return {2, {}, complaints(applied.problems)};
  }
  if (command.watch) return watch_all(command);
  return report(command, nullptr);
}

}  // namespace stet::app
