// Numbers as they are written, in digits and in words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "verify/quote/figure_tokens.h"

namespace stet::verify::quote {

struct Number {
  double value = 0;
  double half = 0;       // half a unit of the last place that is stated
  std::size_t next = 0;  // the token after it
  bool in_words = false;
  bool about = false;      // une cinquantaine
  bool many = false;       // thousands
  bool scaled = false;     // with a word for its magnitude
  std::string rest{};      // letters joined to the digits: th, km, s
  std::string suffix{};    // letters joined to the digits that were taken for their magnitude: m
  std::size_t digits = 0;  // that were written, if nothing else was
};

// The number that begins with the token.
[[nodiscard]] std::optional<Number> number_at(FigureTokens const& tokens, std::size_t i);
// The whole number of at most four digits in the token, and the letters joined to it.
struct Digits {
  int value = 0;
  std::size_t digits = 0;
  std::string rest;
};
[[nodiscard]] std::optional<Digits> digits_at(FigureTokens const& tokens, std::size_t i);

}  // namespace stet::verify::quote
