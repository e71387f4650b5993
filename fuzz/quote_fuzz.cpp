// Any quotation against any source, parted by the first zero byte: nothing is read out of bounds, and
// whatever is found lies in the source.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "verify/quote/check.h"
#include "verify/quote/haystack.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace stet::verify::quote;
  std::string_view const all(reinterpret_cast<char const*>(data), size);
  std::size_t const cut = all.find('\0');
  if (cut == std::string_view::npos) return 0;
  std::string_view const words = all.substr(0, cut);
  std::string_view const text = all.substr(cut + 1);
  CheckSettings settings;
  settings.language = size % 3 == 0 ? "sr" : size % 3 == 1 ? "en" : "ru";
  Haystack const source(text, settings.language);
  auto const match = check(words, source, settings);
  if (match.span.end < match.span.begin || match.span.end > text.size()) std::abort();
  for (auto const& word : match.context)
    if (word.span.end > text.size()) std::abort();
  return 0;
}
