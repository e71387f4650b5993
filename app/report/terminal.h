// The report for people at a terminal: a verdict for each claim, findings with the words they are about,
// and one line that sums up.
#pragma once

#include <string>

#include "app/report/report.h"
#include "app/words/style.h"

namespace stet::app {

// One finding: `error[rule-id]: message`, its places, its help.
[[nodiscard]] std::string terminal_finding(Sources const& sources, Diagnostic const& finding,
                                           Style const& style);

// "3 errors, 1 warning; 15 claims: 6 supported, 9 unsupported".
[[nodiscard]] std::string summary_line(Counts const& counts, std::size_t files);

// The claims of one map with their verdicts, a line or two each.
[[nodiscard]] std::string claims_table(FileReport const& file, Style const& style);

// A word as it is typed into a shell.
[[nodiscard]] std::string in_shell(std::string_view word);

[[nodiscard]] Paint paint_of(Severity severity);
[[nodiscard]] Paint paint_of(argmap::evaluate::ClaimVerdict const& verdict);

}  // namespace stet::app
