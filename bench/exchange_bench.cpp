// Imports: from the bytes of another program's file to the bytes of a map. Exports: from a checked map to the
// bytes of each format. By the number of claims, so that the table shows how time grows.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <benchmark/benchmark.h>

#include "app/exchange/formats.h"
#include "argmap/build/build.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/write_map.h"
#include "bench/exchange_files.h"
#include "parser/parse.h"
#include "verify/check/check.h"

namespace {

namespace fs = std::filesystem;
using namespace stet;

std::string argdown_json(bench::ExchangeMap const& map) {
  std::string const text = bench::house_files(map).map;
  Sources sources;
  FileId const file = sources.add("map.argdown", text);
  auto const parsed = parser::parse(file, text);
  std::array const documents{argmap::Document{file, &parsed.tree}};
  auto const built = argmap::build(sources, documents);
  return argmap::argdown_json(sources, built.map, argmap::select(built.map));
}

void import_file(benchmark::State& state, std::string_view name,
                 std::string (*write)(bench::ExchangeMap const&)) {
  std::string const text = write(bench::exchange_map(static_cast<std::uint32_t>(state.range(0))));
  auto const* const format = argmap::exchange::find_import_format(name);
  for (auto _ : state) {
    auto const imported = argmap::exchange::import_graph(text, format);
    if (!imported || imported->graph.claims.size() < static_cast<std::size_t>(state.range(0)))
      return state.SkipWithError("claims are missing");
    auto map = argmap::exchange::write_map(imported->graph, "sources.yaml");
    benchmark::DoNotOptimize(map);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void import_brat(benchmark::State& state) {
  auto const files = bench::brat_files(bench::exchange_map(static_cast<std::uint32_t>(state.range(0))));
  auto const* const format = argmap::exchange::find_import_format("brat");
  for (auto _ : state) {
    auto const imported = argmap::exchange::import_graph(files.annotations, format, "bench.txt", files.text);
    if (!imported) return state.SkipWithError("not imported");
    auto map = argmap::exchange::write_map(imported->graph, "sources.yaml");
    benchmark::DoNotOptimize(map);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// A checked map of that size, made once.
verify::CheckResult const& checked(std::int64_t size) {
  static std::map<std::int64_t, verify::CheckResult> results;
  auto const found = results.find(size);
  if (found != results.end()) return found->second;
  auto const files = bench::house_files(bench::exchange_map(static_cast<std::uint32_t>(size)));
  fs::path const folder = fs::temp_directory_path() / "stet-exchange-bench";
  fs::create_directories(folder);
  std::ofstream(folder / "article.md", std::ios::binary) << files.article;
  std::ofstream(folder / "sources.yaml", std::ios::binary) << files.registry;
  verify::CheckOptions options;
  options.project = folder;
  auto const& result =
      results.emplace(size, verify::check(folder / "map.argdown", files.map, options)).first->second;
  fs::remove_all(folder);
  return result;
}

void export_map(benchmark::State& state, std::string_view name) {
  auto const& result = checked(state.range(0));
  verify::Settings settings;
  settings.claim_reviews.url = "https://desk.example/reviews";
  auto const* const format = app::find_export_format(name);
  for (auto _ : state) {
    if (format->write == nullptr) {
      auto text = argmap::argdown_json(result.sources, result.map, argmap::select(result.map));
      benchmark::DoNotOptimize(text);
      continue;
    }
    auto exported = format->write({result, settings});
    if (!exported || exported->text.size() < 100) return state.SkipWithError("not exported");
    benchmark::DoNotOptimize(exported);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  for (int const size : {5'000, 20'000, 80'000}) benchmark->Arg(size);
  benchmark->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(import_file, aif, "aif", bench::aif_file)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, sadface, "sadface", bench::sadface_file)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, arguebuf, "arguebuf", bench::arguebuf_file)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, argdown_json, "argdown-json", argdown_json)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, argunet, "argunet", bench::argunet_file)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, arggraph, "arggraph", bench::arggraph_file)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, carneades, "carneades", bench::carneades_file)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, gsn, "gsn", bench::gsn_file)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, kialo, "kialo", bench::kialo_file)->Apply(sizes);
BENCHMARK(import_brat)->Apply(sizes);
BENCHMARK_CAPTURE(import_file, framework, "framework", bench::framework_file)->Apply(sizes);

}  // namespace

int main(int count, char** values) {
  for (auto const& format : app::export_formats()) {
    std::string const name = "export_map/" + std::string(format.name);
    sizes(benchmark::RegisterBenchmark(name.c_str(), export_map, format.name));
  }
  benchmark::Initialize(&count, values);
  benchmark::RunSpecifiedBenchmarks();
}
