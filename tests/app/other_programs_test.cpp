// What other people's terminals, runners and spreadsheets get of words that a stranger wrote.
#include <filesystem>

#include <gtest/gtest.h>

#include "app/words/style.h"
#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

class OtherPrograms : public testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    folder_.write("project/stet.toml", "");
    fs::current_path(folder_.path() / "project");
  }
  void TearDown() override { fs::current_path(before_); }
  ProcessResult stet(std::vector<std::string> arguments, int expected) {
    arguments.insert(arguments.begin(), STET_PROGRAM);
    auto result = run_process(arguments);
    EXPECT_TRUE(result);
    if (!result) return {};
    EXPECT_EQ(result->status, expected) << result->out.substr(0, 2000) << result->err;
    return *result;
  }
  void write(std::string const& name, std::string_view text) { folder_.write("project/" + name, text); }

  fs::path before_;
  test::TemporaryFolder folder_;
};

TEST_F(OtherPrograms, ARunnersLogObeysNothing) {
  write("m.argdown", "[A \x1b]0;title\x07 \u202E\u0085::warning::B %0A]: It is old.\n");
  auto const out = stet({"check", "m.argdown", "--format", "github"}, 1).out;
  for (std::string const sign : {"\x1b", "\x07", "\u202E", "\u0085"})
    EXPECT_EQ(out.find(sign), std::string::npos) << out;
  EXPECT_NE(out.find("%250A"), std::string::npos) << out;
  EXPECT_EQ(out.find("\n::warning"), std::string::npos) << out;
}

TEST_F(OtherPrograms, ASpreadsheetCalculatesNothing) {
  write("m.argdown", "[A]:  =1+1\n\n[B]: a;=1+1;b\n\n[C]: \uFF1D1+1\n\n[D]: a - b = c\n");
  auto const out = stet({"export", "m.argdown", "--to", "csv"}, 0).out;
  for (std::string const cell : {"A,'=1+1,", "B,\"a;'=1+1;b\",", "C,'\uFF1D1+1,", "D,a - b = c,"})
    EXPECT_NE(out.find(cell), std::string::npos) << cell << "\n" << out;
}

TEST_F(OtherPrograms, RunsOfInvisibleSignsAreShortened) {
  std::string hidden = "a";
  for (int i = 0; i < 50; ++i) hidden += "\U000E0100";
  EXPECT_EQ(visible(hidden + "b"), "a\uFFFDb");
  for (std::string const meant :
       {"\u2764\uFE0F", "\u0645\u06CC\u200C\u062E", "\U0001F3F4\U000E0067\U000E007F"})
    EXPECT_EQ(visible(meant), meant);
}

// GitHub's runners obey lines that begin with `::`, and Azure's and older ones what stands anywhere in one.
TEST_F(OtherPrograms, ARunnerIsGivenNoOrders) {
  write("::stop-commands::x.argdown", "[##[add-mask]x]: b ##vso[task.x] [@k]\n");
  for (std::vector<std::string> const& more : {std::vector<std::string>{}, {"--format", "line"}}) {
    std::vector<std::string> arguments{"check", "::stop-commands::x.argdown"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto const out = stet(arguments, 1).out;
    EXPECT_FALSE(out.starts_with("::")) << out;
    EXPECT_EQ(out.find("\n::"), std::string::npos) << out;
    EXPECT_EQ(out.find("##["), std::string::npos) << out;
    EXPECT_EQ(out.find("##vso["), std::string::npos) << out;
  }
  EXPECT_TRUE(stet({"check", ".", "--list-files"}, 0).out.starts_with("./::"));
}

TEST_F(OtherPrograms, ATerminalGetsNoMoreThanItCanShow) {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "[C" + std::to_string(i) + "]: It is old.\n\n";
  write("m.argdown", text);
  auto const out = stet({"check", "m.argdown"}, 1).out;
  EXPECT_LT(out.size(), 5U << 20U);
  EXPECT_NE(out.find("findings not shown"), std::string::npos);
  EXPECT_NE(out.find("30000 claims"), std::string::npos) << "all are counted";
}

TEST_F(OtherPrograms, SarifNamesFilesOutsideFromTheTop) {
  folder_.write("elsewhere/sources.yaml", "- {id: s, tpye: book}\n- {id: s, type: book}\n");
  write("m.argdown", "[A]: It is old [@s].\n");
  auto const registry = (folder_.path() / "elsewhere/sources.yaml").string();
  auto const out =
      stet({"check", "m.argdown", "--registry", registry, "--allow-outside", "--format", "sarif"}, 1).out;
  EXPECT_NE(out.find("\"uri\":\"file:///"), std::string::npos) << out.substr(out.find("results"));
  EXPECT_EQ(out.find("\"uri\":\"/"), std::string::npos);
}

TEST_F(OtherPrograms, SarifSaysWhatItHasNoRoomFor) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "[C" + std::to_string(i) + "]: It is old.\n\n";
  write("m.argdown", text);
  auto const out = stet({"check", "m.argdown", "--format", "sarif", "--max-findings", "7"}, 1).out;
  EXPECT_NE(out.find("33 more results are left out."), std::string::npos) << out;
}

TEST_F(OtherPrograms, NumbersComeBackAsTheyWereGiven) {
  write(
      "batch",
      "{\"id\": 1.0, \"quote\": \"a\", \"text\": \"a\"}\n{\"id\": 1e2, \"quote\": \"a\", \"text\": \"a\"}\n");
  auto const out = stet({"quote", "--batch", "batch"}, 0).out;
  EXPECT_NE(out.find("{\"id\":1.0,"), std::string::npos) << out;
  EXPECT_NE(out.find("{\"id\":1e2,"), std::string::npos) << out;
}

TEST_F(OtherPrograms, SettingsThatLeadNowhereStopTheRun) {
  fs::remove("stet.toml");
  fs::create_symlink("gone.toml", "stet.toml");
  write("m.argdown", "[A]: It is old. #opinion\n");
  EXPECT_NE(stet({"check", "m.argdown"}, 2).err.find("stet.toml"), std::string::npos);
}

TEST_F(OtherPrograms, ADateThatIsNoneIsAnErrorInEveryCommand) {
  write("m.argdown", "[A]: It is old. #opinion\n");
  for (std::string const command :
       {"rules", "fmt m.argdown", "check m.argdown", "solve --problems", "clean"}) {
    auto const result =
        run_process({"/bin/sh", "-c", "SOURCE_DATE_EPOCH=abc exec \"$0\" " + command, STET_PROGRAM});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->status, 2) << command;
  }
}

}  // namespace
}  // namespace stet::app
