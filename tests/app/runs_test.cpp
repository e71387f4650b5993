// Runs over many maps: the same bytes whatever the number of threads and the state of the cache; baselines,
// fixes, and what is new since a commit, from the outside.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/process.h"
#include "tests/support/case_file.h"
#include "tests/support/examples_of_rules.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

class Runs : public testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    fs::current_path(folder_.path());
  }
  void TearDown() override { fs::current_path(before_); }

  ProcessResult run(std::vector<std::string> arguments, int expected) {
    auto result = run_process(arguments);
    EXPECT_TRUE(result.has_value());
    if (!result) return {};
    EXPECT_EQ(result->status, expected) << result->out << result->err;
    return *result;
  }
  ProcessResult stet(std::vector<std::string> arguments, int expected) {
    arguments.insert(arguments.begin(), STET_PROGRAM);
    return run(std::move(arguments), expected);
  }
  static std::string content(fs::path const& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  fs::path before_;
  test::TemporaryFolder folder_;
};

TEST_F(Runs, SameBytesForAnyNumberOfThreadsAndFromTheCache) {
  for (auto const& example : test::examples_of_rules())
    for (auto const& [name, text] : example.files) folder_.write(example.rule + "/" + name, text);
  std::vector<std::string> const check{"check", ".", "--now", "2026-06-01"};
  for (std::string const format : {"terminal", "json", "sarif"}) {
    auto const with = [&](std::vector<std::string> more) {
      auto arguments = check;
      arguments.insert(arguments.end(), {"--format", format});
      arguments.insert(arguments.end(), more.begin(), more.end());
      return stet(arguments, 1).out;
    };
    auto const one = with({"--no-cache", "--jobs", "1"});
    EXPECT_FALSE(fs::exists(".stet_cache") && format == "terminal");
    EXPECT_EQ(with({"--no-cache", "--jobs", "7"}), one) << format;
    EXPECT_EQ(with({}), one) << format << ", cold";
    EXPECT_EQ(with({}), one) << format << ", warm";
  }
  EXPECT_TRUE(content(".stet_cache/CACHEDIR.TAG").starts_with("Signature: 8a477f597d28d172789f06886806bc55"));
  EXPECT_EQ(content(".stet_cache/.gitignore"), "*\n");
  stet({"clean"}, 0);
  EXPECT_FALSE(fs::exists(".stet_cache"));
}

TEST_F(Runs, TheCacheSeesEveryFileThatAMapRests) {
  folder_.write("a.argdown", "[A]: The estimate was \"840,000 crowns\" [@minutes].\n\n@include(b.argdown)\n");
  folder_.write("b.argdown", "[B]: The bridge is old.\n");
  folder_.write("c.argdown", "[C]: The bridge is new.\n");
  folder_.write(
      "sources.yaml",
      "- {id: minutes, type: document, title: Minutes, custom: {snapshots: [{path: minutes.txt}]}}\n");
  folder_.write("minutes.txt", "The estimate was 840,000 crowns.\n");
  auto const check = [&] { return stet({"check", "a.argdown", "c.argdown", "--format", "rdjsonl"}, 1).out; };
  auto const first = check();
  EXPECT_EQ(check(), first);
  folder_.write("minutes.txt", "The estimate was 480,000 crowns.\n");
  EXPECT_NE(check().find("quote-altered"), std::string::npos);
  folder_.write("minutes.txt", "The estimate was 840,000 crowns.\n");
  EXPECT_EQ(check(), first);
  folder_.write("b.argdown", "[B]: The bridge is \"old\" [@nobody].\n");
  EXPECT_NE(check().find("nobody"), std::string::npos);
  folder_.write("stet.toml", "rules.unsupported-claim = \"warning\"\nrules.undefined-source = \"warning\"\n");
  stet({"check", "a.argdown", "c.argdown"}, 0);
  folder_.write("stet.suppress.toml",
                "[[suppress]]\nrule = \"unsupported-claim\"\nclaim = \"C\"\nreason = \"x\"\n");
  EXPECT_EQ(stet({"check", "a.argdown", "c.argdown", "--format", "rdjsonl"}, 0).out.find("c.argdown"),
            std::string::npos);
}

TEST_F(Runs, ADamagedCacheIsNotBelieved) {
  folder_.write("a.argdown", "[A]: The bridge is old.\n");
  folder_.write("b.argdown", "[B]: The bridge is new.\n");
  auto const first = stet({"check", "."}, 1).out;
  for (auto const& entry : fs::recursive_directory_iterator(".stet_cache")) {
    if (!entry.is_regular_file() || entry.path().filename().string().size() < 32) continue;
    auto text = content(entry.path());
    text[text.size() / 2] ^= 1;
    std::ofstream(entry.path(), std::ios::binary) << text;
  }
  EXPECT_EQ(stet({"check", "."}, 1).out, first);
}

