// Intermediate results as text, for `--print`: the syntax tree, the map, the evaluation.
#pragma once

#include <string>
#include <vector>

#include "app/cli/options.h"

namespace stet::app {

// Of every map; what could not be read is among the problems.
struct Printed {
  std::string out;
  std::vector<Problem> problems;
};
[[nodiscard]] Printed print_all(Request const& request, Stage stage);

}  // namespace stet::app
