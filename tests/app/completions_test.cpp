// Completions and manual pages say what the help says, and the shells that are here accept them.
#include "app/cli/completions.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "app/cli/command_help.h"
#include "app/cli/manual_page.h"
#include "base/process.h"

namespace stet::test {
namespace {

using app::CommandHelp;
using app::Shell;

std::string output(std::vector<std::string> const& command, std::string_view input = {}) {
  auto const result = run_process(command, {.input = input});
  if (!result) return result.error().message;
  return result->status == 0 ? result->out : result->err;
}

// What bash offers at the end of a line.
std::string offered(std::string const& line) {
  std::string script = completions(app::command_help(), Shell::bash);
  script += "\ncompgen() { builtin compgen \"$@\"; }\nCOMP_WORDS=(" + line +
            ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_stet\n" + "printf '%s ' \"${COMPREPLY[@]}\"\n";
  return output({"bash", "--norc", "-s"}, script);
}

TEST(Completions, BashOffersWhatFitsThePlace) {
  EXPECT_EQ(offered("stet ch"), "check ");
  EXPECT_EQ(offered("stet map --form"), "--format ");
  EXPECT_EQ(offered("stet map --format p"), "png pdf ");
  EXPECT_EQ(offered("stet source ret"), "retract ");
  EXPECT_EQ(offered("stet source add --tier ''"), "primary secondary tertiary ");
  EXPECT_EQ(offered("stet check --color never --pol"), "--policy ");
  EXPECT_EQ(offered("stet completions f"), "fish ");
  EXPECT_EQ(offered("stet nothing --v"), "--version ");
}

TEST(Completions, ShellsAcceptThem) {
  auto const program = app::command_help();
  EXPECT_EQ(output({"bash", "-n"}, completions(program, Shell::bash)), "");
  for (auto const& [name, shell] : {std::pair{"zsh", Shell::zsh}, {"fish", Shell::fish}}) {
    if (output({"sh", "-c", std::string("command -v ") + name}).empty()) continue;
    EXPECT_EQ(output({name, "-n"}, completions(program, shell)), "") << name;
  }
}

// As a manual page writes it.
std::string in_roff(std::string name) {
  for (std::size_t at = 0; (at = name.find('-', at)) != std::string::npos; at += 2) name.insert(at, "\\");
  return name;
}

void expect_all_in(CommandHelp const& command, std::string const& page, std::string const& where) {
  for (auto const& option : command.options)
    for (auto const& name : option.names)
      EXPECT_TRUE(page.contains("\\fB" + in_roff(name) + "\\fR")) << where << " lacks " << name;
  for (auto const& inner : command.commands)
    EXPECT_TRUE(page.contains(in_roff(inner.name))) << where << " lacks " << inner.name;
}

TEST(Manual, EveryCommandHasAPageWithItsOptions) {
  auto const program = app::command_help();
  ASSERT_GT(program.commands.size(), 15U);
  expect_all_in(program, manual_page(program), "stet");
  for (auto const& command : program.commands) {
    auto const page = manual_page(program, command);
    EXPECT_TRUE(page.contains(".SH NAME\nstet\\-" + command.name + " \\- ")) << page.substr(0, 200);
    expect_all_in(command, page, command.name);
    for (auto const& inner : command.commands) expect_all_in(inner, page, inner.name);
    EXPECT_FALSE(page.contains("\n\n")) << command.name;
  }
}

}  // namespace
}  // namespace stet::test
