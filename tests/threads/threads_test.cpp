// What runs in threads, run so that threads meet: many maps that share a registry and its snapshots, a long
// source divided among threads, quotations answered in batches. Together with the tests of whole runs this is
// what the preset `tsan` builds; there a race ends the program with a status of its own (66), and so fails
// the test.
#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet::app {
namespace {

// Long enough to be divided among threads, and no two sentences alike.
std::string long_text(std::size_t sentences) {
  std::string text;
  for (std::size_t i = 0; i < sentences; ++i)
    text += fmt::format("In the year {} the bridge at mile {} carried {} carts, the clerk wrote.\n\n",
                        1000 + i, i * 7, i * 31);
  return text;
}

ProcessResult stet(std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), STET_PROGRAM);
  auto result = run_process(arguments, {.input = input, .limit = std::chrono::minutes(5)});
  EXPECT_TRUE(result.has_value());
  return result.value_or(ProcessResult{});
}

TEST(Threads, ShareARegistryAndItsSnapshots) {
  test::TemporaryFolder const folder;
  folder.write("long.txt", long_text(20'000));
  folder.write("short.txt", long_text(50));
  folder.write("sources.yaml",
               "- {id: long, type: document, title: Long, issued: 2020-01-01, custom: {snapshots: [{path: "
               "long.txt}]}}\n"
               "- {id: short, type: document, title: Short, issued: 2020-01-01, custom: {snapshots: [{path: "
               "short.txt}]}}\n");
  for (int i = 0; i < 40; ++i)
    folder.write(
        fmt::format("map{}.argdown", i),
        fmt::format(
            "[Carts]: The clerk wrote \"mile {} carried {} carts\" [@{}].\n\n[More]: In {} there were {} "
            "carts. [@long] [@short]\n",
            i * 7, i * 31, i % 2 == 0 ? "long" : "short", 1000 + i, i * 31));
  auto const check = [&](char const* jobs, char const* cache) {
    return stet({"check", folder.path().string(), "--jobs", jobs, "--format", "rdjsonl", "--now",
                 "2026-06-01", cache});
  };
  auto const one = check("1", "--no-cache");
  auto const eight = check("8", "--no-cache");
  EXPECT_LE(eight.status, 1) << eight.err;
  EXPECT_EQ(eight.out, one.out);
}

TEST(Threads, DivideALongSource) {
  test::TemporaryFolder const folder;
  folder.write("long.txt", long_text(60'000));
  auto const found =
      stet({"quote", "mile 70 carried 310 carts", "--in", (folder.path() / "long.txt").string()});
  EXPECT_EQ(found.status, 0) << found.out << found.err;
}

TEST(Threads, AnswerInBatches) {
  std::string lines;
  for (int i = 0; i < 400; ++i)
    lines += fmt::format("{{\"quote\": \"{} carts\", \"text\": \"There were {} carts.\"}}\n", i, i + i % 2);
  auto const answers = stet({"quote", "--batch", "-"}, lines);
  EXPECT_EQ(answers.status, 1) << answers.out.substr(0, 1000) << answers.err;
  EXPECT_EQ(std::ranges::count(answers.out, '\n'), 400);
}

}  // namespace
}  // namespace stet::app
