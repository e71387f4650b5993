// Every importer over any bytes, and what it makes as a map.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "argmap/exchange/formats.h"
#include "argmap/exchange/write_map.h"
#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  if (stet::utf8::first_invalid(text)) return 0;  // the command refuses it before
  for (auto const& format : stet::argmap::exchange::import_formats()) {
    auto const imported = stet::argmap::exchange::import_graph(text, &format, "article.txt", text);
    if (!imported) continue;
    if (stet::argmap::exchange::write_map(imported->graph, "registry.yaml").empty()) std::abort();
  }
  return 0;
}
