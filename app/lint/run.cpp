#include "app/lint/run.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "app/lint/cache.h"
#include "app/lint/notes.h"
#include "app/lint/progress.h"
#include "verify/check/check.h"
#include "verify/registry/library.h"
#include "verify/rules/unused_source.h"

namespace stet::app {
namespace {

// Of the findings that a report has no room for, only their rules and severities are kept. Room is taken in
// the order of the maps, so it is known only once all maps before have been checked; what is kept until then
// is a question of memory and not of output.
class Room {
 public:
  Room(std::size_t maps, RunOptions const& options) : items_(maps), full_(options.formats.size()) {
    for (auto const format : options.formats) most_.push_back(info(format).most);
  }

  // To be called once for each map.
  void settle(std::size_t map, std::vector<Fragment>& fragments) {
    std::scoped_lock const lock(guard_);
    for (std::size_t target = 0; target < fragments.size() && target < full_.size(); ++target) {
      if (full_[target] < most_[target]) continue;
      for (Item& item : fragments[target].items) std::string().swap(item.text);
    }
    std::vector<std::size_t> counts;
    for (auto const& fragment : fragments) counts.push_back(fragment.items.size());
    items_[map] = std::move(counts);
    for (; settled_ < items_.size() && items_[settled_]; ++settled_)
      for (std::size_t target = 0; target < items_[settled_]->size(); ++target)
        full_[target] += (*items_[settled_])[target];
  }

 private:
  std::mutex guard_;
  std::vector<std::optional<std::vector<std::size_t>>> items_;  // by map, of the targets' fragments
  std::vector<std::size_t> most_;                               // by target
  std::vector<std::size_t> full_;                               // by target: items of the maps settled
  std::size_t settled_ = 0;                                     // maps of which all before are done, too
};

Checked check_one(Task const& task, CheckCommand const& command, RunOptions const& options, Cache* cache) {
  bool const is_standard_input = task.input.path == "-";
  Checked checked;
  checked.name = task.name;
  auto map = is_standard_input ? read_standard_map(command.stdin_filename)
                               : read_map(task.input.path, *task.options.files);
  if (!map) {
    checked.problem = Problem{task.name, std::move(map.error().message)};
    return checked;
  }
  if (map->holds_no_map) {
    if (task.input.named && !command.force_exclude)  // which is for programs that name whatever has changed
      checked.problem = Problem{task.name, "`" + task.name + "` holds no ```argdown fence"};
    return checked;
  }
  checked.holds_map = true;
  std::string key;
  if (cache != nullptr && !is_standard_input) {
    key = cache->key_of(task, map->text);
    if (cache->load(key, checked)) return checked;
  }
  auto result = verify::check(task.name, std::move(map->text), task.options);
  if (task.baseline) checked.met = verify::apply_baseline(*task.baseline, task.name, result);
  if (options.since) verify::apply_baseline(*options.since, task.name, result);
  checked.uses = std::move(result.claim_uses);
  if (task.options.others_cite && result.registry_file.valid() && !result.map.citations.empty()) {
    checked.registry = result.sources[result.registry_file].path();
    checked.used = verify::rules::used_sources(result);
  }
  std::vector<std::string> inputs;
  if (!key.empty()) inputs = Cache::inputs_of(result);
  Detail const detail{
      .explanations = std::ranges::find(options.formats, Format::json) != options.formats.end(),
      .argdown_notes = task.options.strict_argdown};
  auto report = make_file_report(task.name, std::move(result), detail);
  checked.counts = count(report);
  for (auto const format : options.formats) {
    auto& fragment = checked.fragments.emplace_back(info(format).fragment(report, options.format));
    fragment.path = report.path;
  }
  if (!key.empty() && !inputs.empty()) cache->store(key, checked, inputs);
  if (options.keep_reports) checked.report = std::move(report);
  return checked;
}

}  // namespace

void in_parallel(std::size_t n, std::size_t threads, std::function<void(std::size_t)> const& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex guard;
  auto const worker = [&] {
    try {
      for (auto i = next++; i < n; i = next++) work(i);
    } catch (...) {
      std::scoped_lock const lock(guard);
      if (!failure) failure = std::current_exception();
      next = n;
    }
  };
  {
    std::vector<std::jthread> pool;
    for (std::size_t i = 1; i < std::min(threads, n); ++i) pool.emplace_back(worker);
    worker();
  }
  if (failure) std::rethrow_exception(failure);
}

Run run_plan(Plan plan, CheckCommand const& command, RunOptions const& options) {
  Run run;
  run.problems = std::move(plan.problems);
  run.maps.resize(plan.tasks.size());
  std::optional<Cache> cache;
  if (options.cache) cache.emplace(command, options);
  auto const library = std::make_shared<verify::Library>();
  for (auto& task : plan.tasks) task.options.library = library;
  Room room(plan.tasks.size(), options);
  Progress progress(plan.tasks.size());
  std::size_t const threads =
      command.jobs.value_or(std::max<std::size_t>(1, std::thread::hardware_concurrency()));
  in_parallel(plan.tasks.size(), std::max<std::size_t>(1, threads), [&](std::size_t i) {
    run.maps[i] = check_one(plan.tasks[i], command, options, cache ? &*cache : nullptr);
    room.settle(i, run.maps[i].fragments);
    progress.step();
  });
  progress.finish();
  bool any = false;
  for (auto& map : run.maps) {
    any = any || map.holds_map;
    if (map.problem) run.problems.push_back(*map.problem);
  }
  if (!any && run.problems.empty() && !plan.tasks.empty() && !command.force_exclude) {
    std::string names;
    for (auto const& path : command.paths) names += (names.empty() ? "`" : ", `") + path + "`";
    run.problems.push_back(
        {{}, names + (command.paths.size() == 1 ? " holds" : " hold") + " no maps (" + map_names + ")"});
  }
  for (auto& notes : notes_of(plan.tasks, run.maps, *library, options.since.get())) {
    Checked checked;
    checked.name = notes.path;
    checked.counts = count(notes);
    for (auto const format : options.formats) {
      auto& fragment = checked.fragments.emplace_back(info(format).fragment(notes, options.format));
      fragment.path = notes.path;
    }
    checked.report = std::move(notes);
    run.maps.push_back(std::move(checked));
  }
  constexpr std::size_t many = 64;
  if (plan.tasks.size() >= many)
    run.clearing = std::jthread([plan = std::move(plan)]() mutable { Plan const gone = std::move(plan); });
  return run;
}

void documents(Run& run, RunOptions const& options, std::vector<Sink> const& targets) {
  Summary summary;
  summary.problems = run.problems;
  for (auto const& map : run.maps) {
    if (map.holds_map) ++summary.files;
    summary.counts += map.counts;
  }
  for (std::size_t target = 0; target < options.formats.size(); ++target) {
    std::vector<Fragment> fragments;
    for (auto& map : run.maps)
      if (target < map.fragments.size()) fragments.push_back(std::move(map.fragments[target]));
    info(options.formats[target]).document(fragments, summary, options.format, targets[target]);
  }
}

int exit_code(Run const& run, Severity fail_on) {
  if (!run.problems.empty()) return 2;
  return std::ranges::any_of(run.maps,
                             [&](Checked const& map) {
                               for (auto i = static_cast<std::size_t>(std::to_underlying(fail_on)); i < 3;
                                    ++i)
                                 if (map.counts.severities[i] > 0) return true;
                               return false;
                             })
             ? 1
             : 0;
}

}  // namespace stet::app
