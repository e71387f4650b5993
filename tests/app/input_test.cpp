#include "app/cli/input.h"

#include <gtest/gtest.h>

#include "tests/support/case_file.h"

namespace stet::app {
namespace {

std::vector<std::string> names(Inputs const& found, test::TemporaryFolder const& folder) {
  std::vector<std::string> out;
  for (auto const& input : found.inputs) out.push_back(input.path.lexically_relative(folder.path()).string());
  return out;
}

TEST(input, folders_are_searched_in_order_without_hidden_names) {
  test::TemporaryFolder const folder;
  for (auto const* name :
       {"b.argdown", "a/z.ad", "a/B.ARGDOWN", "c.md", "d.txt", ".hidden/x.argdown", ".y.ad"})
    folder.write(name, "");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "a/loop");
  auto const found = find_inputs({folder.path().string(), (folder.path() / "b.argdown").string()});
  EXPECT_TRUE(found.problems.empty());
  EXPECT_EQ(names(found, folder), (std::vector<std::string>{"a/B.ARGDOWN", "a/z.ad", "b.argdown", "c.md"}));
}

TEST(input, says_what_leads_nowhere) {
  test::TemporaryFolder const folder;
  folder.write("text.txt", "");
  auto const found = find_inputs({folder.path().string(), "missing.argdown", ""});
  ASSERT_EQ(found.problems.size(), 3U);
  EXPECT_NE(found.problems[0].message.find("holds no maps"), std::string::npos);
  EXPECT_EQ(found.problems[1].message, "cannot read `missing.argdown`: No such file or directory");
}

TEST(input, fences_keep_their_positions) {
  EXPECT_EQ(fenced_argdown("# T\n\n```argdown\n[A]: b\n```\ntext\n"),
            "   \n\n          \n[A]: b\n   \n    \n");
  EXPECT_EQ(fenced_argdown("~~~~ argdown x\r\n```\r\n~~~\r\n~~~~\r\n"),
            "              \r\n```\r\n~~~\r\n    \r\n");
  EXPECT_EQ(fenced_argdown("```argdown\nopen to the end"), "          \nopen to the end");
  EXPECT_EQ(fenced_argdown("```python\nx\n```\n"), "");
  EXPECT_EQ(fenced_argdown("```argdown`\nx\n"), "") << "backticks in the info string: not a fence";
  EXPECT_EQ(fenced_argdown("    ```argdown\n    x\n"), "") << "indented code";
  EXPECT_EQ(fenced_argdown(""), "");
}

}  // namespace
}  // namespace stet::app
