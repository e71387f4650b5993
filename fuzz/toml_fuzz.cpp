// Settings and suppressions of any bytes: read or refused, with places that lie in the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "verify/config/file.h"
#include "verify/config/toml.h"
#include "verify/suppress/claims_file.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace stet;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const in_text = [&](Span at) { return at.begin <= at.end && at.end <= text.size(); };
  if (auto const document = verify::toml::parse(text)) {
    for (auto const& value : document->values) {
      if (!in_text(value.at)) std::abort();
      for (auto const& member : value.members)
        if (!in_text(member.at)) std::abort();
    }
  } else if (!in_text(document.error().at)) {
    std::abort();
  }
  std::vector<verify::config::Complaint> complaints;
  static_cast<void>(verify::config::read_config(text, "stet.toml", complaints));
  for (auto const& complaint : complaints)
    if (complaint.at.line == 0 || complaint.message.empty()) std::abort();
  Memory const files({{"/stet.suppress.toml", std::string(text)}});
  static_cast<void>(verify::suppress::read_claims_file(files, "/stet.suppress.toml"));
  return 0;
}
