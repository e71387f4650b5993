// Stored files of any bytes: mail, web archives, word processors' documents, packed or not. They are read as
// text with places in the bytes, or refused. The first byte says what the file is.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "verify/registry/readable.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace stet;
  using verify::MediaType;
  constexpr std::array types{MediaType::message,  MediaType::warc, MediaType::wacz,       MediaType::docx,
                             MediaType::odt,      MediaType::html, MediaType::transcript, MediaType::plain,
                             MediaType::markdown, MediaType::other};
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<char const*>(data) + 1, size - 1);
  if (bytes.find("%PDF-") != std::string::npos) return 0;  // another program's business
  Sources sources;
  auto const file = verify::add_readable(sources, "stored", bytes, types[data[0] % types.size()],
                                         {.media_type = {}, .url = "https://example.org/"});
  if (!file) {
    if (file.error().message.empty()) std::abort();
    return 0;
  }
  auto const text = sources[*file].text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const from = static_cast<Offset>(at);
    auto const origin = sources.origin({*file, {from, from + 1}});
    if (origin.span.begin > origin.span.end || origin.span.end > sources[origin.file].text().size())
      std::abort();
  }
  return 0;
}
