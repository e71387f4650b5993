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

// A framework in one piece, in which every argument has `degree` attacks on average.
Framework one_piece(std::uint32_t seed, std::uint32_t size, std::uint32_t degree) {
  std::mt19937 random(seed);
  Attacks attacks;
  for (std::uint32_t i = 0; i < size * degree; ++i)
    attacks.emplace_back(static_cast<std::uint32_t>(random() % size),
                         static_cast<std::uint32_t>(random() % size));
  return framework_of(size, attacks);
}

void dense(benchmark::State& state, char const* task, std::uint32_t size, std::uint32_t degree) {
  Framework const framework = one_piece(5, size, degree);
  for (auto _ : state) {
    auto solution = solve(*parse_task(task), framework, size / 2);
    benchmark::DoNotOptimize(solution);
  }
}
BENCHMARK_CAPTURE(dense, preferred_120x12, "SE-PR", 120U, 12U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(dense, semi_stable_120x12, "SE-SST", 120U, 12U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(dense, stable_120x12, "SE-ST", 120U, 12U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(dense, ideal_120x12, "SE-ID", 120U, 12U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(dense, sceptical_120x12, "DS-PR", 120U, 12U)->Unit(benchmark::kMillisecond);

// The two routes to sceptical preferred acceptance, each by itself and by turns.
void routes(benchmark::State& state, Extensions::Route route, std::uint32_t size, std::uint32_t degree) {
  Framework const framework = one_piece(9, size, degree);
  for (auto _ : state) {
    for (Argument32 a = 0; a < 10; ++a) {
      Extensions engine(framework, Semantics::preferred, {});
      auto found = engine.sceptical_preferred(a, route);
      benchmark::DoNotOptimize(found);
    }
  }
}
BENCHMARK_CAPTURE(routes, attackers_120x4, Extensions::Route::attackers, 120U, 4U)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(routes, reducts_120x4, Extensions::Route::reducts, 120U, 4U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(routes, by_turns_120x4, Extensions::Route::either, 120U, 4U)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
