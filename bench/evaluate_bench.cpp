// How long verdicts take on large maps. Times are per map; 100,000 claims and 300,000 relations are the bar.
#include <benchmark/benchmark.h>

#include "random_maps.h"

namespace {

using namespace stet::bench;

void verdicts(benchmark::State& state, std::size_t window, bool acyclic, std::uint32_t sources) {
  Input const input = random_input(100'000, 300'000, window, acyclic);
  Options options;
  options.standard.sources = sources;
  for (auto _ : state) {
    auto evaluation = stet::argmap::evaluate::evaluate(input.map, input.evidence, options);
    benchmark::DoNotOptimize(evaluation);
  }
}
BENCHMARK_CAPTURE(verdicts, neighbourhoods_acyclic, 10, true, 0U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(verdicts, neighbourhoods, 10, false, 0U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(verdicts, two_sources_each, 10, true, 2U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(verdicts, one_tangle, 99'999, false, 0U)->Unit(benchmark::kMillisecond);

void undecided(benchmark::State& state, std::size_t block) {
  Input const input = disputes(100'000, 300'000, block);
  for (auto _ : state) {
    auto evaluation = stet::argmap::evaluate::evaluate(input.map, input.evidence);
    benchmark::DoNotOptimize(evaluation);
  }
}
BENCHMARK_CAPTURE(undecided, disputes_of_10, 10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(undecided, disputes_of_1000, 1'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(undecided, one_dispute, 100'000)->Unit(benchmark::kMillisecond);

// A chain as long as the map: nothing may recurse, nothing may be quadratic.
void chain(benchmark::State& state) {
  Input input;
  for (std::size_t i = 0; i < 100'000; ++i) {
    Statement statement;
    statement.title = std::to_string(i);
    input.map.statements.add(std::move(statement));
    if (i == 0) continue;
    Relation relation;
    relation.kind = i % 3 == 0 ? RelationKind::attack : RelationKind::support;
    relation.from.statement = StatementId{i - 1};
    relation.to.statement = StatementId{i};
    input.map.relations.add(relation);
  }
  Evidence piece;
  piece.statement = StatementId{0U};
  input.evidence.push_back(piece);
  for (auto _ : state) {
    auto evaluation = stet::argmap::evaluate::evaluate(input.map, input.evidence);
    benchmark::DoNotOptimize(evaluation);
  }
}
BENCHMARK(chain)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
