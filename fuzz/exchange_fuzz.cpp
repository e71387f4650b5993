// One importer (STET_FORMAT), or each that recognises the bytes: what it reads becomes a map that reads
// without an error, that the formatter leaves alone, and that every format of claims and steps can be written
// from.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "argmap/build/build.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/graph_of.h"
#include "argmap/exchange/write_formats.h"
#include "argmap/exchange/write_map.h"
#include "base/utf8.h"
#include "parser/format.h"
#include "parser/parse.h"

#ifndef STET_FORMAT
#define STET_FORMAT ""
#endif

namespace {

using namespace stet;
namespace exchange = stet::argmap::exchange;

[[noreturn]] void fail(std::string_view what, std::string const& map) {
  std::fprintf(stderr, "%.*s\n%s\n", static_cast<int>(what.size()), what.data(), map.c_str());
  std::abort();
}

void expect_clean(Diagnostics const& diagnostics, std::string const& map) {
  for (Diagnostic const& found : diagnostics.list()) {
    if (found.severity != Severity::info) fail(found.message, map);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  if (utf8::first_invalid(text)) return 0;  // the command refuses it before
  auto const imported =
      exchange::import_graph(text, exchange::find_import_format(STET_FORMAT), "article.txt", text);
  if (!imported) return 0;
  std::string const map = exchange::write_map(imported->graph, "registry.yaml");
  Sources sources;
  FileId const file = sources.add("map.argdown", map);
  auto const parsed = parser::parse(file, map);
  if (parser::format(parsed.tree, map) != map) fail("fmt changes the map", map);
  std::array const documents{argmap::Document{file, &parsed.tree}};
  auto const built = argmap::build(sources, documents);
  // A map that travelled inside the file says what it said, and may refer to what it does not define.
  bool refers = !imported->graph.document.empty();
  for (auto const& claim : imported->graph.claims) refers = refers || claim.is_reference;
  if (!refers) {
    expect_clean(parsed.diagnostics, map);
    expect_clean(built.diagnostics, map);
  }
  auto const made = exchange::graph_of(sources, built.map);
  for (std::string const& written :
       {exchange::write_aif(made.graph), exchange::write_sadface(made.graph),
        exchange::write_arguebuf(made.graph, {}, {}, {}), exchange::write_xaif(made.graph, "")}) {
    auto const again = exchange::import_graph(written, nullptr);
    bool const is_empty = made.graph.claims.empty() && made.graph.steps.empty();
    if (!again && !is_empty) fail(again.error().message, written);
  }
  return 0;
}
