// Any bytes: what is formatted reads the same, and formatting it again changes nothing.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "parser/format.h"
#include "parser/parse.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  using namespace stet;
  using namespace stet::parser;
  std::string_view const text(reinterpret_cast<char const*>(bytes), size);
  for (Dialect const dialect : {Dialect::stet, Dialect::argdown}) {
    auto const before = parse(FileId{0}, text, {.dialect = dialect});
    for (std::uint32_t const width : {0U, 20U, 100U}) {
      auto const outcome = format_stably(before.tree, text, {.dialect = dialect, .width = width});
      if (!outcome) continue;  // left alone: format_stably itself compares what it means before and after
      auto const after = parse(FileId{0}, *outcome, {.dialect = dialect});
      auto const again = format_stably(after.tree, *outcome, {.dialect = dialect, .width = width});
      if (!again || *again != *outcome) std::abort();
    }
  }
  return 0;
}
