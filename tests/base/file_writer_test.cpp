// Writing harms nothing: devices, pipes and links stay what they are, permissions are kept, and nobody's
// temporary file but one's own goes away.
#include "base/file_writer.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/case_file.h"

namespace stet {
namespace {

namespace fs = std::filesystem;

struct FileWriting : testing::Test {
  void SetUp() override { fs::current_path(folder.path()); }
  void TearDown() override { fs::current_path(before); }
  [[nodiscard]] fs::path at(std::string const& name) const { return folder.path() / name; }
  static std::size_t files_in(fs::path const& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
  }
  static mode_t mode_of(fs::path const& path) {
    struct stat info{};
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 07777U : 0;
  }

  fs::path before = fs::current_path();
  test::TemporaryFolder folder;
};

TEST_F(FileWriting, ADeviceIsWrittenAndStays) {
  // A node of the test's own where the user may make one: the system's is safe from everybody else anyway.
  bool const made = ::mknod(at("null").c_str(), S_IFCHR | 0666, ::makedev(1, 3)) == 0;
  fs::path const device = made ? at("null") : "/dev/null";
  EXPECT_TRUE(write_file(device, "x"));
  EXPECT_TRUE(fs::is_character_file(device));
  EXPECT_TRUE(is_stream(device));
}

TEST_F(FileWriting, APipeHandsOverWhatIsWritten) {
  ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { std::getline(std::ifstream(at("pipe")), got); });
  EXPECT_TRUE(write_file(at("pipe"), "words\n"));
  reader.join();
  EXPECT_EQ(got, "words");
  EXPECT_TRUE(fs::is_fifo(at("pipe")));
}

TEST_F(FileWriting, ASocketIsConnectedTo) {
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = "socket"};
  int const server = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(server, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(server, 1), 0);
  EXPECT_TRUE(write_file("socket", "words"));
  int const client = ::accept(server, nullptr, nullptr);
  std::string got(10, '\0');
  got.resize(static_cast<std::size_t>(::read(client, got.data(), got.size())));
  EXPECT_EQ(got, "words");
  ::close(client);
  ::close(server);
  EXPECT_TRUE(fs::is_socket("socket"));
  EXPECT_FALSE(write_file("socket", "words")) << "nobody listens";
}

TEST_F(FileWriting, ADescriptorByNameIsWrittenWhereItStands) {
  int const file = ::open("out", O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(::write(file, "one ", 4), 4);
  fs::path const name = "/dev/fd/" + std::to_string(file);
  EXPECT_TRUE(write_file(name, "two "));
  ASSERT_EQ(::write(file, "three", 5), 5);
  ::close(file);
  EXPECT_EQ(read_file("out"), "one two three");
}

TEST_F(FileWriting, ALinkIsFollowed) {
  folder.write("real/a", "old");
  ::chmod("real/a", 0640);
  fs::create_symlink("real/a", "link");
  fs::create_symlink("link", "again");
  fs::create_symlink("real/new", "to-nothing");
  EXPECT_TRUE(write_file("again", "new"));
  EXPECT_TRUE(write_file("to-nothing", "made"));
  EXPECT_TRUE(fs::is_symlink("again") && fs::is_symlink("link") && fs::is_symlink("to-nothing"));
  EXPECT_EQ(read_file("real/a"), "new");
  EXPECT_EQ(read_file("real/new"), "made");
  EXPECT_EQ(mode_of("real/a"), 0640U);
  EXPECT_EQ(files_in("real"), 2U);
  fs::create_symlink("circle", "circle");
  EXPECT_FALSE(write_file("circle", "x"));
}

TEST_F(FileWriting, ALinkOutOfTheFolderIsRefused) {
  folder.write("project/inside", "");
  folder.write("outside", "old");
  fs::create_directory("elsewhere");
  fs::current_path("project");
  fs::create_symlink("../outside", "out");
  fs::create_symlink("../elsewhere", "folder");
  fs::create_symlink("../nothing", "to-nothing");
  for (fs::path const name : {"out", "folder/x", "to-nothing"}) {
    auto const written = write_file(name, "new");
    ASSERT_FALSE(written) << name;
    EXPECT_NE(written.error().message.find("leads out of the folder"), std::string::npos);
  }
  EXPECT_EQ(read_file("../outside"), "old");
  EXPECT_FALSE(fs::exists("../nothing"));
  EXPECT_TRUE(write_file("../outside", "new")) << "named as it is";
}

TEST_F(FileWriting, PermissionsAreThePersons) {
  auto const mask = ::umask(077);
  EXPECT_TRUE(write_file("private", "x"));
  ::umask(022);
  EXPECT_TRUE(write_file("public", "x"));
  ::umask(mask);
  EXPECT_EQ(mode_of("private"), 0600U);
  EXPECT_EQ(mode_of("public"), 0644U);
  ::chmod("public", 0444);
  EXPECT_FALSE(write_file("public", "y")) << "not for root either";
  EXPECT_EQ(read_file("public"), "x");
}

TEST_F(FileWriting, OnlyWhatNobodyWritesAnyMoreIsTakenAway) {
  folder.write("a", "old");
  folder.write(".a.backup", "somebody's");
  folder.write(".a.stet-new1", "of a writer that was killed");
  folder.write(".a.stet-new2", "of one that is at work");
  int const at_work = ::open(".a.stet-new2", O_RDWR);
  ASSERT_EQ(::flock(at_work, LOCK_EX), 0);
  EXPECT_TRUE(write_file("a", "new"));
  EXPECT_EQ(read_file("a"), "new");
  EXPECT_FALSE(fs::exists(".a.stet-new1"));
  EXPECT_TRUE(fs::exists(".a.stet-new2"));
  EXPECT_TRUE(fs::exists(".a.backup"));
  ::close(at_work);
  {
    FileWriter unfinished("a");
    unfinished.write("never");
  }
  EXPECT_EQ(read_file("a"), "new");
  EXPECT_EQ(files_in("."), 3U);
}

TEST_F(FileWriting, SeveralAtOnceLeaveOneWhole) {
  std::vector<std::jthread> writers;
  for (char const c : {'a', 'b', 'c', 'd'})
    writers.emplace_back([c] {
      for (int i = 0; i < 50; ++i) EXPECT_TRUE(write_file("shared", std::string(100'000, c)));
    });
  writers.clear();
  auto const content = read_file("shared");
  ASSERT_TRUE(content);
  EXPECT_EQ(*content, std::string(100'000, content->front()));
  EXPECT_EQ(files_in("."), 1U);
}

}  // namespace
}  // namespace stet
