// The full-text index over 100,000 snapshots: opening it, and a search in it. The snapshots are made up, 120
// words each, with words as frequent as in a language (the nth commonest has a share of 1/n).
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "base/source.h"
#include "verify/registry/index_search.h"
#include "verify/registry/index_store.h"

namespace {

namespace fs = std::filesystem;
using namespace stet;

constexpr std::size_t snapshots = 100'000;

class Writer {
 public:
  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      // Zipf's law over 50,000 words, by inversion.
      double const share = std::generate_canonical<double, 32>(random_);
      auto const rank = static_cast<std::size_t>(std::exp(share * std::log(50'000.0)));
      text += (i == 0 ? "" : " ") + word(rank);
    }
    return text;
  }

 private:
  static std::string word(std::size_t rank) {
    std::string letters;
    for (std::size_t n = rank + 1; n > 0; n /= 20) letters += "bcdfghjklmnprstvwxza"[n % 20];
    for (std::size_t i = 1; i < letters.size(); i += 2) letters.insert(i, 1, "aeiou"[(rank + i) % 5]);
    return letters;
  }
  std::mt19937_64 random_{5};
};

// Made once, in a folder that is taken away at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("stet-index-bench-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
    std::string registry_text;
    for (std::size_t i = 0; i < snapshots; ++i) {
      registry_text += "- id: source-" + std::to_string(i) + "\n  title: Report number " + std::to_string(i) +
                       "\n  custom: {snapshots: [{path: snapshots/" + std::to_string(i) + ".txt, sha256: \"" +
                       std::string(64, '0') + "\"}]}\n";
    }
    text = std::move(registry_text);
    verify::Registry::Records records;
    for (std::size_t i = 0; i < snapshots; ++i) {
      verify::SourceRecord record;
      record.id = "source-" + std::to_string(i);
      verify::Snapshot snapshot;
      snapshot.path = "snapshots/" + std::to_string(i) + ".txt";
      snapshot.sha256 = std::string(64, '0');
      record.snapshots.push_back(std::move(snapshot));
      records.add(std::move(record));
    }
    registry = verify::Registry(std::move(records), path_);
    Writer writer;
    std::size_t next = 0;
    auto const index = verify::Index::build(database(), "bench", [&]() -> std::optional<verify::IndexedText> {
      constexpr std::size_t length = 120;
      if (next == snapshots) return std::nullopt;
      return verify::IndexedText{std::to_string(next++) + " 0", "Report", writer.words(length)};
    });
    if (!index) std::abort();
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string database() const { return (path_ / "index.db").string(); }

  verify::Registry registry;
  std::string text;

 private:
  fs::path path_;
};

Folder& folder() {
  static Folder made;
  return made;
}

// Comparing the registry with what the index was made of, and opening it.
void open_index_of_100000(benchmark::State& state) {
  auto& made = folder();
  for (auto _ : state) {
    benchmark::DoNotOptimize(verify::RegistrySearch::stamp_of(made.registry, made.text, Disk()));
    auto const index = verify::Index::open(made.database(), "bench");
    if (!index) state.SkipWithError("the index does not open");
  }
}
BENCHMARK(open_index_of_100000)->Unit(benchmark::kMillisecond);

// A claim of 15 words, another one each time.
void search_in_100000(benchmark::State& state) {
  auto const index = verify::Index::open(folder().database(), "bench");
  Writer writer;
  constexpr std::size_t claim = 15;
  for (auto _ : state) benchmark::DoNotOptimize(index->search(writer.words(claim), 10));
}
BENCHMARK(search_in_100000)->Unit(benchmark::kMillisecond)->Iterations(50);

}  // namespace

BENCHMARK_MAIN();
