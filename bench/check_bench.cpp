// Checks that share what they read, as in a run: many maps against one registry, small and large; maps that
// take turns between two registries; and one piece checked again and again, as an editor does.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include <benchmark/benchmark.h>

#include "verify/check/check.h"
#include "verify/registry/library.h"

namespace {

namespace fs = std::filesystem;
using namespace stet;

// About 200 bytes a source; every tenth has its content from the one before.
std::string registry_of(std::size_t sources) {
  std::string text;
  for (std::size_t i = 0; i < sources; ++i) {
    std::string const n = std::to_string(i);
    text += "- id: source-" + n + "\n  type: report\n  title: Report number " + n +
            " of the harbour committee\n  author: [{family: Alder}]\n  issued: \"2019-05-03\"\n  URL: "
            "https://example.org/reports/" +
            n + "\n  custom:\n    tier: primary\n    owner: Owner " + n + "\n";
    if (i % 10 == 9) text += "    lineage: [{quotes: source-" + std::to_string(i - 1) + "}]\n";
  }
  return text;
}

std::string map_of(std::size_t number, std::string const& registry) {
  std::string text = "===\nsources: " + registry + "\n===\n\n";
  for (std::size_t i = 0; i < 5; ++i) {
    std::string const n = std::to_string(i);
    text += "[Claim " + n + "]: The harbour was closed in 20" + std::to_string(10 + i) + ". [@source-" +
            std::to_string((number * 7 + i) % 100) + "]\n  + <Reason " + n +
            ">: The ferries did not run on that day.\n\n";
  }
  return text;
}

// One run over the maps.
void check_maps(std::size_t maps, std::map<std::string, std::string> const& registries,
                benchmark::State& state) {
  std::map<fs::path, std::string> texts;
  for (auto const& [name, text] : registries) texts.emplace("/project/" + name, text);
  auto const files = std::make_shared<Memory const>(texts);
  for (auto _ : state) {
    verify::CheckOptions options;
    options.files = files;
    options.library = std::make_shared<verify::Library>();
    options.others_cite = true;
    auto registry = registries.begin();
    for (std::size_t i = 0; i < maps; ++i) {
      auto const result = verify::check("/project/map.argdown", map_of(i, registry->first), options);
      if (result.registry->size() == 0) state.SkipWithError("the registry was not read");
      if (++registry == registries.end()) registry = registries.begin();
    }
  }
}

void check_200_maps(benchmark::State& state) {
  check_maps(200, {{"sources.yaml", registry_of(static_cast<std::size_t>(state.range(0)))}}, state);
}
BENCHMARK(check_200_maps)->Arg(100)->Arg(20'000)->Unit(benchmark::kMillisecond);

// What does not depend on how many maps there are: reading the registry once.
void check_1_map(benchmark::State& state) {
  check_maps(1, {{"sources.yaml", registry_of(static_cast<std::size_t>(state.range(0)))}}, state);
}
BENCHMARK(check_1_map)->Arg(100)->Arg(20'000)->Unit(benchmark::kMillisecond);

// 60 maps, registries of 1.5 MB.
void check_60_maps_in_turn(benchmark::State& state) {
  constexpr std::size_t sources = 7'000;
  std::map<std::string, std::string> registries;
  for (std::int64_t i = 0; i < state.range(0); ++i)
    registries.emplace("sources" + std::to_string(i) + ".yaml", registry_of(sources));
  check_maps(60, registries, state);
}
BENCHMARK(check_60_maps_in_turn)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void check_kosovo_again(benchmark::State& state) {
  fs::path const path = fs::path(STET_SOURCE_DIR) / "examples/kosovo/kosovo.argdown";
  std::ifstream stream(path);
  std::string const text{std::istreambuf_iterator<char>(stream), {}};
  verify::CheckOptions options;
  options.files = std::make_shared<Disk const>();
  options.library = std::make_shared<verify::Library>();
  for (auto _ : state) {
    auto const result = verify::check(path, text, options);
    if (result.registry->size() == 0) state.SkipWithError("the registry was not read");
  }
}
BENCHMARK(check_kosovo_again)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
