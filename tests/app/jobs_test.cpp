// The commands that docs/diagrams.md gives for the commonest jobs: each is run and writes what it names.
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/process.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"

namespace stet::app {
namespace {

using testing::HasSubstr;

struct Job {
  std::string name;
  std::string command;
};

// The rows `| name | `command` | ... |` of the section.
std::vector<Job> jobs(std::string const& page) {
  std::vector<Job> result;
  std::size_t const begin = page.find("\n## Twelve jobs");
  std::istringstream lines(page.substr(begin, page.find("\n## ", begin + 1) - begin));
  for (std::string line; std::getline(lines, line);) {
    std::size_t const command = line.find("| `stet ");
    if (!line.starts_with("| ") || command == std::string::npos) continue;
    result.push_back({line.substr(2, line.find(" |", 2) - 2),
                      line.substr(command + 3, line.find('`', command + 3) - command - 3)});
  }
  return result;
}

// Words, of which those in quotation marks may have blanks.
std::vector<std::string> words(std::string const& command) {
  std::vector<std::string> result(1);
  bool quoted = false;
  for (char const c : command) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      result.emplace_back();
    } else {
      result.back() += c;
    }
  }
  return result;
}

TEST(Jobs, EachIsOneCommand) {
  std::string const page = test::read_text(STET_SOURCE_DIR "/docs/diagrams.md");
  test::TemporaryFolder const folder;
  for (test::Fence const& fence : test::fences(page)) {
    if (!fence.argument.empty()) folder.write(fence.argument, fence.body);
  }
  auto const list = jobs(page);
  ASSERT_EQ(list.size(), 12U);
  for (Job const& job : list) {
    SCOPED_TRACE(job.command);
    auto arguments = words(job.command);
    arguments.front() = STET_PROGRAM;
    std::string output;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      std::string& word = arguments[i];
      bool const is_file = word.ends_with(".argdown") || arguments[i - 1] == "-o";
      if (arguments[i - 1] == "-o") output = (folder.path() / word).string();
      if (is_file) word = (folder.path() / word).string();
    }
    auto const result = run_process(arguments);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->status, 0) << result->err;
    EXPECT_EQ(result->err, "");
    ASSERT_TRUE(std::filesystem::exists(output));
    std::string const picture = test::read_text(output);
    EXPECT_GT(picture.size(), 1'000U);
    if (!output.ends_with(".pdf")) continue;
    auto const info = run_process({"pdfinfo", output});
    if (!info) continue;  // not installed
    EXPECT_THAT(info->out, HasSubstr("Title:           Phones in school"));
    char const* const pages = job.name == "slides"                   ? "Pages:           7"
                              : job.name == "a blank map to fill in" ? "Pages:           2"
                                                                     : "Pages:           1";
    EXPECT_THAT(info->out, HasSubstr(pages));
  }
}

}  // namespace
}  // namespace stet::app
