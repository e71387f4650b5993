// Runs every case under tests/cases/check: findings and verdicts as written in place, the same with a byte
// order mark and with CRLF line ends, and as a terminal shows them if there is a text beside it. UPDATE=1
// rewrites what is expected.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "app/report/formats.h"
#include "app/run/run.h"
#include "tests/app/case_command.h"
#include "tests/support/case_file.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;
using test::Case;
using test::holds_map;
using test::Inside;
using test::request_of;

struct Came {
  std::vector<test::ActualFinding> findings;
  std::vector<test::ActualVerdict> verdicts;
  std::string problems;
  std::string shown;  // as a terminal shows it
};

Came run_case(Case const& test) {
  test::TemporaryFolder const folder;
  for (auto const& file : test.files) folder.write(file.name, file.text);
  Inside const here(folder.path());
  Request request = request_of(test);
  request.formats = {Format::json};  // makes the explanations too
  Report const report = collect(request);
  Came came;
  for (auto const& problem : report.problems) came.problems += problem.message + '\n';
  for (auto const& file : report.files) {
    for (auto const& finding : file.findings) {
      auto const& diagnostic = finding.diagnostic;
      auto const at = place(file.sources, diagnostic.location);
      came.findings.push_back({at.path, at.begin.line, at.begin.column, at.end.line, at.end.column,
                               std::string(to_string(diagnostic.severity)),
                               std::string(rule(diagnostic.rule).id), diagnostic.message});
    }
    for (auto const& claim : file.claims) {
      auto const at = place(file.sources, claim.location);
      came.verdicts.push_back({at.path, at.begin.line, std::string(to_string(claim.verdict.verdict)),
                               std::string(to_string(claim.verdict.reason)), claim.title});
    }
  }
  came.shown = write_report(Format::terminal, report, {.verdicts = Verdicts::none});
  return came;
}

std::string content(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

// The same findings, as far as line ends and a byte order mark leave them alone: hashes of snapshots change
// with their bytes, so only maps are rewritten.
template <class Change>
std::string difference(Case test, Came const& before, Change change) {
  for (auto& file : test.files)
    if (holds_map(file.name)) file.text = change(file.text);
  Came const after = run_case(test);
  Case expected;
  std::string out;
  auto const list = [](Came const& came) {
    std::vector<test::ActualFinding> findings = came.findings;
    std::ranges::sort(findings);
    return findings;
  };
  auto const a = list(before);
  auto const b = list(after);
  for (auto const& finding : a)
    if (!std::ranges::binary_search(b, finding))
      out +=
          "lost " + finding.rule + " at line " + std::to_string(finding.line) + ": " + finding.message + '\n';
  for (auto const& finding : b)
    if (!std::ranges::binary_search(a, finding))
      out += "new " + finding.rule + " at line " + std::to_string(finding.line) + ", column " +
             std::to_string(finding.column) + ": " + finding.message + '\n';
  if (before.verdicts != after.verdicts) out += "verdicts differ\n";
  return out;
}

class CaseTest : public testing::TestWithParam<fs::path> {};

TEST_P(CaseTest, reports_what_it_says) {
  Case const test = test::read_case(GetParam());
  ASSERT_FALSE(test.files.empty());
  Came const came = run_case(test);
  fs::path const shown = fs::path(GetParam()).replace_extension(".txt");
  if (test::updating()) {
    std::ofstream(GetParam(), std::ios::binary) << test::rewritten(test, came.findings, came.verdicts);
    if (fs::exists(shown)) std::ofstream(shown, std::ios::binary) << came.shown;
    return;
  }
  EXPECT_EQ(came.problems, "");
  EXPECT_EQ(test::compare(test, came.findings, came.verdicts), "");
  if (fs::exists(shown)) {
    EXPECT_EQ(came.shown, content(shown));
  }

  if (test.directives.contains("BYTES")) return;  // the case is about its very bytes and says why
  EXPECT_EQ(difference(test, came, with_crlf), "") << "with CRLF line ends";
  EXPECT_EQ(difference(test, came, [](std::string const& text) { return "\xEF\xBB\xBF" + text; }), "")
      << "with a byte order mark";
}

INSTANTIATE_TEST_SUITE_P(
    cases, CaseTest, testing::ValuesIn(test::case_paths("check", {".argdown", ".case"})),
    [](auto const& given) {
      std::string name =
          given.param.lexically_relative(fs::path(STET_SOURCE_DIR) / "tests/cases/check").string();
      std::ranges::replace_if(name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
      return name;
    });

}  // namespace
}  // namespace stet::app
