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

}  // namespace
}  // namespace stet::app
