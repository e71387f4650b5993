#include "app/cli/console.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "verify/registry/dates.h"

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
  around.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return around;
}

std::expected<std::string, Error> today(Surroundings const& around) {
  auto now = around.now;
  if (auto const epoch = around.environment("SOURCE_DATE_EPOCH").value_or(""); !epoch.empty()) {
    std::int64_t seconds = 0;
    constexpr std::int64_t end_of_year_9999 = 253'402'300'799;
    auto const [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
    if (error != std::errc{} || end != epoch.data() + epoch.size() || seconds < 0 ||
        seconds > end_of_year_9999)
      return std::unexpected(Error{"SOURCE_DATE_EPOCH: `" + epoch + "` is no number of seconds"});
    now = std::chrono::sys_seconds{std::chrono::seconds{seconds}};
  }
  std::chrono::year_month_day const day(std::chrono::floor<std::chrono::days>(now));
  return verify::iso_date(int(day.year()), static_cast<int>(unsigned(day.month())),
                          static_cast<int>(unsigned(day.day())));
}

std::expected<void, Error> settle(Command& command, Surroundings const& around) {
  std::string* day = nullptr;
  auto const look = [&](auto& one) {
    if constexpr (requires { one.request; }) {
      day = &one.request.reading.today;
    } else if constexpr (requires { one.reading; }) {
      day = &one.reading.today;
    } else if constexpr (requires { one.access; }) {
      day = &one.access.today;
    }
  };
  if (auto* const source = std::get_if<SourceCommand>(&command)) {
    std::visit(look, *source);
  } else {
    std::visit(look, command);
  }
  if (day != nullptr && !day->empty()) return {};
  auto found = today(around);  // what is wrong with the variable is wrong in every command
  if (!found) return std::unexpected(std::move(found.error()));
  if (day == nullptr) return {};
  *day = std::move(*found);
  return {};
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

std::string hint(Surroundings const& around, std::string_view command) {
  return around.is_terminal ? "next: " + std::string(command) + '\n' : std::string();
}

}  // namespace stet::app
