// Intermediate results as text, for `--print`: the syntax tree, the map, the evaluation.
#pragma once

#include <string>

#include "app/cli/options.h"
#include "verify/check_result.h"

namespace stet::app {

[[nodiscard]] std::string print_stage(verify::CheckResult const& result, Stage stage,
                                      parser::Dialect dialect);

}  // namespace stet::app
