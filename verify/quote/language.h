// A language, as the primary subtag of a BCP-47 tag in lower case, packed into a number: comparing it costs
// nothing, and nothing is allocated.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace stet::verify::quote {

using Language = std::uint32_t;

// Of `de`, `DE` and `de-AT`: the same. 0 for a subtag that is empty or longer than four letters.
constexpr Language primary_language(std::string_view tag) {
  std::string_view const primary = tag.substr(0, std::min(tag.find_first_of("-_"), tag.size()));
  if (primary.size() > 4) return 0;
  std::uint32_t packed = 0;
  for (char const c : primary)
    packed = packed << 8U | static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return packed;
}

}  // namespace stet::verify::quote
