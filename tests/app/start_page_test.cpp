// docs/start.md is run as it is written: its blocks with a file's name are files, the lines of its `console`
// blocks behind `$ ` are commands, and what follows them is what they print, standard output first. UPDATE=1
// writes it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/process.h"
#include "tests/app/case_command.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"

namespace stet::test {
namespace {

namespace fs = std::filesystem;

// The words of a command; single and double quotation marks keep blanks.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  char quote = 0;
  bool open = false;
  for (char const c : line) {
    bool const is_mark = quote == 0 ? c == '"' || c == '\'' : c == quote;
    if (c == ' ' && quote == 0) {
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    open = true;
    if (is_mark) {
      quote = quote == 0 ? c : char{0};
    } else {
      words.back() += c;
    }
  }
  return words;
}

TEST(StartPage, DoesWhatItSays) {
  fs::path const page = fs::path(STET_SOURCE_DIR) / "docs/start.md";
  ::setenv("SOURCE_DATE_EPOCH", "1781222400", 1);  // 12 June 2026
  std::istringstream lines(read_text(page));
  TemporaryFolder const folder;
  Inside const here(folder.path());
  std::string written;
  std::string file;
  std::string body;
  bool inside = false;
  bool console = false;
  int commands = 0;
  for (std::string line; std::getline(lines, line);) {
    bool const fence = line.starts_with("```");
    if (fence && !inside) {
      auto const blank = line.find(' ');
      file = blank == std::string::npos ? std::string() : line.substr(blank + 1);
      console = line == "```console";
      body.clear();
    } else if (fence) {
      if (!file.empty()) folder.write(file, body);
    } else if (inside && console) {
      if (!line.starts_with("$ ")) continue;  // what it printed before
      auto words = words_of(line.substr(2));
      ASSERT_FALSE(words.empty());
      if (words.front() == "stet") words.front() = STET_PROGRAM;
      auto const result = run_process(words);
      ASSERT_TRUE(result) << line << ": " << result.error().message;
      EXPECT_LT(result->status, 2) << line << "\n" << result->err;
      written += line + '\n' + result->out + result->err;
      ++commands;
      continue;
    } else if (inside) {
      body += line + '\n';
    }
    if (fence) inside = !inside;
    written += line + '\n';
  }
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_GE(commands, 8);
  if (updating()) {
    std::ofstream(page, std::ios::binary) << written;
  } else {
    EXPECT_EQ(read_text(page), written);
  }
}

}  // namespace
}  // namespace stet::test
