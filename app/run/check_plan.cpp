#include "app/run/check_plan.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "app/run/cache.h"
#include "app/run/notes.h"
#include "base/parallel.h"
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
  Room(std::size_t maps, std::vector<Format> const& formats) : items_(maps), full_(formats.size()) {
    for (auto const format : formats) most_.push_back(info(format).most);
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

// The fragments of a report for all formats, and its numbers.
void write_fragments(FileReport const& report, Request const& request, bool knows_before, Checked& checked) {
  checked.counts = count(report);
  FormatOptions options = request.format;
  if (!options.verdicts) options.verdicts = knows_before ? Verdicts::changed : Verdicts::all;
  for (auto const format : request.formats) {
    auto& fragment = checked.fragments.emplace_back(info(format).fragment(report, options));
    fragment.path = report.path;
  }
}

Checked check_one(Task const& task, Request const& request, verify::Baseline const* before, Cache* cache) {
  Checked checked;
  checked.name = task.name;
  auto map = read_task(task, request);
  if (!map) {
    checked.problem = Problem{task.name, std::move(map.error().message)};
    return checked;
  }
  if (map->holds_no_map) {
    if (task.input.named && !request.force_exclude)  // which is for programs that name whatever has changed
      checked.problem = Problem{task.name, no_fence(task.name)};
    return checked;
  }
  checked.holds_map = true;
  std::string key;
  if (cache != nullptr && task.input.path != "-") {
    key = cache->key_of(task, map->text);
    if (cache->load(key, checked)) return checked;
  }
  auto result = verify::check(task.name, std::move(map->text), task.options);
  if (task.baseline) checked.met = verify::apply_baseline(*task.baseline, task.name, result);
  if (before != nullptr) verify::apply_baseline(*before, task.name, result);
  checked.uses = std::move(result.claim_uses);
  if (task.options.others_cite && result.registry_file.valid() && !result.map.citations.empty()) {
    checked.registry = result.sources[result.registry_file].path();
    checked.used = verify::rules::used_sources(result);
  }
  std::vector<std::string> inputs;
  if (!key.empty()) inputs = Cache::inputs_of(result);
  Detail const detail{
      .explanations = std::ranges::find(request.formats, Format::json) != request.formats.end(),
      .argdown_notes = task.options.strict_argdown};
  auto report = make_file_report(task.name, std::move(result), detail);
  write_fragments(report, request, before != nullptr || task.baseline, checked);
  if (!key.empty() && !inputs.empty()) cache->store(key, checked, inputs);
  if (request.keep_reports) checked.report = std::move(report);
  return checked;
}

// What goes wrong in one map costs its report, and no other's.
Checked check_apart(Task const& task, Request const& request, verify::Baseline const* before, Cache* cache) {
  std::string why;
  try {
    return check_one(task, request, before, cache);
  } catch (std::bad_alloc const&) {
    why = "there is not enough memory to check it";
  } catch (std::exception const& error) {
    why = std::string("internal error: ") + error.what();
  }
  Checked failed;
  failed.name = task.name;
  failed.problem = Problem{task.name, "`" + task.name + "`: " + why};
  return failed;
}

}  // namespace

RunResult check_plan(Plan plan, Request const& request,
                     std::shared_ptr<verify::Baseline const> const& before) {
  RunResult run;
  run.problems = std::move(plan.problems);
  run.notes = std::move(plan.notes);
  run.maps.resize(plan.tasks.size());
  std::optional<Cache> cache;
  if (request.cache && plan.tasks.size() > 1 && before == nullptr) cache.emplace(*request.cache, request);
  auto const library = std::make_shared<verify::Library>();
  for (auto& task : plan.tasks) task.options.library = library;
  Room room(plan.tasks.size(), request.formats);
  std::atomic<std::size_t> done = 0;
  in_parallel(plan.tasks.size(), request.jobs.value_or(processors()), [&](std::size_t i, std::size_t) {
    run.maps[i] = check_apart(plan.tasks[i], request, before.get(), cache ? &*cache : nullptr);
    room.settle(i, run.maps[i].fragments);
    if (request.progress) request.progress(++done, plan.tasks.size());
  });
  bool any = false;
  for (auto& map : run.maps) {
    any = any || map.holds_map;
    if (map.problem) run.problems.push_back(*map.problem);
  }
  if (!any && run.problems.empty() && !plan.tasks.empty() && plan.articles.empty() && !request.force_exclude)
    run.problems.push_back(no_maps(request.paths));
  for (auto& notes : notes_of(plan, *request.reading.files, run.maps, *library, before.get(),
                              request.reading.files->absolute({}))) {
    Checked checked;
    checked.name = notes.path;
    write_fragments(notes, request, false, checked);
    checked.report = std::move(notes);
    run.maps.push_back(std::move(checked));
  }
  if (!plan.articles.empty()) {
    auto& counts = run.maps.emplace_back().counts;
    counts.articles = plan.articles.size();
    counts.mapped_articles = static_cast<std::size_t>(std::ranges::count_if(plan.articles, &Article::mapped));
  }
  constexpr std::size_t many = 64;
  if (plan.tasks.size() >= many)
    run.clearing = std::jthread([plan = std::move(plan)]() mutable { Plan const gone = std::move(plan); });
  return run;
}

}  // namespace stet::app
