// Dates and times of day as they are written.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "verify/quote/figure_tokens.h"
#include "verify/quote/figures.h"

namespace stet::verify::quote {

// What begins with the token, in all its readings (3/5/1960 is of March or of May), and the token after it.
// Without readings: nothing.
struct DateReading {
  std::vector<Figure> readings;
  std::size_t next = 0;
};
[[nodiscard]] DateReading date_at(FigureTokens const& tokens, std::size_t i);
[[nodiscard]] DateReading clock_at(FigureTokens const& tokens, std::size_t i);

// A year with nothing else: four digits.
[[nodiscard]] bool is_year(FigureTokens const& tokens, std::size_t i);

}  // namespace stet::verify::quote
