// What commands write: never over what they read, by whatever name; never two reports into one file; and
// what could not be written or read is said in every format.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

class Outputs : public testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    fs::current_path(folder_.path());
  }
  void TearDown() override { fs::current_path(before_); }

  static ProcessResult stet(std::vector<std::string> arguments, int expected) {
    std::string shown;
    for (auto const& argument : arguments) shown += argument + ' ';
    arguments.insert(arguments.begin(), STET_PROGRAM);
    auto result = run_process(arguments);
    EXPECT_TRUE(result.has_value());
    if (!result) return {};
    EXPECT_EQ(result->status, expected) << shown << '\n' << result->out << result->err;
    return *result;
  }
  static std::string content(fs::path const& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  fs::path before_;
  test::TemporaryFolder folder_;
};

TEST_F(Outputs, NothingThatIsReadIsReplaced) {
  std::map<std::string, std::string> const inputs{
      {"m.argdown",
       "===\narticle: a.md\n===\n\n[A]: The bridge is \"old\" [@s]. {anchor: \"The bridge is old.\"}\n"},
      {"a.md", "The bridge is old.\n"},
      {"sources.yaml", "- {id: s, type: document, title: Minutes, custom: {snapshots: [{path: s.txt}]}}\n"},
      {"s.txt", "The bridge is old.\n"},
      {"stet.toml", "exclude = []\n"},
      {"stet.suppress.toml", ""},
      {"stet-baseline.jsonl", ""}};
  for (auto const& [name, text] : inputs) folder_.write(name, text);
  fs::create_directory("links");
  for (auto const& [name, text] : inputs) {
    fs::create_symlink("../" + name, "links/" + name);
    fs::create_hard_link(name, "links/hard-" + name);
    bool const run_only = name == "stet.suppress.toml" || name == "stet-baseline.jsonl";
    for (auto const& output :
         {name, "./links/../" + name, fs::absolute(name).string(), "links/" + name, "links/hard-" + name}) {
      auto const refused = [&](std::vector<std::string> const& arguments) {
        auto const result = stet(arguments, 2);
        EXPECT_NE(result.err.find("is read here, so nothing is written"), std::string::npos) << result.err;
        EXPECT_EQ(content(name), text) << output;
      };
      refused({"check", "m.argdown", "--format", "json:" + output, "--no-cache"});
      refused({"check", "m.argdown", "--format", "sarif:" + output, "--format", "line:other.txt"});
      EXPECT_FALSE(fs::exists("other.txt"));
      if (run_only) continue;
      refused({"report", "m.argdown", "-o", output});
      refused({"map", "m.argdown", "-o", output, "--format", "svg"});
      refused({"export", "m.argdown", "--to", "aif", "-o", output});
    }
  }
  auto const refused = stet({"baseline", "create", "m.argdown", "--baseline", "a.md", "--force"}, 2);
  EXPECT_NE(refused.err.find("is read here"), std::string::npos) << refused.err;
  folder_.write("in.json", R"({"nodes": [{"nodeID": "1", "text": "A", "type": "I"}], "edges": []})");
  auto const before = content("in.json");
  stet({"import", "in.json", "-o", "in.json", "--force"}, 2);
  EXPECT_EQ(content("in.json"), before);
}

TEST_F(Outputs, WhatTheCacheAnswersIsReadAsWell) {
  folder_.write("m.argdown", "[A]: The bridge is old.\n");
  folder_.write("n.argdown", "[B]: The bridge is new.\n");
  stet({"check", "m.argdown", "n.argdown", "--format", "line:out"}, 1);
  stet({"check", "m.argdown", "n.argdown", "--format", "line:out"}, 1);
  stet({"check", "m.argdown", "n.argdown", "--format", "line:m.argdown"}, 2);
  EXPECT_EQ(content("m.argdown"), "[A]: The bridge is old.\n");
}

