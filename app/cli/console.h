// What surrounds the program: the terminal, the environment, the clock. Only here are they looked at.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <optional>
#include <string>

#include "app/cli/options.h"
#include "app/words/style.h"
#include "base/file.h"

namespace stet::app {

struct Surroundings {
  bool is_terminal = false;            // standard output is one
  std::optional<std::size_t> columns;  // of that terminal
  std::function<std::optional<std::string>(char const*)> environment;
  std::chrono::sys_seconds now;
};
[[nodiscard]] Surroundings surroundings();

// The day that dates are judged by: of SOURCE_DATE_EPOCH (reproducible-builds.org), else of the clock (UTC).
// Fails if the variable holds no number of seconds.
[[nodiscard]] std::expected<std::string, Error> today(Surroundings const& around);

// Tells a command that needs it what day it is, if it does not say so itself.
[[nodiscard]] std::expected<void, Error> settle(Command& command, Surroundings const& around);

// Flag, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then whether it is a terminal that is not dumb.
[[nodiscard]] Style style_for(Dress const& dress, Surroundings const& around);

// What to type next, for somebody at a terminal; nothing for a program.
[[nodiscard]] std::string hint(Surroundings const& around, std::string_view command);

}  // namespace stet::app
