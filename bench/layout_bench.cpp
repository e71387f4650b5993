// Layout and SVG of argument maps of 100, 1,000 and 10,000 nodes.
#include <benchmark/benchmark.h>

#include "argmap/render/svg.h"
#include "bench/argument_diagram.h"

namespace {

using namespace stet;

void compose_map(benchmark::State& state) {
  auto const map = bench::argument_graph(static_cast<std::uint32_t>(state.range(0)), 1);
  auto const diagram = bench::argument_diagram(map);
  for (auto _ : state) benchmark::DoNotOptimize(argmap::render::compose(diagram));
}

void draw_map(benchmark::State& state) {
  auto const map = bench::argument_graph(static_cast<std::uint32_t>(state.range(0)), 1);
  auto const diagram = bench::argument_diagram(map);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = argmap::render::to_svg(diagram).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}

}  // namespace

BENCHMARK(compose_map)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(draw_map)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
