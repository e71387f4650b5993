// The words and signs that people see for verdicts and reasons: one place, so that the terminal, the diagram
// and the explanations agree.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "argmap/evaluate/evaluate.h"

namespace stet::app {

// One character that tells the verdicts apart without colour, and how well what is supported is.
[[nodiscard]] std::string_view icon(argmap::evaluate::ClaimVerdict const& verdict);
// "supported", "not checkable", ...
[[nodiscard]] std::string_view word(argmap::evaluate::Verdict verdict);
// With the grade: "supported (compared)".
[[nodiscard]] std::string word(argmap::evaluate::ClaimVerdict const& verdict);
// A short clause saying why, e.g. "nothing in the map or the registry supports it".
// `fault`: why what is cited for it does not count, if it does not (argmap/evaluate/summary.h).
[[nodiscard]] std::string reason_line(argmap::evaluate::ClaimVerdict const& verdict,
                                      std::string_view fault = {});
// How many of the supported claims have which grade: "9 compared, 4 cited".
using GradeCounts = std::array<std::size_t, argmap::evaluate::all_grades.size()>;  // by grade
[[nodiscard]] std::string grades_line(GradeCounts const& counts);
// "stands", "falls" or "is open".
[[nodiscard]] std::string_view reading(argmap::evaluate::Label label);
// "in", "out" or "undecided", as data has it.
[[nodiscard]] std::string_view label_name(argmap::evaluate::Label label);
// The number with its noun: "1 claim", "3 claims".
[[nodiscard]] std::string counted(std::size_t n, std::string_view singular, std::string_view plural);

}  // namespace stet::app
