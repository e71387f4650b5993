// How long verdicts take on large maps. Times are per map; 100,000 claims and 300,000 relations are the bar.
#include <random>
#include <string>

#include <benchmark/benchmark.h>

#include "argmap/evaluate/evaluate.h"

namespace {

using namespace stet::argmap;
using namespace stet::argmap::evaluate;

struct Input {
  ArgumentMap map;
  std::vector<Evidence> evidence;
};

// `window` is how far a relation reaches: small, and the map is many small neighbourhoods, as documents are;
// as large as the map, and it is one tangle of loops.
Input random_input(std::size_t claims, std::size_t relations, std::size_t window, bool acyclic) {
  Input input;
  std::mt19937 random(7);
  for (std::size_t i = 0; i < claims; ++i) {
    Statement statement;
    statement.title = std::to_string(i);
    input.map.statements.add(std::move(statement));
    if (random() % 3 != 0) continue;
    Evidence piece;
    piece.citation = input.map.citations.add({});
    piece.statement = StatementId{i};
    piece.origin = static_cast<std::uint32_t>(random() % 1000);
    input.evidence.push_back(piece);
  }
  for (std::size_t i = 0; i < relations; ++i) {
    std::size_t const from = random() % claims;
    std::size_t to = (from + 1 + random() % window) % claims;
    if (acyclic && to < from) to = from - 1;
    if (acyclic && from == 0) continue;
    Relation relation;
    relation.kind = random() % 3 == 0 ? RelationKind::attack : RelationKind::support;
    relation.from.statement = StatementId{from};
    relation.to.statement = StatementId{to};
    input.map.relations.add(relation);
  }
  return input;
}

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

// Every claim has a source, and everybody attacks and supports in a neighbourhood: as much as can be is left
// undecided, and positions have to be looked for. `block` claims make one neighbourhood.
Input disputes(std::size_t claims, std::size_t relations, std::size_t block) {
  Input input;
  std::mt19937 random(11);
  for (std::size_t i = 0; i < claims; ++i) {
    Statement statement;
    statement.title = std::to_string(i);
    input.map.statements.add(std::move(statement));
    Evidence piece;
    piece.citation = input.map.citations.add({});
    piece.statement = StatementId{i};
    piece.origin = static_cast<std::uint32_t>(i);
    input.evidence.push_back(piece);
  }
  for (std::size_t i = 0; i < relations; ++i) {
    std::size_t const from = random() % claims;
    std::size_t const first = from - from % block;
    Relation relation;
    relation.kind = random() % 4 == 0 ? RelationKind::support : RelationKind::attack;
    relation.from.statement = StatementId{from};
    relation.to.statement = StatementId{std::min(claims - 1, first + random() % block)};
    input.map.relations.add(relation);
  }
  return input;
}

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
