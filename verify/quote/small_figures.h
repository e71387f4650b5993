// Raised and lowered figures: powers, chemical formulas, fractions, and the marks of notes, which are no part
// of what they stand behind.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::verify::quote {

struct SmallFigure {
  std::string text;      // in usual digits, with its sign: -3; empty: none
  std::size_t size = 0;  // in bytes
  bool raised = false;
  bool written_out = false;  // as ^3
};
// Reads the figure at `at`: ⁻³, ₂, or ^-3.
[[nodiscard]] SmallFigure small_figure(std::string_view text, std::size_t at);

// Whether the figure belongs to the word or number before it, which has so many letters at its end (10⁹, m²,
// CO₂), or is the mark of a note.
[[nodiscard]] bool belongs_to(SmallFigure const& figure, std::string_view before, std::size_t letters);

// The fraction that the raised figure begins, as 1/2; empty if it begins none.
[[nodiscard]] SmallFigure small_fraction(std::string_view text, std::size_t at, SmallFigure const& above);

// ≥ and ≤ for >= and <=; empty for anything else.
[[nodiscard]] std::string_view comparison_at(std::string_view text, std::size_t at);

// True if the text begins with the sign of a unit that ends there: kg of "kg of rice".
[[nodiscard]] bool begins_with_unit(std::string_view text);

// True if a letter or digit follows the sign at `at`.
[[nodiscard]] bool joins_on(std::string_view text, std::size_t at);

}  // namespace stet::verify::quote
