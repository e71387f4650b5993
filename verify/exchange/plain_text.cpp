#include "verify/exchange/plain_text.h"

#include "base/text.h"

namespace stet::verify::exchange {

std::string plain_text(argmap::ArgumentMap const& map, argmap::OccurrenceId canonical) {
  if (!canonical.valid()) return {};
  auto const& occurrence = map.occurrences[canonical];
  std::string words;
  Offset at = 0;
  for (auto const& range : occurrence.ranges) {
    if (range.kind != argmap::Range::Kind::tag || range.span.begin < at) continue;
    words += occurrence.text.substr(at, range.span.begin - at);
    at = range.span.end;
  }
  words += occurrence.text.substr(at);
  return on_one_line(words);
}

}  // namespace stet::verify::exchange
