// Any bytes: what is formatted reads the same, and formatting it again changes nothing.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "parser/format.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  using namespace stet;
  using namespace stet::parser;
  std::string_view const text(reinterpret_cast<char const*>(bytes), size);
  for (Dialect const dialect : {Dialect::stet, Dialect::argdown}) {
    auto const before = parse(FileId{0}, text, {.dialect = dialect});
    auto const is_error = [](Diagnostic const& found) { return found.severity == Severity::error; };
    bool const sound = std::ranges::none_of(before.diagnostics.list(), is_error);
    for (std::uint32_t const width : {0U, 20U, 100U}) {
      auto const outcome = format_stably(before.tree, text, {.dialect = dialect, .width = width});
      // A document with mistakes may be left alone.
      if (sound && !outcome) std::abort();
    }
  }
  return 0;
}
