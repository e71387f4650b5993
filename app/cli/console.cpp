#include "app/cli/console.h"

#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace stet::app {

Surroundings surroundings() {
  Surroundings around;
  around.is_terminal = ::isatty(STDOUT_FILENO) == 1;
  winsize size{};
  if (around.is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    around.columns = size.ws_col;
  around.environment = [](char const* name) -> std::optional<std::string> {
    char const* const value = std::getenv(name);
    if (value == nullptr) return std::nullopt;
    return value;
  };
  return around;
}

Style style_for(Dress const& dress, Surroundings const& around) {
  // https://no-color.org: any value but the empty one counts.
  auto const set = [&](char const* name) { return !around.environment(name).value_or("").empty(); };
  auto const forced = [&](char const* name) { return set(name) && around.environment(name) != "0"; };
  Style style;
  if (dress.color != When::automatic) {
    style.color = dress.color == When::always;
  } else if (set("NO_COLOR")) {
    style.color = false;
  } else if (forced("FORCE_COLOR") || forced("CLICOLOR_FORCE")) {
    style.color = true;
  } else {
    style.color = around.is_terminal && around.environment("TERM").value_or("") != "dumb";
  }
  style.width = dress.width.value_or(around.columns.value_or(Style{}.width));
  return style;
}

}  // namespace stet::app
