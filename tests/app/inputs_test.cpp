#include "app/run/inputs.h"

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

TEST(input, one_file_by_two_paths_is_found_once) {
  test::TemporaryFolder const folder;
  folder.write("a.argdown", "");
  std::filesystem::create_symlink("a.argdown", folder.path() / "b.argdown");
  auto const path = folder.path().string();
  auto const found = find_inputs({path, path + "/b.argdown", path + "/./a.argdown"});
  EXPECT_TRUE(found.problems.empty());
  EXPECT_EQ(names(found, folder), (std::vector<std::string>{"a.argdown"}));
}

TEST(input, links_out_of_the_folder_are_told_and_not_followed) {
  test::TemporaryFolder const folder;
  folder.write("project/a.argdown", "");
  folder.write("secret.argdown", "");
  std::filesystem::create_symlink("../secret.argdown", folder.path() / "project/link.argdown");
  auto const found = find_inputs({(folder.path() / "project").string()});
  EXPECT_EQ(names(found, folder), (std::vector<std::string>{"project/a.argdown"}));
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_NE(found.problems[0].message.find("link.argdown` is a link that leads out"), std::string::npos);
}

TEST(input, says_what_leads_nowhere) {
  test::TemporaryFolder const folder;
  folder.write("text.txt", "");
  auto const found = find_inputs({folder.path().string(), "missing.argdown", ""});
  ASSERT_EQ(found.problems.size(), 2U);
  EXPECT_EQ(found.without_maps, (std::vector<std::string>{folder.path().string()}));
  EXPECT_EQ(found.problems[0].message, "cannot read `missing.argdown`: No such file or directory");
}

TEST(input, markdown_without_a_fence_holds_no_map) {
  test::TemporaryFolder const folder;
  folder.write("a.md", "# T\n\n```argdown\n[A]: b\n```\n");
  folder.write("b.MD", "# T\n\n```python\n```\n");
  folder.write("c.argdown", "no fence needed");
  EXPECT_FALSE(read_map(folder.path() / "a.md")->holds_no_map);
  EXPECT_TRUE(read_map(folder.path() / "b.MD")->holds_no_map);
  EXPECT_FALSE(read_map(folder.path() / "c.argdown")->holds_no_map);
}

}  // namespace
}  // namespace stet::app
