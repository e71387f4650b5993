// Whether two sentences that should say one thing differ in what decides: a figure, a date, a name, a
// negation, a hedge, or a word for its contrary. Other words may be anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::verify::quote {

struct WordingChange {
  enum class Kind : std::uint8_t { figure, name, negation, contrary, hedge };
  Kind kind = Kind::figure;
  Span first;   // in the first text; empty if only the second has it
  Span second;  // likewise
};

// Figures and dates of which each text has another one.
[[nodiscard]] std::vector<WordingChange> changed_figures(std::string_view first, std::string_view second,
                                                         std::string_view language);
// A negation that one of the texts has for a word of both, and the other has not; or the first's, if the
// second denies nothing at all; or two contrary words beside one that both have (costs rose, costs fell).
[[nodiscard]] std::optional<WordingChange> changed_sense(std::string_view first, std::string_view second,
                                                         std::string_view language);
// The part of the first text's telling words, names apart, that the second has too.
[[nodiscard]] double shared_words(std::string_view first, std::string_view second, std::string_view language);
// Names of which each text has another one, a negation that one of them has for a word of both, two contrary
// words, a hedge that only the first has; and none of these where the texts have few words in common.
[[nodiscard]] std::vector<WordingChange> changed_words(std::string_view first, std::string_view second,
                                                       std::string_view language);

}  // namespace stet::verify::quote
