// A claim's standard of proof as reports show it: what it asks in numbers, and where it was set.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/check_result.h"

namespace stet::app {

struct StandardNote {
  std::vector<std::pair<std::string_view, double>> thresholds;  // by name; none if the standard is fixed
  verify::StandardSetter by = verify::StandardSetter::nobody;
  std::string name;  // the tag or the section that it was set for
  std::string at;    // "stet.toml:4:1", or a place in the map; empty: nobody set it
};
[[nodiscard]] StandardNote standard_note(verify::CheckResult const& result, argmap::StatementId statement);

// "clear-and-convincing (weight 0.5, lead 0.3), set for #figures at stet.toml:4:1".
[[nodiscard]] std::string describe(argmap::evaluate::StandardOfProof const& standard,
                                   StandardNote const& note);
// The standard and its thresholds only: "clear-and-convincing (weight 0.5, lead 0.3)".
[[nodiscard]] std::string with_thresholds(argmap::evaluate::StandardOfProof const& standard,
                                          StandardNote const& note);

}  // namespace stet::app