TEST_F(Outputs, TwoReportsDoNotGoIntoOneFile) {
  folder_.write("m.argdown", "[A]: The bridge is old.\n");
  folder_.write("out", "old");
  fs::create_hard_link("out", "same");
  for (auto const* other : {"out", "./out", "same"}) {
    auto const result =
        stet({"check", "m.argdown", "--format", "json:out", "--format", std::string("sarif:") + other}, 2);
    EXPECT_NE(result.err.find("is named twice"), std::string::npos) << result.err;
  }
  EXPECT_EQ(content("out"), "old");
  stet({"check", "m.argdown", "--format", "json:/dev/null", "--format", "sarif:/dev/null"}, 1);
}

TEST_F(Outputs, WhatCouldNotBeWrittenIsNotCounted) {
  folder_.write("a.argdown", "[A]:   The bridge is old.\n");
  folder_.write("b.argdown", "[B]:   The bridge is new.\n");
  fs::permissions("a.argdown", fs::perms::owner_read);
  auto const result = stet({"fmt", "."}, 2);
  EXPECT_EQ(result.out, "formatted b.argdown\n");
  EXPECT_EQ(result.err, "stet: cannot write `a.argdown`: Permission denied\n1 of 2 files changed\n");
}

TEST_F(Outputs, FixesThatCouldNotBeWrittenAreNotCounted) {
  for (auto const* name : {"a.argdown", "b.argdown"})
    folder_.write(name,
                  "[A]: The bridge is old. #opinion\n\n// stet-ignore unsupported-claim: it was once\n[B]: "
                  "b. #opinion\n");
  fs::permissions("a.argdown", fs::perms::owner_read);
  auto const result = stet({"check", ".", "--fix", "--now", "2024-01-01"}, 2);
  EXPECT_EQ(result.err,
            "stet: fixed 1 finding in 1 file\nstet: cannot write `a.argdown`: Permission denied\n");
}

// Twenty maps and ten of which nothing can be read: every format has the twenty and names the ten.
TEST_F(Outputs, WhatCannotBeReadIsNamedInEveryFormat) {
  for (int i = 0; i < 20; ++i)
    folder_.write("sound" + std::to_string(i) + ".argdown", "[A" + std::to_string(i) + "]: It is old.\n");
  std::vector<std::string> poisoned;
  auto const poison = [&](std::string const& name) { return poisoned.emplace_back(name + ".argdown"); };
  fs::create_symlink("nowhere", poison("dangling"));
  fs::create_symlink("looping.argdown", poison("looping"));
  fs::create_symlink("/etc/passwd", poison("leaving"));
  ASSERT_EQ(::mkfifo(poison("pipe").c_str(), 0600), 0);
  folder_.write(poison("large"), "");
  fs::resize_file("large.argdown", (512ULL << 20U) + 1);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = "socket.argdown"};
  poison("socket");
  int const made = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(made, reinterpret_cast<sockaddr const*>(&address), sizeof address), 0);
  ::close(made);
  fs::create_symlink("/dev/zero", poison("device"));
  folder_.write("bad/stet.toml", "[[[");
  for (auto const* name : {"bad/settings", "bad/second"}) folder_.write(poison(name), "[A]: It is old.\n");
  poison("absent");
  std::vector<std::string> arguments{"check", ".", "absent.argdown", "--no-cache", "--now", "2024-01-01"};
  std::vector<std::string> const formats{"json",       "sarif",   "github", "gitlab", "junit",
                                         "checkstyle", "rdjsonl", "tap",    "sonar",  "line"};
  for (auto const& format : formats)
    arguments.insert(arguments.end(), {"--format", format + ":out." + format});
  auto const result = stet(arguments, 2);
  for (auto const& format : formats) {
    auto const text = content("out." + format);
    for (int i = 0; i < 20 && format != "github"; ++i)  // which shows ten findings and counts the others
      EXPECT_NE(text.find("sound" + std::to_string(i) + ".argdown"), std::string::npos) << format << ' ' << i;
    for (auto const& name : poisoned) EXPECT_NE(text.find(name), std::string::npos) << format << ' ' << name;
  }
  for (auto const& name : poisoned)  // of those two the settings are named
    EXPECT_TRUE(name.starts_with("bad/") || result.err.contains(name)) << name;
  EXPECT_NE(result.err.find("bad/stet.toml"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace stet::app
