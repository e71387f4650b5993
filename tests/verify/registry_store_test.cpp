// Nothing is lost and nothing is half written: writers that are killed, a disk that is full, a folder that
// may not be written to, two writers at once, and one that knows no lock.
#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/case_file.h"
#include "verify/registry/edit.h"
#include "verify/registry/registry.h"
#include "verify/registry/store.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;

std::string content(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Adds one rating with this value to the source `a`.
std::expected<void, Error> rate(fs::path const& registry, std::string const& value) {
  Entry entry = Entry::mapping({});
  entry.add("rater", "test");
  entry.add("value", value);
  std::vector const additions{Addition{"a", "ratings", entry}};
  return update_file(registry, [&](std::string_view text) { return add_to_records(text, additions); });
}

std::vector<std::string> values_in(fs::path const& registry) {
  Sources sources;
  Diagnostics diagnostics;
  auto const read = read_registry(sources, sources.add("sources.yaml", content(registry)), {}, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << content(registry);
  std::vector<std::string> values;
  if (auto const source = read.find("a"))
    for (auto const& rating : read[*source].ratings) values.push_back(rating.value);
  return values;
}

std::size_t files_in(fs::path const& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(RegistryStore, AKilledWriterLeavesTheOldOrTheNew) {
  test::TemporaryFolder const folder;
  auto const registry = folder.path() / "sources.yaml";
  folder.write("sources.yaml", "# kept\n- id: a\n");
  std::size_t before = 0;
  for (int round = 0; round < 12; ++round) {
    pid_t const child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      for (int i = 0;; ++i)
        if (!rate(registry, "v" + std::to_string(i))) ::_exit(1);
    }
    // It is killed at another moment of its work each time, but not before it has begun.
    auto const size = fs::file_size(registry);
    for (int i = 0; i < 5000 && fs::file_size(registry) == size; ++i) ::usleep(1000);
    ::usleep(static_cast<useconds_t>(170 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    auto const values = values_in(registry);
    EXPECT_GE(values.size(), before);
    EXPECT_TRUE(content(registry).starts_with("# kept\n"));
    before = values.size();
  }
  EXPECT_GT(before, 0U);
  ASSERT_TRUE(rate(registry, "last"));
  EXPECT_EQ(files_in(folder.path()), 1U) << "what killed writers left is cleared away";
}

TEST(RegistryStore, TwoWritersLoseNothing) {
  test::TemporaryFolder const folder;
  auto const registry = folder.path() / "sources.yaml";
  folder.write("sources.yaml", "- id: a\n");
  constexpr int each = 40;
  std::vector<pid_t> children;
  for (std::string const name : {"x", "y", "z"}) {
    pid_t const child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      for (int i = 0; i < each; ++i)
        if (!rate(registry, name + std::to_string(i))) ::_exit(1);
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (pid_t const child : children) {
    int status = 1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  auto values = values_in(registry);
  EXPECT_EQ(values.size(), 3U * each);
  std::ranges::sort(values);
  EXPECT_EQ(std::ranges::unique(values).size(), 0U);
}

TEST(RegistryStore, AnEditorsWorkInBetweenIsKept) {
  test::TemporaryFolder const folder;
  auto const registry = folder.path() / "sources.yaml";
  folder.write("sources.yaml", "- id: a\n");
  int calls = 0;
  auto const result = update_file(registry, [&](std::string_view text) -> std::expected<std::string, Error> {
    // An editor saves while the change is being made.
    if (calls++ == 0) folder.write("sources.yaml", "- id: a\n- id: b\n");
    return std::string(text) + "- id: c\n";
  });
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(calls, 2);
  EXPECT_EQ(content(registry), "- id: a\n- id: b\n- id: c\n");
}

TEST(RegistryStore, WhoeverKeepsSavingIsNotOverwritten) {
  test::TemporaryFolder const folder;
  auto const registry = folder.path() / "sources.yaml";
  folder.write("sources.yaml", "0");
  int calls = 0;
  auto const result = update_file(registry, [&](std::string_view) -> std::expected<std::string, Error> {
    folder.write("sources.yaml", std::to_string(++calls));
    return "mine";
  });
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("keeps being changed"), std::string::npos);
  EXPECT_EQ(content(registry), std::to_string(calls));
}

TEST(RegistryStore, AFullDiskLeavesTheOldFile) {
  test::TemporaryFolder const folder;
  auto const registry = folder.path() / "sources.yaml";
  std::string const old = "- id: a\n  note: " + std::string(4000, 'x') + "\n";
  folder.write("sources.yaml", old);
  // Files of this process may grow to 4000 bytes: as on a disk that is full, a write stops in the middle.
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit const small{4000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  auto const result = rate(registry, "v");
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("cannot write"), std::string::npos) << result.error().message;
  EXPECT_NE(result.error().message.find("sources.yaml"), std::string::npos) << result.error().message;
  EXPECT_EQ(content(registry), old);
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(RegistryStore, AFolderThatMayNotBeWrittenTo) {
  test::TemporaryFolder const folder;
  auto const registry = folder.path() / "sources.yaml";
  folder.write("sources.yaml", "- id: a\n");
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                     fs::perms::others_exec | fs::perms::group_read | fs::perms::group_exec);
  // Root may write everywhere: become nobody for the while.
  bool const is_root = ::geteuid() == 0;
  if (is_root) {
    ASSERT_EQ(::seteuid(65534), 0);
  }
  auto const result = rate(registry, "v");
  if (is_root) {
    ASSERT_EQ(::seteuid(0), 0);
  }
  fs::permissions(folder.path(), fs::perms::owner_all);
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("Permission denied"), std::string::npos) << result.error().message;
  EXPECT_EQ(content(registry), "- id: a\n");
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(RegistryStore, AFolderThatIsNotThere) {
  test::TemporaryFolder const folder;
  auto const result = rate(folder.path() / "gone" / "sources.yaml", "v");
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("No such file"), std::string::npos);
}

TEST(RegistryStore, WaitsForAnotherWriterAndThenGivesUp) {
  test::TemporaryFolder const folder;
  auto const held = FolderLock::take(folder.path());
  ASSERT_TRUE(held);
  auto const other = FolderLock::take(folder.path(), std::chrono::milliseconds(30));
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("another program"), std::string::npos);
}

TEST(RegistryStore, ALinkIsWrittenThrough) {
  test::TemporaryFolder const folder;
  folder.write("real/sources.yaml", "- id: a\n");
  fs::create_symlink("real/sources.yaml", folder.path() / "sources.yaml");
  ASSERT_TRUE(rate(folder.path() / "sources.yaml", "v"));
  EXPECT_TRUE(fs::is_symlink(folder.path() / "sources.yaml"));
  EXPECT_EQ(values_in(folder.path() / "real/sources.yaml").size(), 1U);
}

}  // namespace
}  // namespace stet::verify