TEST_F(Runs, ACacheThatSomebodyElseWroteIsNotBelieved) {
  folder_.write("a.argdown", "[A]: The bridge is old.\n");
  folder_.write("b.argdown", "[B]: The bridge is new.\n");
  auto const check = [&](std::string const& key) {
    return run({"/usr/bin/env", "STET_CACHE_KEY=" + key, STET_PROGRAM, "check", "."}, 1).out;
  };
  auto const first = check("theirs");
  // As they came with somebody's repository, sealed by that person's secret.
  std::vector<std::string> before;
  for (auto const& entry : fs::recursive_directory_iterator(".stet_cache"))
    if (entry.is_regular_file()) before.push_back(content(entry.path()));
  EXPECT_EQ(before.size(), 4U);
  EXPECT_EQ(check("ours"), first);
  for (auto const& entry : fs::recursive_directory_iterator(".stet_cache"))
    if (entry.is_regular_file() && entry.path().filename().string().size() > 32) {
      EXPECT_EQ(std::ranges::count(before, content(entry.path())), 0) << "it was made again";
    }
}

TEST_F(Runs, ACacheThatLeadsOutIsNotWritten) {
  folder_.write("project/a.argdown", "[A]: The bridge is old.\n");
  folder_.write("project/b.argdown", "[B]: The bridge is new.\n");
  fs::create_directory("outside");
  fs::current_path("project");
  fs::create_directory_symlink("../outside", ".stet_cache");
  stet({"check", "."}, 1);
  EXPECT_TRUE(fs::is_empty("../outside"));
}

TEST_F(Runs, ABaselineLetsPassWhatIsInItAndNothingElse) {
  folder_.write("a.argdown", "[A]: The bridge is old.\n");
  stet({"baseline", "update"}, 2);
  stet({"baseline", "create", "--now", "2026-01-12"}, 0);
  EXPECT_NE(content("stet-baseline.jsonl").find("\"since\":\"2026-01-12\""), std::string::npos);
  stet({"baseline", "create"}, 2);
  stet({"check", "."}, 0);
  // Other lines, another name: the same finding.
  folder_.write("a.argdown", "\n\n// a comment\n[A]: The bridge is old.\n");
  stet({"check", "."}, 0);
  fs::rename("a.argdown", "moved.argdown");
  stet({"check", "."}, 0);
  folder_.write("moved.argdown", "[A]: The bridge is old.\n\n[B]: The bridge is new.\n");
  auto const more = stet({"check", "."}, 1).out;
  EXPECT_NE(more.find("[B] has no support"), std::string::npos);
  EXPECT_EQ(more.find("[A] has no support"), std::string::npos);
  stet({"baseline", "update", "--now", "2026-02-01"}, 0);
  auto const updated = content("stet-baseline.jsonl");
  EXPECT_NE(
      updated.find("\"path\":\"moved.argdown\",\"claim\":\"A\",\"text\":\"A\",\"since\":\"2026-01-12\""),
      std::string::npos)
      << updated;
  // One fixed: stale, and pruned. A swap does not go unseen.
  folder_.write("moved.argdown", "[A]: The bridge is old.\n\n[C]: The bridge is gone.\n");
  auto const swapped = stet({"check", "."}, 1).out;
  EXPECT_NE(swapped.find("[C] has no support"), std::string::npos);
  EXPECT_NE(swapped.find("stale-baseline-entry"), std::string::npos);
  stet({"baseline", "prune"}, 0);
  EXPECT_EQ(stet({"check", "."}, 1).out.find("stale-baseline-entry"), std::string::npos);
  stet({"check", ".", "--no-baseline"}, 1);
}

TEST_F(Runs, SinceReportsWhatTheBranchAdds) {
  auto const git = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"git", "-c", "user.name=t", "-c", "user.email=t@example.org"});
    run(std::move(arguments), 0);
  };
  folder_.write("maps/a.argdown", "[A]: The bridge is old.\n");
  git({"init", "-q", "-b", "main"});
  git({"add", "-A"});
  git({"commit", "-q", "-m", "one"});
  stet({"check", "maps"}, 1);
  stet({"check", "maps", "--since", "HEAD"}, 0);
  folder_.write("maps/b.argdown", "[B]: The bridge is new.\n");
  auto const out = stet({"check", "maps", "--since", "main"}, 1).out;
  EXPECT_NE(out.find("[B] has no support"), std::string::npos);
  EXPECT_EQ(out.find("[A] has no support"), std::string::npos);
  fs::current_path("maps");
  stet({"check", "a.argdown", "--since", "main"}, 0);
  fs::current_path(folder_.path());
  EXPECT_NE(stet({"check", "maps", "--since", "nowhere"}, 2).err.find("no such commit"), std::string::npos);
  stet({"check", "maps", "--since", "--output=x"}, 2);
  // CI fetches one commit only.
  git({"add", "-A"});
  git({"commit", "-q", "-m", "two"});
  git({"clone", "-q", "--depth", "1", "file://" + fs::current_path().string(), "shallow"});
  fs::current_path("shallow");
  EXPECT_NE(stet({"check", "maps", "--since", "HEAD~1"}, 2).err.find("fetch-depth: 0"), std::string::npos);
}

