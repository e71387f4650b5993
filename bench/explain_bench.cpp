// How long the explanations of all claims of a map take, once it is evaluated. Times are per map.
#include <benchmark/benchmark.h>

#include "argmap/evaluate/explain.h"
#include "random_maps.h"

namespace {

using namespace stet::bench;

void explain_all(benchmark::State& state, Input const& input) {
  auto const evaluation = stet::argmap::evaluate::evaluate(input.map, input.evidence);
  std::size_t repairs = 0;
  std::size_t cut = 0;
  for (auto _ : state) {
    Explainer explainer(input.map, evaluation, Policy::cautious);
    repairs = cut = 0;
    for (StatementId const claim : input.map.statements.ids()) {
      Explanation const why = explainer.explain(claim);
      repairs += why.repairs.size();
      cut += why.cut.repairs || why.cut.fragility || why.cut.weights || why.cut.cruxes || why.cut.questions
                 ? 1
                 : 0;
    }
  }
  state.counters["repairs"] = static_cast<double>(repairs);
  state.counters["cut"] = static_cast<double>(cut);  // explanations with a list that was cut
}

BENCHMARK_CAPTURE(explain_all, debate_of_200, debate(200))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_all, debate_of_839, debate(839))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_all, debate_of_10000, debate(10'000))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_all, debate_of_99999, debate(99'999))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_all, neighbourhoods_of_10000, random_input(10'000, 15'000, 10, true))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_all, tangle_of_10000, random_input(10'000, 20'000, 9'999, false))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_all, disputes_of_10, disputes(2'000, 6'000, 10))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explain_all, ring_of_200, ring(200))->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
