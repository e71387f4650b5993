// What bad input gets: a finding or a message, an exit status, in bounded time and memory. The inputs are
// made here because nobody wants to read them.
#include <algorithm>
#include <chrono>
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/process.h"
#include "tests/support/case_file.h"
#include "tests/support/packed.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view cited = "[Costs]: It says that \"costs fell\" [@report].\n";

class BadInput : public testing::Test {
 protected:
  BadInput() : before_(fs::current_path()) { fs::current_path(folder_.path()); }
  ~BadInput() override { fs::current_path(before_); }

  ProcessResult check(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "check");
    return stet(std::move(arguments));
  }
  // Runs stet with the arguments; it must end by itself, with no more than its say.
  ProcessResult stet(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), STET_PROGRAM);
    auto result = run_process(arguments, {.input = {}, .limit = std::chrono::seconds(120)});
    if (!result) {
      ADD_FAILURE() << result.error().message;
      return {};
    }
    EXPECT_FALSE(result->timed_out);
    EXPECT_LE(result->status, 2) << result->err;
    EXPECT_FALSE(result->out.empty() && result->err.empty()) << "silence";
    EXPECT_EQ(result->err.find("internal error"), std::string::npos) << result->err;
    return std::move(*result);
  }
  // The same, with the map `text` in a file; the output must hold `words`.
  void expect(std::string_view text, int status, std::string_view words) {
    folder_.write("map.argdown", text);
    auto const result = check({"map.argdown"});
    EXPECT_EQ(result.status, status) << result.out << result.err;
    EXPECT_NE((result.out + result.err).find(words), std::string::npos) << result.out << result.err;
  }

  test::TemporaryFolder folder_;

 private:
  fs::path before_;
};

TEST_F(BadInput, empty_file) { expect("", 1, "without any statement"); }
TEST_F(BadInput, only_a_byte_order_mark) { expect("\xEF\xBB\xBF", 1, "without any statement"); }
TEST_F(BadInput, binary_file) {
  expect(std::string_view("\x7f"
                          "ELF\x02\x01\x01\0\0\0\0\xff\xfe\0[A]: b",
                          20),
         1, "[invalid-encoding]");
}
TEST_F(BadInput, invalid_utf8) {
  expect("[A]: caf\xe9 is open\n\n[B]: fine #opinion\n", 1, "[invalid-encoding]");
}
TEST_F(BadInput, utf16) {
  expect(std::string_view("\xff\xfe[\0A\0]\0:\0 \0b\0\n\0", 16), 1, "[invalid-encoding]");
}
TEST_F(BadInput, null_bytes) { expect(std::string_view("[A]: b\0c\n", 9), 1, "map.argdown:1:"); }

TEST_F(BadInput, folder_as_file) {
  fs::create_directory("map.argdown");
  auto const result = check({"map.argdown"});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("holds no maps"), std::string::npos) << result.err;
}

TEST_F(BadInput, folder_as_registry_and_as_snapshot) {
  fs::create_directory("sources.yaml");
  expect(cited, 1, "sources.yaml");
  fs::remove("sources.yaml");
  fs::create_directory("snapshot");
  folder_.write("sources.yaml", "- id: report\n  custom: {snapshots: [{path: snapshot}]}\n");
  expect(cited, 1, "[snapshot-changed]");
}

TEST_F(BadInput, pipe_is_not_waited_for) {
  ASSERT_EQ(::mkfifo("map.argdown", 0600), 0);
  auto const result = check({"map.argdown"});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("not a regular file"), std::string::npos) << result.err;
}

// Several pictures have several names; a pipe is one place, and nothing is made beside it.
TEST_F(BadInput, pictures_are_not_spread_beside_a_pipe) {
  folder_.write("map.argdown", "[A]: b\n  + [C]: d\n");
  ASSERT_EQ(::mkfifo("pipe.svg", 0600), 0);
  auto const result = stet({"map", "map.argdown", "--steps", "-o", "pipe.svg"});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("2 files do not fit into `pipe.svg`"), std::string::npos) << result.err;
  EXPECT_FALSE(fs::exists("pipe-1.svg"));
}

TEST_F(BadInput, unreadable_among_many_does_not_stop_the_rest) {
  folder_.write("a.argdown", "[A]: b\n");
  fs::create_symlink("nowhere", "b.argdown");
  folder_.write("c.argdown", "[C]: d\n");
  auto const result = check({"."});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("b.argdown"), std::string::npos) << result.err;
  EXPECT_NE(result.out.find("a.argdown:1:1"), std::string::npos);
  EXPECT_NE(result.out.find("c.argdown:1:1"), std::string::npos);
}

