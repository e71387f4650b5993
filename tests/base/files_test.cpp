// The kinds of files give the same answers to the same questions, and containment holds over each of them.
#include "base/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_file.h"

namespace stet {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

// What each kind holds: a.txt and folder/b.txt.
struct World {
  std::shared_ptr<Files const> files;
  fs::path top;
};

class FilesTest : public ::testing::TestWithParam<char const*> {
 protected:
  FilesTest() {
    folder_.write("a.txt", "alpha");
    folder_.write("folder/b.txt", "beta");
  }

  World world() {
    std::map<fs::path, std::string> const texts{{"a.txt", "alpha"}, {"folder/b.txt", "beta"}};
    if (GetParam() == std::string_view("disk")) return {std::make_shared<Disk const>(), folder_.path()};
    if (GetParam() == std::string_view("memory")) return {std::make_shared<Memory const>(texts), "/"};
    fs::remove(folder_.path() / "a.txt");
    return {
        std::make_shared<Overlay const>(std::make_shared<Disk const>(),
                                        std::map<fs::path, std::string>{{folder_.path() / "a.txt", "alpha"}}),
        folder_.path()};
  }

  test::TemporaryFolder folder_;
};

TEST_P(FilesTest, AnswerAlike) {
  auto const [files, top] = world();
  EXPECT_EQ(files->read(top / "a.txt").value(), "alpha");
  EXPECT_EQ(files->read(top / "folder/../folder/b.txt").value(), "beta");
  EXPECT_THAT(files->read(top / "folder").error().message, HasSubstr("is a folder, not a file"));
  EXPECT_THAT(files->read(top / "c.txt").error().message, HasSubstr("cannot read"));
  EXPECT_THAT(files->read(top / "a.txt", 4).error().message, HasSubstr("larger than the limit"));
  EXPECT_TRUE(files->read(top / "a.txt", 5));

  EXPECT_EQ(files->look(top / "a.txt").kind, FileKind::file);
  EXPECT_EQ(files->look(top / "folder").kind, FileKind::folder);
  EXPECT_EQ(files->look(top / "folde").kind, FileKind::absent);
  EXPECT_EQ(files->look(top / "a.txt/b").kind, FileKind::absent);
  EXPECT_EQ(files->look(top / "a.txt").version, files->look(top / "a.txt").version);
  EXPECT_NE(files->look(top / "a.txt").version, files->look(top / "folder/b.txt").version);

  std::vector<std::string> names;
  auto const entries = files->list(top).value();
  for (auto const& entry : entries) {
    names.push_back(entry.name);
    EXPECT_EQ(entry.kind, entry.name == "folder" ? FileKind::folder : FileKind::file);
  }
  EXPECT_THAT(names, UnorderedElementsAre("a.txt", "folder"));
  EXPECT_FALSE(files->list(top / "none"));

  EXPECT_EQ(files->absolute(top / "folder/"), top / "folder");
  EXPECT_EQ(files->absolute(top / "x/../a.txt"), top / "a.txt");
  EXPECT_TRUE(files->absolute({}).is_absolute());
}

TEST_P(FilesTest, Contained) {
  auto const [files, top] = world();
  Containment const inside(files, {top / "folder"});
  EXPECT_TRUE(inside.permits(top / "folder/b.txt"));
  EXPECT_TRUE(inside.permits(top / "folder/not-there.txt"));
  EXPECT_FALSE(inside.permits(top / "a.txt"));
  EXPECT_FALSE(inside.permits(top / "folder/../a.txt"));
  EXPECT_FALSE(inside.permits(top / "folderx/a.txt"));
  EXPECT_EQ(inside.read(top / "folder/b.txt").value(), "beta");
  EXPECT_THAT(inside.read(top / "a.txt").error().message, HasSubstr("outside of the project"));
  EXPECT_TRUE(Containment(files, {top / "folder"}, true).permits(top / "a.txt"));
  EXPECT_FALSE(Containment(files, {}).permits(top / "a.txt"));
}

INSTANTIATE_TEST_SUITE_P(Kinds, FilesTest, ::testing::Values("disk", "memory", "overlay"),
                         [](auto const& kind) { return std::string(kind.param); });

TEST(Disk, LinksAreFollowedBeforeTheyArePermitted) {
  test::TemporaryFolder const folder;
  folder.write("in/a.txt", "a");
  folder.write("out/b.txt", "b");
  fs::create_symlink(folder.path() / "out/b.txt", folder.path() / "in/link.txt");
  fs::create_directory_symlink(folder.path() / "out", folder.path() / "in/door");
  fs::create_directory_symlink(folder.path() / "in", folder.path() / "alias");
  auto const files = std::make_shared<Disk const>();
  Containment const inside(files, {folder.path() / "alias"});
  EXPECT_TRUE(inside.permits(folder.path() / "in/a.txt"));
  EXPECT_TRUE(inside.permits(folder.path() / "alias/a.txt"));
  EXPECT_FALSE(inside.permits(folder.path() / "in/link.txt"));
  EXPECT_FALSE(inside.permits(folder.path() / "in/door/b.txt"));
  EXPECT_FALSE(inside.permits(folder.path() / "in/door/../b.txt"));
}

TEST(Disk, AVersionChangesWithTheContent) {
  test::TemporaryFolder const folder;
  folder.write("a.txt", "one");
  Disk const disk;
  auto const before = disk.look(folder.path() / "a.txt").version;
  folder.write("a.txt", "three");
  EXPECT_NE(disk.look(folder.path() / "a.txt").version, before);
}

TEST(Overlay, UnsavedTextsStandBeforeTheSaved) {
  test::TemporaryFolder const folder;
  folder.write("a.txt", "saved");
  std::map<fs::path, std::string> const texts{{folder.path() / "a.txt", "unsaved"},
                                              {folder.path() / "new/b.txt", "new"}};
  Overlay const overlay(std::make_shared<Disk const>(), texts);
  Files const& files = overlay;
  EXPECT_EQ(files.read(folder.path() / "a.txt").value(), "unsaved");
  EXPECT_EQ(files.read(folder.path() / "new/b.txt").value(), "new");
  EXPECT_EQ(files.look(folder.path() / "new").kind, FileKind::folder);
  EXPECT_EQ(files.list(folder.path()).value().size(), 2U);
}

}  // namespace
}  // namespace stet
