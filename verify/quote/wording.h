// Whether two sentences that should say one thing differ in what decides: a figure, a date, a name, a
// negation, a hedge. Other words may be anything.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::verify::quote {

struct WordingChange {
  enum class Kind : std::uint8_t { figure, name, negation, hedge };
  Kind kind = Kind::figure;
  Span first;   // in the first text; empty if only the second has it
  Span second;  // likewise
};

// Figures and dates of which each text has another one.
[[nodiscard]] std::vector<WordingChange> changed_figures(std::string_view first, std::string_view second,
                                                         std::string_view language);
// Names of which each text has another one, a negation that one of them has for a word of both, a hedge that
// only the first has; and none of these where the texts have few words in common.
[[nodiscard]] std::vector<WordingChange> changed_words(std::string_view first, std::string_view second,
                                                       std::string_view language);

}  // namespace stet::verify::quote
