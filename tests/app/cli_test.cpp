// Runs the program itself on tests/cases/cli/*.case: arguments, standard input, exit status, both streams.
//
//   //! ARGS: check map.argdown      words; "..." keeps blanks together
//   //! EXIT: 1
//   //! --- map.argdown              files, as in other cases
//   //! --- stdin                    standard input
//   //! --- stdout                   expected, exactly; a line `[...]` stands for any number of lines
//   //! --- stderr
//
// What is not mentioned is not looked at, except that standard error is empty unless the case says otherwise.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool quoted = false;
  bool open = false;
  for (char const c : text) {
    if (c == '"') {
      quoted = !quoted;
      if (!open) words.emplace_back();
      open = true;
    } else if (c == ' ' && !quoted) {
      open = false;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  return words;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Greedy from the left: after a gap, the next expected line is looked for.
bool matches(std::string_view pattern, std::string_view text) {
  auto const wanted = lines_of(pattern);
  auto const came = lines_of(text);
  std::size_t at = 0;
  bool gap = false;
  for (auto const line : wanted) {
    if (line == "[...]") {
      gap = true;
      continue;
    }
    if (gap) {
      while (at < came.size() && came[at] != line) ++at;
      gap = false;
    }
    if (at == came.size() || came[at] != line) return false;
    ++at;
  }
  return gap || at == came.size();
}

class CliTest : public testing::TestWithParam<fs::path> {};

TEST_P(CliTest, does_what_it_says) {
  test::Case const test = test::read_case(GetParam());
  test::TemporaryFolder const folder;
  std::string input;
  std::string const* out = nullptr;
  std::string const* err = nullptr;
  for (auto const& file : test.files) {
    if (file.name == "stdin") {
      input = file.text;
    } else if (file.name == "stdout") {
      out = &file.text;
    } else if (file.name == "stderr") {
      err = &file.text;
    } else {
      folder.write(file.name, file.text);
    }
  }
  std::vector<std::string> arguments{STET_PROGRAM};
  for (auto& word : words_of(test.directives.at("ARGS"))) arguments.push_back(std::move(word));
  fs::path const before = fs::current_path();
  fs::current_path(folder.path());
  auto const result = run_process(arguments, {.input = input});
  fs::current_path(before);
  ASSERT_TRUE(result.has_value()) << result.error().message;

  if (test::updating()) {
    std::string text;
    std::string section;
    for (auto const& line : test.lines) {
      bool const header = line.kind == test::CaseLine::Kind::directive;
      if (header && line.line == 0 && line.file.empty()) {
        text +=
            line.text.starts_with("//! EXIT:") ? "//! EXIT: " + std::to_string(result->status) : line.text;
        text += '\n';
        continue;
      }
      if (header) {
        section = line.file;
        text += line.text + '\n';
        if (section == "stdout" && out->find("[...]") == std::string::npos) text += result->out;
        if (section == "stderr" && err->find("[...]") == std::string::npos) text += result->err;
        continue;
      }
      bool const replaced = (section == "stdout" && out->find("[...]") == std::string::npos) ||
                            (section == "stderr" && err->find("[...]") == std::string::npos);
      if (!replaced) text += line.text + '\n';
    }
    std::ofstream(GetParam(), std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(std::to_string(result->status), test.directives.at("EXIT")) << result->out << result->err;
  if (out != nullptr) {
    EXPECT_TRUE(matches(*out, result->out)) << "standard output is:\n" << result->out;
  }
  EXPECT_TRUE(matches(err == nullptr ? "" : *err, result->err)) << "standard error is:\n" << result->err;
}

INSTANTIATE_TEST_SUITE_P(cases, CliTest, testing::ValuesIn(test::case_paths("cli", {".case"})),
                         [](auto const& given) {
                           std::string name = given.param.stem().string();
                           std::ranges::replace_if(
                               name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
                           return name;
                         });

}  // namespace
}  // namespace stet::app
