#include "verify/quote/batch.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "verify/quote/haystack.h"

namespace stet::verify::quote {
namespace {

// Quotations of one source that one thread checks in a row. A source with many is shared out.
struct Task {
  std::size_t first = 0;  // in the order by source
  std::size_t last = 0;
};

}  // namespace

std::vector<Match> check_batch(std::span<BatchItem const> items, std::span<std::string_view const> sources,
                               CheckSettings const& settings, unsigned threads) {
  std::vector<Match> matches(items.size());
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return items[i].source; });
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || items[order[i]].source != items[order[i - 1]].source) tasks.push_back({i, i});
    tasks.back().last = i + 1;
  }
  unsigned const workers = std::max(1U, threads != 0 ? threads : std::thread::hardware_concurrency());
  auto const run = [&](Task const& task, Haystack const& source, std::atomic<std::size_t>& next) {
    constexpr std::size_t portion = 16;
    for (std::size_t from = next.fetch_add(portion); from < task.last - task.first;
         from = next.fetch_add(portion))
      for (std::size_t i = task.first + from; i < std::min(task.last, task.first + from + portion); ++i)
        matches[order[i]] = check(items[order[i]].words, source, settings);
  };
  auto const on_all = [&](auto const& work) {
    std::vector<std::jthread> pool;
    for (unsigned i = 1; i < workers; ++i) pool.emplace_back(work);
    work();
  };

  // Few large sources: prepare one, share its quotations. Many: each thread takes the next source.
  constexpr std::size_t few = 4;
  if (tasks.size() <= few * workers && tasks.size() * 64 < items.size()) {
    for (auto const& task : tasks) {
      std::size_t const source_number = items[order[task.first]].source;
      if (source_number >= sources.size()) {
        for (std::size_t i = task.first; i < task.last; ++i) matches[order[i]].outcome = Outcome::unchecked;
        continue;
      }
      Haystack const source(sources[source_number], settings.language, workers);
      std::atomic<std::size_t> next = 0;
      on_all([&] { run(task, source, next); });
    }
    return matches;
  }
  std::atomic<std::size_t> next_task = 0;
  on_all([&] {
    for (std::size_t t = next_task++; t < tasks.size(); t = next_task++) {
      auto const& task = tasks[t];
      std::size_t const source_number = items[order[task.first]].source;
      if (source_number >= sources.size()) {
        for (std::size_t i = task.first; i < task.last; ++i) matches[order[i]].outcome = Outcome::unchecked;
        continue;
      }
      Haystack const source(sources[source_number], settings.language);
      std::atomic<std::size_t> next = 0;
      run(task, source, next);
    }
  });
  return matches;
}

}  // namespace stet::verify::quote
