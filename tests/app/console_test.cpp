#include "app/cli/console.h"

#include <map>

#include <gtest/gtest.h>

namespace stet::app {
namespace {

bool color(When flag, bool terminal, std::map<std::string, std::string> const& environment) {
  Surroundings around;
  around.is_terminal = terminal;
  around.environment = [&](char const* name) -> std::optional<std::string> {
    auto const found = environment.find(name);
    if (found == environment.end()) return std::nullopt;
    return found->second;
  };
  return style_for({.color = flag, .width = {}}, around).color;
}

TEST(console, colour_follows_flag_then_environment_then_terminal) {
  EXPECT_TRUE(color(When::automatic, true, {{"TERM", "xterm"}}));
  EXPECT_FALSE(color(When::automatic, true, {{"TERM", "dumb"}}));
  EXPECT_FALSE(color(When::automatic, false, {{"TERM", "xterm"}}));
  EXPECT_FALSE(color(When::automatic, true, {{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}));
  EXPECT_TRUE(color(When::automatic, true, {{"NO_COLOR", ""}}));
  EXPECT_TRUE(color(When::automatic, false, {{"FORCE_COLOR", "1"}}));
  EXPECT_TRUE(color(When::automatic, false, {{"CLICOLOR_FORCE", "1"}}));
  EXPECT_FALSE(color(When::automatic, false, {{"CLICOLOR_FORCE", "0"}}));
  EXPECT_TRUE(color(When::always, false, {{"NO_COLOR", "1"}}));
  EXPECT_FALSE(color(When::never, true, {{"FORCE_COLOR", "1"}}));
}

TEST(console, width_follows_flag_then_terminal) {
  Surroundings around;
  around.environment = [](char const*) { return std::nullopt; };
  EXPECT_EQ(style_for({}, around).width, 120U);
  around.columns = 132;
  EXPECT_EQ(style_for({}, around).width, 132U);
  EXPECT_EQ(style_for({.color = When::automatic, .width = 60}, around).width, 60U);
}

Surroundings dated(std::string const& epoch) {
  Surroundings around;
  around.environment = [epoch](char const* name) -> std::optional<std::string> {
    return std::string_view(name) == "SOURCE_DATE_EPOCH" ? std::optional(epoch) : std::nullopt;
  };
  around.now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 30} + std::chrono::hours(23);
  return around;
}

TEST(console, the_day_is_the_environments_then_the_clocks) {
  EXPECT_EQ(today(dated("")), "2026-11-30");
  EXPECT_EQ(today(dated("0")), "1970-01-01");
  EXPECT_EQ(today(dated("253402300799")), "9999-12-31");
  for (auto const* bad : {"x", "-1", "12 ", "253402300800"})
    EXPECT_EQ(today(dated(bad)).error().message,
              "SOURCE_DATE_EPOCH: `" + std::string(bad) + "` is no number of seconds");
}

TEST(console, every_command_that_takes_a_map_or_a_registry_is_told_the_day) {
  Command check = CheckCommand{};
  ASSERT_TRUE(settle(check, dated("0")));
  EXPECT_EQ(std::get<CheckCommand>(check).request.reading.today, "1970-01-01");
  for (Command command : {Command(CheckCommand{}), Command(BaselineCommand{}), Command(WhyCommand{}),
                          Command(MapCommand{}), Command(ReportCommand{}), Command(ExportCommand{}),
                          Command(SuggestCommand{}), Command(SourceCommand(SourceRetractCommand{}))})
    EXPECT_FALSE(settle(command, dated("x"))) << command.index();
  // Who says the day needs no other.
  std::get<CheckCommand>(check).request.reading.today = "2026-06-01";
  EXPECT_TRUE(settle(check, dated("x")));
}

}  // namespace
}  // namespace stet::app
