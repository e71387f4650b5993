// The files of a commit are those that were committed, whatever the working tree holds now.
#include "base/commit_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class CommitFilesTest : public ::testing::Test {
 protected:
  CommitFilesTest() : before_(fs::current_path()) {
    git({"init", "-q"});
    folder_.write("a.txt", "old");
    folder_.write("maps/b.txt", "b\n");
    folder_.write("maps/deep/c.txt", "");
    fs::create_symlink("a.txt", folder_.path() / "link.txt");
    git({"add", "-A"});
    git({"-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "one"});
    folder_.write("a.txt", "new");
    folder_.write("maps/later.txt", "later");
    fs::remove(folder_.path() / "maps/b.txt");
    fs::current_path(folder_.path() / "maps");
  }
  ~CommitFilesTest() override { fs::current_path(before_); }

  void git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"git", "-C", folder_.path().string()});
    ASSERT_EQ(run_process(arguments).value().status, 0) << arguments[3];
  }

  test::TemporaryFolder folder_;
  fs::path before_;
};

TEST_F(CommitFilesTest, AreWhatWasCommitted) {
  auto const commit = CommitFiles::open("HEAD");
  ASSERT_TRUE(commit) << commit.error().message;
  Files const& files = **commit;
  EXPECT_EQ(files.read("../a.txt").value(), "old");
  EXPECT_EQ(files.read(folder_.path() / "a.txt").value(), "old");
  EXPECT_EQ(files.read("b.txt").value(), "b\n");
  EXPECT_EQ(files.read("deep/c.txt").value(), "");
  EXPECT_THAT(files.read("later.txt").error().message, HasSubstr("not in the commit"));
  EXPECT_THAT(files.read("deep").error().message, HasSubstr("is a folder"));
  EXPECT_THAT(files.read("../a.txt", 2).error().message, HasSubstr("larger than the limit"));
  EXPECT_EQ(files.look("deep").kind, FileKind::folder);
  EXPECT_EQ(files.look("dee").kind, FileKind::absent);
  EXPECT_EQ(files.look("../link.txt").kind, FileKind::absent);
  EXPECT_EQ(files.look("../.git").kind, FileKind::folder);
  std::vector<std::string> names;
  auto const entries = files.list(".").value();
  for (auto const& entry : entries) names.push_back(entry.name);
  EXPECT_THAT(names, UnorderedElementsAre("b.txt", "deep"));
  EXPECT_TRUE(Containment(*commit, {"."}).permits("b.txt"));
  EXPECT_FALSE(Containment(*commit, {"."}).permits("../a.txt"));
}

TEST_F(CommitFilesTest, WhatLiesOutsideIsTheDisks) {
  test::TemporaryFolder const other;
  other.write("a.txt", "elsewhere");
  EXPECT_EQ((*CommitFiles::open("HEAD"))->read(other.path() / "a.txt", 100).value(), "elsewhere");
}

// A repository's settings say how git fetches what is not there, and that may be any program.
TEST_F(CommitFilesTest, WhatIsNotThereIsNotFetched) {
  std::string const ran = (folder_.path() / "ran").string();
  folder_.write("evil.sh", "#!/bin/sh\ntouch '" + ran + "'\n");
  fs::permissions(folder_.path() / "evil.sh", fs::perms::owner_all);
  std::string const program = (folder_.path() / "evil.sh").string();
  git({"config", "extensions.partialClone", "origin"});
  git({"config", "remote.origin.promisor", "true"});
  git({"config", "protocol.ext.allow", "always"});
  git({"config", "core.sshCommand", program});
  git({"config", "remote.origin.uploadpack", program});
  for (std::string const& url : {"ext::" + program, std::string("ssh://x/y"), std::string("/some/folder")}) {
    git({"config", "remote.origin.url", url});
    EXPECT_FALSE(CommitFiles::open(std::string(40, '1')));
    EXPECT_FALSE(fs::exists(ran)) << url;
  }
}

TEST_F(CommitFilesTest, OnlyCommitsAreOpened) {
  EXPECT_THAT(CommitFiles::open("nothing").error().message, HasSubstr("no such commit"));
  EXPECT_FALSE(CommitFiles::open("--help"));
}

}  // namespace
}  // namespace stet
