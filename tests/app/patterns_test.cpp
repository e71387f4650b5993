// The pages of docs/patterns say what comes of their maps. A block `expected` has lines `[Title]: verdict
// reason`, and `rule` or `rule severity` for findings that must be among those reported. Before these may
// stand the name of another map of the page, such as a bad one: `bad.argdown figure-not-in-evidence`.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "app/run/run.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"
#include "verify/rule_table.h"

namespace stet::test {
namespace {

std::filesystem::path const pattern_pages = std::filesystem::path(STET_SOURCE_DIR) / "docs/patterns";

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (auto const& entry : std::filesystem::directory_iterator(pattern_pages)) {
    std::string const name = entry.path().stem().string();
    if (name != "README") out.push_back(name);
  }
  std::ranges::sort(out);
  return out;
}

class Pattern : public testing::TestWithParam<std::string> {};

TEST_P(Pattern, ComesOutAsItsPageSays) {
  TemporaryFolder const folder;
  std::string expected;
  for (Fence const& fence : fences(read_text(pattern_pages / (GetParam() + ".md")))) {
    if (fence.language == "argdown" && fence.argument.empty()) folder.write("map.argdown", fence.body);
    if (!fence.argument.empty()) folder.write(fence.argument, fence.body);
    if (fence.language == "expected") expected += fence.body;
  }
  app::Request request;
  for (auto const& entry : std::filesystem::directory_iterator(folder.path()))
    if (entry.path().extension() == ".argdown") request.paths.push_back(entry.path().string());
  request.reading.today = "2026-06-01";
  auto const report = app::collect(request);
  std::string seen;
  for (auto const& file : report.files) {
    auto const name = std::filesystem::path(file.path).filename().string();
    std::string const map = name == "map.argdown" || file.is_notes ? std::string() : name + " ";
    for (auto const& finding : file.findings) {
      std::string const id(rule(finding.diagnostic.rule).id);
      seen += map + id + "\n" + map + id + " " + std::string(to_string(finding.diagnostic.severity)) + "\n";
    }
    for (auto const& claim : file.claims)
      seen += map + "[" + claim.title + "]: " + std::string(to_string(claim.verdict.verdict)) + " " +
              std::string(to_string(claim.verdict.reason)) + "\n";
  }
  ASSERT_FALSE(expected.empty());
  std::istringstream lines(expected);
  for (std::string line; std::getline(lines, line);)
    EXPECT_NE(("\n" + seen).find("\n" + line + "\n"), std::string::npos) << line << "\nof\n" << seen;
}

INSTANTIATE_TEST_SUITE_P(Patterns, Pattern, testing::ValuesIn(names()), [](auto const& each) {
  std::string name = each.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace stet::test
