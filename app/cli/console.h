// What is known about the terminal: whether colours are wanted and how wide it is.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/cli/options.h"
#include "app/report/style.h"

namespace stet::app {

// The surroundings of the program, as far as they decide on looks.
struct Surroundings {
  bool is_terminal = false;            // standard output is one
  std::optional<std::size_t> columns;  // of that terminal
  std::function<std::optional<std::string>(char const*)> environment;
};
[[nodiscard]] Surroundings surroundings();

// Flag, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then whether it is a terminal that is not dumb.
[[nodiscard]] Style style_for(Dress const& dress, Surroundings const& around);

}  // namespace stet::app