TEST_F(BadInput, circle_of_links) {
  fs::create_symlink("map.argdown", "map.argdown");
  EXPECT_EQ(check({"map.argdown"}).status, 2);
}

TEST_F(BadInput, line_of_50_megabytes) {
  std::string text = "[A]: ";
  text.append(std::size_t{50} << 20U, 'x');
  expect(text + "\n\n[B]: short\n", 1, "map.argdown:3:1");
}

TEST_F(BadInput, long_line_of_brackets) { expect(std::string(1U << 20U, '['), 1, "map.argdown"); }

TEST_F(BadInput, deeply_nested_relations) {
  std::string text = "[A]: a\n";
  for (std::size_t depth = 1; depth <= 3000; ++depth)
    text += std::string(depth, ' ') + "+ b" + std::to_string(depth) + "\n";
  expect(text, 1, "map.argdown:1:1");
}

TEST_F(BadInput, hundred_thousand_nested_relations) {
  // Indentation by one blank each would take 5 GB; a width that comes back keeps the file small.
  std::string text = "[A]: a\n";
  for (std::size_t i = 0; i < 100'000; ++i)
    text += std::string(1 + i % 60, ' ') + "+ b" + std::to_string(i) + "\n";
  expect(text, 1, "map.argdown:1:1");
}

TEST_F(BadInput, deeply_nested_data) {
  expect("[A]: b {x: " + std::string(100'000, '[') + std::string(100'000, ']') + "}\n", 1, "map.argdown:1:");
}

std::string repeated(std::string_view text, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

TEST_F(BadInput, deep_settings) {
  folder_.write("map.argdown", "[A]: b. #opinion\n");
  for (std::string const& text :
       {"[" + repeated("a.", 30'000) + "a]\n", repeated("a.", 30'000) + "a = 1\n",
        "a = " + repeated("[", 30'000), "a = " + repeated("{a=", 30'000),
        "a = " + repeated("{" + repeated("a.", 30) + "a=", 60) + "1" + repeated("}", 60) + "\n",
        repeated("\"a.b\".", 30'000) + "c = 1\n"}) {
    folder_.write("stet.toml", text);
    EXPECT_EQ(check({"map.argdown"}).status, 2) << text.substr(0, 40);
    fs::rename("stet.toml", "stet.suppress.toml");
    EXPECT_EQ(check({"map.argdown"}).status, 2) << text.substr(0, 40);
    fs::remove("stet.suppress.toml");
  }
  folder_.write("stet.toml",
                "exclude = [\"" + repeated("x.", 100) + "\", 'a.b', 1.5] # " + repeated(".", 99));
  EXPECT_NE(check({"map.argdown"}).err.find("stet.toml:1:"), std::string::npos);
}

TEST_F(BadInput, directives_without_end) {
  std::string directives;
  for (int i = 0; i < 40'000; ++i) directives += "%TAG !t" + std::to_string(i) + "! tag:a.example,2024:\n";
  folder_.write("sources.yaml", directives + "---\n- id: report\n");
  expect(cited, 1, "more directives");
}

TEST_F(BadInput, includes_by_any_number_of_paths) {
  folder_.write("b.argdown",
                "@include(../root/proc/self/cwd/b.argdown)@include(../root/proc/thread-self/cwd/b.argdown)");
  expect("[A]: a\n\n@include(/proc/self/cwd/b.argdown)\n", 1, "include-cycle");
}

TEST_F(BadInput, unclosed_includes) { expect("[A]: " + repeated("@include(x", 60'000), 1, "map.argdown"); }

TEST_F(BadInput, more_suppressions_than_claims) {
  expect(repeated("// stet-ignore quote-altered: x\n", 64'000) + "[A]: b\n", 1, "unused-suppression");
}

#ifndef STET_SANITIZED  // which reserves terabytes
TEST_F(BadInput, memory_that_is_full) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "[C" + std::to_string(i) + "]: It is old.\n\n";
  folder_.write("large.argdown", text);
  folder_.write("small.argdown", "[Small]: It is old.\n");
  auto const result = run_process(
      {"/bin/sh", "-c", "ulimit -v 100000; exec \"$0\" check large.argdown small.argdown --no-cache",
       STET_PROGRAM});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->status, 2) << result->err;
  EXPECT_TRUE(result->err.ends_with("not enough memory to check it\n")) << result->err;
  EXPECT_EQ(std::ranges::count(result->err, '\n'), 1) << result->err;
  EXPECT_NE(result->out.find("Small"), std::string::npos) << result->out;
  // Where there is not even enough to begin with, or to throw an exception.
  for (char const* const limit : {"30000", "40000"}) {
    auto const none =
        run_process({"/bin/sh", "-c", "ulimit -v \"$1\"; exec \"$0\" check large.argdown --no-cache",
                     STET_PROGRAM, limit});
    ASSERT_TRUE(none);
    EXPECT_EQ(none->status, 2) << limit << none->err;
    EXPECT_NE(none->err.find("there is not enough memory"), std::string::npos) << none->err;
    EXPECT_EQ(std::ranges::count(none->err, '\n'), 1) << none->err;
  }
}
#endif

TEST_F(BadInput, arguments_that_are_only_counted) {
  folder_.write("a.af", "p af 3999999\n");
  for (std::vector<std::string> const& arguments :
       {std::vector<std::string>{STET_PROGRAM, "solve", "-p", "SE-GR", "-f", "a.af"},
        {STET_PROGRAM, "import", "a.af", "--from", "framework"}}) {
    auto const result = run_process(arguments);
    ASSERT_TRUE(result);
    EXPECT_NE(result->status, 0);
    EXPECT_LT(result->out.size() + result->err.size(), 1000U);
    EXPECT_NE(result->err.find("more than a file of this size"), std::string::npos) << result->err;
  }
}

TEST_F(BadInput, many_findings) {
  std::string text;
  for (std::size_t i = 0; i < 20'000; ++i) text += "[A" + std::to_string(i) + "]: b\n\n";
  expect(text, 1, "20000 errors");
}

TEST_F(BadInput, path_of_the_registry_leaves_the_project) {
  expect("===\nsources: /etc/passwd\n===\n\n" + std::string(cited), 1, "[outside-project]");
  expect("===\nsources: ../../../../etc/passwd\n===\n\n" + std::string(cited), 1, "[outside-project]");
  fs::create_symlink("/etc", "link");
  expect("===\nsources: link/passwd\n===\n\n" + std::string(cited), 1, "[outside-project]");
}

// What a program finds by itself, and what that names, lies in the project: links do not lead it elsewhere.
TEST_F(BadInput, settings_and_what_they_name_stay_in_the_project) {
  test::TemporaryFolder const elsewhere;
  elsewhere.write("house.toml", "standard = \"preponderance\"\n");
  elsewhere.write("list", "");
  folder_.write("map.argdown", "[A]: a. #opinion\n");
  auto const refused = [&](std::string const& name, std::vector<std::string> arguments = {"check", "."}) {
    auto const result = stet(std::move(arguments));
    EXPECT_EQ(result.status, 2) << result.out << result.err;
    EXPECT_NE(result.err.find(name), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("the project"), std::string::npos) << result.err;
  };
  for (std::string const name : {"stet.toml", ".stet.toml", "stet.suppress.toml", "stet-baseline.jsonl"}) {
    fs::create_symlink(elsewhere.path() / (name.ends_with(".toml") ? "house.toml" : "list"), name);
    refused(name);
    fs::remove(name);
  }
  fs::create_symlink(elsewhere.path() / "house.toml", "house.toml");
  folder_.write("stet.toml", "extends = \"house.toml\"\n");
  refused("stet.toml:1:11: `house.toml`");
  EXPECT_EQ(check({".", "--allow-outside"}).status, 0);
  EXPECT_EQ(check({".", "--config", (elsewhere.path() / "house.toml").string()}).status, 0);
  folder_.write("stet.toml", "extends = \"" + (elsewhere.path() / "house.toml").string() + "\"\n");
  refused("house.toml");
  folder_.write("stet.toml", "baseline = \"" + (elsewhere.path() / "list").string() + "\"\n");
  refused("list");
  fs::remove("stet.toml");
  elsewhere.write("sources.yaml", "- id: secret\n");
  fs::create_symlink(elsewhere.path() / "sources.yaml", "sources.yaml");
  refused("sources.yaml", {"source", "list"});
  fs::create_symlink(elsewhere.path() / "house.toml", "argdown.config.json");  // passed over
  EXPECT_EQ(check({"map.argdown"}).out.find("house.toml"), std::string::npos);
}

TEST_F(BadInput, a_repository_is_one_project) {
  fs::create_directories("repository/.git");
  fs::create_directories("repository/maps");
  folder_.write("repository/house.toml", "");
  folder_.write("repository/maps/stet.toml", "extends = \"../house.toml\"\n");
  folder_.write("repository/maps/map.argdown", "[A]: a. #opinion\n");
  EXPECT_EQ(check({"repository"}).status, 0);
  fs::remove("repository/.git");
  EXPECT_EQ(check({"repository"}).status, 2);
  folder_.write("repository/stet.toml", "");  // so is what one configuration holds for
  EXPECT_EQ(check({"repository"}).status, 0);
}

TEST_F(BadInput, links_to_folders_elsewhere_are_told) {
  test::TemporaryFolder const elsewhere;
  folder_.write("map.argdown", "[A]: a. #opinion\n");
  fs::create_directory("own");
  fs::create_directory_symlink(elsewhere.path(), "away");
  fs::create_directory_symlink("own", "alias");
  auto const result = check({"."});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.err,
            "stet: `away` is a link to a folder elsewhere and is not searched; name it if it is meant\n");
}

TEST_F(BadInput, pipes_in_the_place_of_what_stet_keeps) {
  folder_.write("map.argdown", cited);
  folder_.write("sources.yaml", "- {id: report, title: Costs, custom: {snapshots: [{path: s.txt}]}}\n");
  folder_.write("s.txt", "It says that costs fell.\n");
  fs::create_directory(".stet");
  ASSERT_EQ(::mkfifo(".stet/index.db", 0600), 0);
  EXPECT_NE(stet({"source", "search", "costs"}).out.find("costs fell"), std::string::npos);
  fs::create_directory(".git");
  ASSERT_EQ(::mkfifo(".git/HEAD", 0600), 0);
  auto const result = check({"map.argdown", "--since", "HEAD"});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("HEAD` is not a regular file"), std::string::npos) << result.err;
}

TEST_F(BadInput, packed_files_that_become_large) {
  folder_.write("map.argdown", cited);
  folder_.write("sources.yaml", "- {id: report, title: Costs, custom: {snapshots: [{path: s.warc.gz}]}}\n");
  folder_.write("s.warc.gz", test::gzip_of("WARC/1.0\r\n\r\n" + std::string(std::size_t{64} << 20U, 'a')));
  auto const result = check({"map.argdown"});
  EXPECT_NE(result.out.find("`s.warc.gz`: it unpacks to more than"), std::string::npos) << result.out;
}

TEST_F(BadInput, settings_are_shown_without_signs_that_reorder) {
  folder_.write("map.argdown", "[A]: a. #opinion\n");
  folder_.write("stet.toml", "exclude = [\"a\u202Eb\"]\n");
  auto const result = check({".", "--show-settings"});
  EXPECT_NE(result.out.find("exclude"), std::string::npos);
  EXPECT_EQ(result.out.find("\u202E"), std::string::npos) << result.out;
  folder_.write("map.argdown", "[A\u202Eb]: a\u009Bc. #opinion\n");
  auto const json = check({"map.argdown", "--format", "json"});
  EXPECT_EQ(json.out.find("\u202E"), std::string::npos);
  EXPECT_NE(json.out.find("A\\u202eb"), std::string::npos) << json.out;
  for (std::string const format : {"svg", "dot", "mermaid", "graphml", "tikz"}) {
    auto const picture = stet({"map", "map.argdown", "--format", format, "-o", "-"});
    EXPECT_EQ(picture.status, 0) << picture.err;
    EXPECT_EQ(picture.out.find("\u202E"), std::string::npos) << format;
    EXPECT_EQ(picture.out.find("\u009B"), std::string::npos) << format;
  }
}

TEST_F(BadInput, device_as_registry) {
  fs::create_symlink("/dev/zero", "sources.yaml");
  expect(cited, 1, "sources.yaml");
}

TEST_F(BadInput, full_disk_is_an_error) {
  folder_.write("map.argdown", "[A]: b #opinion\n");
  auto const result =
      run_process({"/bin/sh", "-c", std::string(STET_PROGRAM) + " check map.argdown > /dev/full"});
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->status, 2);
  EXPECT_NE(result->err.find("cannot write"), std::string::npos) << result->err;
}

}  // namespace
}  // namespace stet::app
