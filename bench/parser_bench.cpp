// Bytes to syntax tree, with every inline: bytes a second on one core.
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "bench/corpus.h"
#include "parser/parse.h"
#include "parser/yaml.h"

namespace {

using stet::FileId;
namespace parser = stet::parser;

void parse(benchmark::State& state, parser::Dialect dialect, std::string const& text) {
  std::size_t nodes = 0;
  for (auto _ : state) {
    auto const result = parser::parse(FileId{0}, text, {.dialect = dialect});
    nodes = result.tree.nodes.size();
    benchmark::DoNotOptimize(nodes);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.counters["nodes"] = static_cast<double>(nodes);
}

std::string corpus(benchmark::State const& state) {
  return stet::bench::corpus(static_cast<std::size_t>(state.range(0)), 1);
}
void stet_dialect(benchmark::State& state) { parse(state, parser::Dialect::stet, corpus(state)); }
void argdown_dialect(benchmark::State& state) { parse(state, parser::Dialect::argdown, corpus(state)); }
BENCHMARK(stet_dialect)->Arg(200'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(argdown_dialect)->Arg(200'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

void data_block(benchmark::State& state, std::string const& text) {
  for (auto _ : state) {
    stet::Diagnostics diagnostics;
    auto const document =
        parser::yaml::parse_data(FileId{0}, text, {0, static_cast<stet::Offset>(text.size())}, diagnostics);
    benchmark::DoNotOptimize(document.values.size());
  }
}

void simple_data(benchmark::State& state) { data_block(state, "{rank: 1, source: key-2008, tags: [a, b]}"); }
void nested_data(benchmark::State& state) {
  data_block(state, "{rank: 1, source: {key: key-2008, page: 4}}");
}
BENCHMARK(simple_data);
BENCHMARK(nested_data);

}  // namespace

// `parser_bench --document FILE` measures that document alone, in the compatible dialect.
int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--document") {
    std::ifstream in(argv[2], std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    benchmark::RegisterBenchmark("document", [&text](benchmark::State& state) {
      parse(state, parser::Dialect::argdown, text);
    })->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks("document$");
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