TEST_F(Runs, SinceKnowsWhatWasMovedAndWhatIsInSubmodules) {
  auto const git = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c",
                                         "protocol.file.allow=always"});
    run(std::move(arguments), 0);
  };
  folder_.write("other/s.argdown", "[S]: Trams are late.\n");
  git({"init", "-q", "other"});
  git({"-C", "other", "add", "-A"});
  git({"-C", "other", "commit", "-q", "-m", "theirs"});
  folder_.write("project/old/a.argdown", "[A]: The bridge is old.\n");
  git({"init", "-q", "project"});
  fs::current_path("project");
  git({"submodule", "add", "-q", "../other", "sub"});
  git({"add", "-A"});
  git({"commit", "-q", "-m", "one"});
  git({"mv", "old", "new"});
  stet({"check", ".", "--since", "HEAD"}, 0);
  stet({"check", "new", "--since", "HEAD"}, 0);
  folder_.write("project/sub/s.argdown", "[S]: Trams are late.\n\n[T]: Trams are new.\n");
  auto const out = stet({"check", ".", "--since", "HEAD"}, 1).out;
  EXPECT_NE(out.find("[T] has no support"), std::string::npos) << out;
  EXPECT_EQ(out.find("[S] has no support"), std::string::npos) << out;
  EXPECT_EQ(out.find("[A] has no support"), std::string::npos) << out;
}

// The script of a step of action.yml: what GitHub hands to bash.
std::string script_of_step(std::string const& action, std::string const& name) {
  std::string const run = "      run: |\n";
  auto at = action.find("    - name: " + name + "\n");
  at = action.find(run, at) + run.size();
  std::string out;
  while (at < action.size()) {
    auto const end = std::min(action.find('\n', at), action.size());
    auto const line = std::string_view(action).substr(at, end - at);
    if (!line.starts_with("        ") && !line.empty()) break;
    out += std::string(line.substr(std::min<std::size_t>(8, line.size()))) + "\n";
    at = end + 1;
  }
  return out;
}

TEST_F(Runs, TheActionChecksWhatItsInputsName) {
  std::string const script = script_of_step(content(fs::path(STET_SOURCE_DIR) / "action.yml"), "Check");
  folder_.write("bin/none", "");
  fs::create_symlink(STET_PROGRAM, "bin/stet");
  folder_.write("one/a.argdown", "[A]: The bridge is old.\n");
  folder_.write("two/b.argdown", "[B]: The bridge is new.\n");
  folder_.write("three words/c.argdown", "[C]: The bridge is long.\n");
  auto const step = [&](std::string const& paths, std::string const& since, int expected) {
    std::string const path = fs::current_path().string() + "/bin:/usr/bin:/bin";
    return run({"env", "PATH=" + path, "GITHUB_OUTPUT=output", "INPUT_PATHS=" + paths, "INPUT_SINCE=" + since,
                "INPUT_FAIL_ON=error", "INPUT_SARIF=out put.sarif", "INPUT_CONFIG=", "bash", "--noprofile",
                "--norc", "-eo", "pipefail", "-c", script},
               expected);
  };
  auto const lines = step("one\ntwo/b.argdown\n", "", 1).out;
  EXPECT_NE(lines.find("::error file=one/a.argdown,line=1"), std::string::npos) << lines;
  EXPECT_NE(lines.find("::error file=two/b.argdown,line=1"), std::string::npos) << lines;
  EXPECT_EQ(content("output"), "sarif=out put.sarif\n");
  EXPECT_NE(content("out put.sarif").find("two/b.argdown"), std::string::npos);
  EXPECT_NE(step("one two", "", 1).out.find("two/b.argdown"), std::string::npos);
  EXPECT_NE(step(".", "", 1).out.find("three words/c.argdown"), std::string::npos);
  EXPECT_NE(step(".", "$(touch made); touch made", 2).err.find("--since"), std::string::npos);
  step("--output=made", "", 2);  // a path that looks like an option is a path
  EXPECT_FALSE(fs::exists("made"));
}

TEST_F(Runs, ReportsGoToFilesAndTheExitStatusStays) {
  folder_.write("a.argdown", "[A]: The bridge is old.\n");
  auto const result = stet({"check", "a.argdown", "--format", "terminal", "--format", "sarif:out.sarif",
                            "--format", "junit:out.xml", "--output", "out.txt"},
                           1);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(content("out.txt").find("[A] has no support"), std::string::npos);
  EXPECT_TRUE(content("out.sarif").starts_with("{"));
  EXPECT_TRUE(content("out.xml").starts_with("<?xml"));
  stet({"check", "a.argdown", "--output", "nowhere/out.txt"}, 2);
  stet({"check", "a.argdown", "--fail-on", "warning", "--max-findings", "0"}, 1);
}

}  // namespace
}  // namespace stet::app
