// A line of a batch of quotations, of any bytes: it is answered with a line of JSON.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "app/report/quote.h"
#include "argmap/exchange/document.h"
#include "verify/quote/check.h"
#include "verify/quote/haystack.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace stet;
  auto const line = app::read_quote_line({reinterpret_cast<char const*>(data), size});
  std::string answer;
  if (!line.error.empty()) {
    answer = app::quote_error_line(line.id, 1, line.error);
  } else {
    verify::quote::Haystack const source(line.text);
    answer = app::quote_line(line.id, verify::quote::check(line.quote, source, {}));
  }
  if (answer.find('\n') != std::string::npos || !argmap::exchange::parse_json(answer)) std::abort();
  return 0;
}
