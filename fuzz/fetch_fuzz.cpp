// What a server answers, line by line, of any bytes: it stays within its limits, and leads nowhere but to
// other addresses.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "app/fetch/address.h"
#include "app/fetch/reception.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace stet::fetch;
  std::string_view rest(reinterpret_cast<char const*>(data), size);
  constexpr std::size_t most = 4096;
  Reception reception{.max_bytes = most, .header_bytes = 0, .response = {}, .refusal = {}};
  while (!rest.empty()) {
    auto const line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    rest.remove_prefix(line.size());
    if (line == "\n" || line == "\r\n") break;
    if (reception.take_header(line) == 0) return 0;
  }
  auto const base = parse_address("https://example.org/a/b?c");
  if (!base) std::abort();
  if (auto const next = resolve(*base, reception.response.location)) {
    auto const again = parse_address(next->text());
    if (!again || again->text() != next->text() || again->host != next->host) std::abort();
    if (next->scheme != "http" && next->scheme != "https") std::abort();
  }
  while (!rest.empty()) {
    auto const part = rest.substr(0, 1000);
    rest.remove_prefix(part.size());
    if (reception.take(part) == 0) break;
  }
  if (reception.response.body.size() > most) std::abort();
  return 0;
}
