// Plain frameworks: reading and the grounded extension at a million arguments; search in sparse ones.
#include <random>
#include <string>

#include <benchmark/benchmark.h>

#include "argmap/evaluate/framework_read.h"
#include "argmap/evaluate/solve.h"

namespace {

using namespace stet::argmap::evaluate;

void read_and_ground(benchmark::State& state) {
  std::mt19937 random(1);
  std::string text = "p af 1000000\n";
  for (int i = 0; i < 2'000'000; ++i) {
    text += std::to_string(1 + random() % 1'000'000) + " " + std::to_string(1 + random() % 1'000'000) + "\n";
  }
  for (auto _ : state) {
    auto const framework = read_framework(text, FrameworkFormat::i23);
    auto labelling = grounded(*framework);
    benchmark::DoNotOptimize(labelling);
  }
}
BENCHMARK(read_and_ground)->Unit(benchmark::kMillisecond);

// `size` arguments in blocks that know nothing of each other, with three attacks for each argument.
void search(benchmark::State& state, char const* task, std::uint32_t size, std::uint32_t block) {
  std::mt19937 random(3);
  Attacks attacks;
  for (std::uint32_t first = 0; first < size; first += block) {
    for (std::uint32_t i = 0; i < 3 * block; ++i) {
      attacks.emplace_back(first + static_cast<std::uint32_t>(random() % block),
                           first + static_cast<std::uint32_t>(random() % block));
    }
  }
  Framework const framework = framework_of(size, attacks);
  for (auto _ : state) {
    auto solution = solve(*parse_task(task), framework, size / 2);
    benchmark::DoNotOptimize(solution);
  }
}
BENCHMARK_CAPTURE(search, preferred, "SE-PR", 20'000U, 50U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, semi_stable, "SE-SST", 20'000U, 50U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, stable, "SE-ST", 20'000U, 50U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, ideal, "SE-ID", 20'000U, 50U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, sceptical_preferred, "DS-PR", 5'000U, 5'000U)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
