#include "base/file.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/case_file.h"

namespace stet {
namespace {

namespace fs = std::filesystem;

TEST(file, reads_what_it_wrote) {
  test::TemporaryFolder const folder;
  fs::path const path = folder.path() / "a b.txt";
  std::string const content("x\0y\n\xff", 5);
  ASSERT_TRUE(write_file(path, content));
  EXPECT_EQ(read_file(path), content);
  ASSERT_TRUE(write_file(path, ""));
  EXPECT_EQ(read_file(path), "");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1) << "no temporary file is left";
}

TEST(file, keeps_permissions_when_replacing) {
  test::TemporaryFolder const folder;
  fs::path const path = folder.path() / "a";
  folder.write("a", "old");
  ::chmod(path.c_str(), 0640);
  ASSERT_TRUE(write_file(path, "new"));
  EXPECT_EQ(fs::status(path).permissions(), static_cast<fs::perms>(0640));
}

TEST(file, refuses_what_is_not_a_regular_file) {
  test::TemporaryFolder const folder;
  auto const missing = read_file(folder.path() / "missing");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("missing`: No such file or directory"), std::string::npos);
  auto const directory = read_file(folder.path());
  ASSERT_FALSE(directory);
  EXPECT_NE(directory.error().message.find("is a folder, not a file"), std::string::npos);
  fs::path const pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_FALSE(read_file(pipe)) << "and does not wait for a writer";
  EXPECT_FALSE(write_file(folder.path() / "no" / "such" / "folder", "x"));
}

TEST(file, limits_size_also_of_files_that_say_they_are_empty) {
  test::TemporaryFolder const folder;
  folder.write("a", std::string(100, 'x'));
  EXPECT_FALSE(read_file(folder.path() / "a", 99));
  EXPECT_TRUE(read_file(folder.path() / "a", 100));
  auto const status = read_file("/proc/self/status");
  ASSERT_TRUE(status);
  EXPECT_NE(status->find("VmRSS"), std::string::npos);
}

TEST(file, inside_resolves_links_and_dots) {
  test::TemporaryFolder const folder;
  folder.write("project/a", "");
  folder.write("outside", "");
  fs::path const project = folder.path() / "project";
  fs::create_symlink(folder.path() / "outside", project / "link");
  EXPECT_TRUE(is_inside(project, project / "a"));
  EXPECT_TRUE(is_inside(project, project / "not" / "there"));
  EXPECT_TRUE(is_inside(project, project / "x" / ".." / "a"));
  EXPECT_FALSE(is_inside(project, project / ".." / "outside"));
  EXPECT_FALSE(is_inside(project, project / "link"));
  EXPECT_FALSE(is_inside(project, folder.path() / "project2"));
  EXPECT_FALSE(is_inside(project, "/etc/passwd"));
  EXPECT_TRUE(is_inside("", "not-there.yaml")) << "the empty path is the current folder";
  EXPECT_FALSE(is_inside("", "../not-there.yaml"));
}

}  // namespace
}  // namespace stet
