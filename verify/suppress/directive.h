// The grammar of suppressions in comments:
//   stet-ignore[-file|-start|-end] RULE[, RULE...] [until YYYY-MM-DD]: REASON
// The same in the comments of maps and of articles. Knows no rules and no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::verify::suppress {

struct RuleName {
  std::string text;
  Span at;      // in the comment's text
  Span listed;  // with the comma that joins it to the others
};

struct Directive {
  enum class Kind : std::uint8_t { next, file, start, end };
  Kind kind = Kind::next;
  std::vector<RuleName> rules;
  std::optional<std::string> until;  // as written
  std::string reason;
  std::string mistake;  // why it cannot be read; empty if it can
};

// The directive that the comment (with its marks) holds, if it begins with one.
[[nodiscard]] std::optional<Directive> parse_directive(std::string_view comment);

}  // namespace stet::verify::suppress
