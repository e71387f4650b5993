// Every rule has a page, docs/rules/<id>.md, and what the page shows is true: its bad example is reported by
// the rule, its good example is not. The fenced blocks of the sections "Bad" and "Good" are files: `argdown`
// is the map, a block with a name behind its language ("yaml sources.yaml") is the file of that name. Files
// shown under "Bad" are there under "Good" too, unless they are shown again.
#include <filesystem>
#include <map>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "app/run/run.h"
#include "base/diagnostic.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"
#include "verify/rule_table.h"

namespace stet {

// What a test of it is called; by default its bytes, padding included, which differ from run to run.
void PrintTo(Rule const& rule, std::ostream* out) { *out << rule.id; }

}  // namespace stet

namespace stet::test {
namespace {

std::filesystem::path const rule_pages = std::filesystem::path(STET_SOURCE_DIR) / "docs/rules";

using Files = std::map<std::string, std::string>;

Files files_of(std::vector<Fence> const& all, std::string_view section) {
  Files files;
  for (Fence const& fence : all) {
    if (fence.section != section) continue;
    bool const is_latin1 = fence.argument == "latin-1";
    if (fence.language == "argdown" && (is_latin1 || fence.argument.empty())) {
      files["map.argdown"] = is_latin1 ? latin1(fence.body) : fence.body;
    } else if (!fence.argument.empty()) {
      files[fence.argument] = fence.body;
    }
  }
  return files;
}

// As `stet check` finds them in a folder with these files, on a fixed day.
std::vector<Diagnostic> findings_of(Files const& files) {
  TemporaryFolder const folder;
  for (auto const& [name, text] : files) folder.write(name, text);
  app::Request request;
  bool const is_configured = files.contains("stet.toml");  // which may be about other files than the map
  request.paths = {is_configured ? folder.path().string() : (folder.path() / "map.argdown").string()};
  request.strict_argdown = true;
  request.reading.today = "2026-06-01";
  auto report = app::collect(request);
  for (auto const& problem : report.problems) ADD_FAILURE() << problem.message;
  std::vector<Diagnostic> findings;
  for (auto& file : report.files)
    for (auto& finding : file.findings) {
      EXPECT_FALSE(finding.fingerprint.empty()) << finding.diagnostic.message;
      EXPECT_TRUE(finding.diagnostic.location.file.valid()) << finding.diagnostic.message;
      findings.push_back(std::move(finding.diagnostic));
    }
  return findings;
}

std::string listed(std::vector<Diagnostic> const& findings) {
  std::string result;
  for (Diagnostic const& finding : findings) {
    result.append(rule(finding.rule).id).append(": ").append(finding.message).append("\n");
  }
  return result.empty() ? "no findings" : result;
}

class RulePage : public testing::TestWithParam<Rule> {
 protected:
  void SetUp() override {
    page_ = read_text(rule_pages / (std::string(GetParam().id) + ".md"));
    fences_ = fences(page_);
    bad_ = files_of(fences_, "Bad");
    good_ = bad_;
    good_.erase("map.argdown");
    for (auto& [name, text] : files_of(fences_, "Good")) good_[name] = text;
  }

  std::string page_;
  std::vector<Fence> fences_;
  Files bad_, good_;
};

TEST_P(RulePage, HasItsSectionsInOrder) {
  std::size_t at = page_.find("# " + std::string(GetParam().id) + "\n");
  EXPECT_EQ(at, 0U);
  for (std::string const heading : {"Why it matters", "Bad", "Good", "How to fix", "How to configure"}) {
    auto const next = page_.find("\n## " + heading + "\n", at);
    ASSERT_NE(next, std::string::npos) << heading;
    at = next + 1;
  }
}

TEST_P(RulePage, StatesCategoryAndSeverity) {
  std::string const line = "\nCategory: " + std::string(to_string(GetParam().category)) +
                           ". Severity: " + std::string(to_string(GetParam().severity)) + ".\n";
  EXPECT_NE(page_.find(line), std::string::npos) << "expected" << line;
}

TEST_P(RulePage, BadExampleIsReported) {
  ASSERT_TRUE(bad_.contains("map.argdown"));
  auto const findings = findings_of(bad_);
  bool reported = false;
  for (Diagnostic const& finding : findings) {
    if (finding.rule != GetParam().rule) continue;
    reported = true;
    EXPECT_EQ(finding.severity, GetParam().severity);
    EXPECT_FALSE(finding.message.empty());
    EXPECT_FALSE(finding.help.empty()) << finding.message;
  }
  EXPECT_TRUE(reported) << listed(findings);
}

TEST_P(RulePage, GoodExampleIsNot) {
  ASSERT_TRUE(good_.contains("map.argdown"));
  auto const findings = findings_of(good_);
  for (Diagnostic const& finding : findings) {
    EXPECT_NE(finding.rule, GetParam().rule) << finding.message;
    EXPECT_NE(finding.severity, Severity::error) << rule(finding.rule).id << ": " << finding.message;
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, RulePage, testing::ValuesIn(rules().begin(), rules().end()),
                         [](auto const& each) {
                           std::string name(each.param.id);
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(RulePages, BelongToRules) {
  for (auto const& entry : std::filesystem::directory_iterator(rule_pages)) {
    EXPECT_NE(find_rule(entry.path().stem().string()), nullptr) << entry.path();
  }
}

}  // namespace
}  // namespace stet::test
