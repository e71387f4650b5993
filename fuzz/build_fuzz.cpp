// Any bytes: parsed, built, selected and exported in both dialects, with the map in bounds of its file.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "argmap/build/build.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/render/diagram_from.h"
#include "argmap/render/dot.h"
#include "argmap/select/select.h"
#include "parser/parse.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace stet;
  for (parser::Dialect const dialect : {parser::Dialect::stet, parser::Dialect::argdown}) {
    Sources sources;
    FileId const file = sources.add("input.argdown", std::string(reinterpret_cast<char const*>(data), size));
    auto const parsed = parser::parse(file, sources[file].text(), {.dialect = dialect});
    argmap::Document const document{file, &parsed.tree};
    auto const built = argmap::build(sources, std::span(&document, 1), dialect);
    for (argmap::Occurrence const& occurrence : built.map.occurrences) {
      Span const all{0, static_cast<Offset>(size)};
      if (!all.contains(occurrence.location.span) || !all.contains(occurrence.name.span) ||
          !all.contains(occurrence.text_location.span))
        std::abort();
    }
    auto const view = argmap::select(built.map);
    argmap::write_argdown_json(sources, built.map, view, [](std::string_view) {});
    if (argmap::render::to_dot(argmap::render::diagram_from(built.map, view).diagram).empty()) std::abort();
  }
  return 0;
}
