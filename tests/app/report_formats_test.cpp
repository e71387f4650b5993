// Every format in the table, over the bad examples of all rules: well formed, valid where there is a schema,
// and nothing lost. The schemas lie in the folder `shared/schemas` beside the checkout, or in the one that
// STET_SHARED names.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/report/formats.h"
#include "app/run/run.h"
#include "base/process.h"
#include "tests/support/case_file.h"
#include "tests/support/examples_of_rules.h"
#include "tests/support/shared.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// All rules' bad examples in one folder each, checked from there.
class Formats : public testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    for (auto const& example : stet::test::examples_of_rules())
      for (auto const& [name, text] : example.files)
        folder_.write("maps & <more>/" + example.rule + "/" + name, text);
    fs::current_path(folder_.path());
    Request request;
    request.paths = {"."};
    request.reading.today = "2026-06-01";
    request.formats = {Format::json};
    report_ = collect(request);
    for (auto const& file : report_.files) findings_ += file.findings.size();
  }
  void TearDown() override { fs::current_path(before_); }

  std::string written(Format format, bool suppressed = false) {
    FormatOptions options;
    options.version = "0";
    options.suppressed = suppressed;
    return write_report(format, report_, options);
  }

  fs::path put(std::string const& name, std::string const& text) {
    folder_.write(name, text);
    return folder_.path() / name;
  }

  std::string run(std::vector<std::string> const& arguments) {
    auto const result = run_process(arguments);
    if (!result) return result.error().message;
    return result->status == 0 ? std::string() : result->out + result->err + "failed";
  }

  fs::path before_;
  stet::test::TemporaryFolder folder_;
  Report report_;
  std::size_t findings_ = 0;
};

TEST_F(Formats, HaveSomethingToReport) {
  std::set<RuleId> seen;
  for (auto const& file : report_.files)
    for (auto const& finding : file.findings) seen.insert(finding.diagnostic.rule);
  EXPECT_GT(seen.size(), 15U);
}

TEST_F(Formats, SarifIsValid) {
  auto const text = written(Format::sarif, true);
  auto const json = Json::parse(text);
  std::size_t suppressed = 0;
  for (auto const& file : report_.files) suppressed += file.suppressed.size();
  auto const& results = json["runs"][0]["results"];
  EXPECT_EQ(results.size(), findings_ + suppressed);
  std::set<std::string> rules;
  for (auto const& rule : json["runs"][0]["tool"]["driver"]["rules"]) {
    rules.insert(rule["id"].get<std::string>());
    for (char const* part : {"shortDescription", "fullDescription", "help"}) {
      EXPECT_FALSE(rule[part]["text"].get<std::string>().empty()) << rule["id"];
    }
  }
  for (auto const& result : results) {
    EXPECT_TRUE(rules.contains(result["ruleId"].get<std::string>()));
    auto const& at = result["locations"][0]["physicalLocation"];
    EXPECT_EQ(at["artifactLocation"]["uri"].get<std::string>().find(' '), std::string::npos);
    EXPECT_FALSE(at["artifactLocation"]["uri"].get<std::string>().starts_with('/'));
    EXPECT_GE(at["region"]["startColumn"].get<int>(), 1);
    EXPECT_NE(result["partialFingerprints"]["primaryLocationLineHash"].get<std::string>().find(':'),
              std::string::npos);
    if (result["ruleId"] == "circular-support") {
      EXPECT_TRUE(result.contains("codeFlows"));
    }
  }
  STET_NEEDS_SHARED(schema, "schemas/sarif-schema-2.1.0.json");
  EXPECT_EQ(run({"python3", STET_SOURCE_DIR "/tests/support/validate_schema.py", schema->string(),
                 put("all.sarif", text).string()}),
            "");
}

TEST_F(Formats, JunitIsValid) {
  auto const file = put("all.xml", written(Format::junit)).string();
  EXPECT_EQ(run({"xmllint", "--noout", file}), "");
  STET_NEEDS_SHARED(schema, "schemas/junit-10.xsd");
  EXPECT_EQ(run({"xmllint", "--noout", "--schema", schema->string(), file}), "");
}

TEST_F(Formats, CheckstyleIsXmlWithEveryFinding) {
  auto const text = written(Format::checkstyle);
  EXPECT_EQ(run({"xmllint", "--noout", put("all.xml", text).string()}), "");
  std::size_t errors = 0;
  for (auto at = text.find("<error "); at != std::string::npos; at = text.find("<error ", at + 1)) ++errors;
  EXPECT_EQ(errors, findings_);
}

TEST_F(Formats, GitlabHasWhatGitlabAsksFor) {
  auto const json = Json::parse(written(Format::gitlab));
  EXPECT_EQ(json.size(), findings_);
  std::set<std::string> prints;
  std::set<std::string> const severities{"info", "minor", "major", "critical", "blocker"};
  for (auto const& issue : json) {
    EXPECT_TRUE(prints.insert(issue["fingerprint"].get<std::string>()).second) << issue;
    EXPECT_TRUE(severities.contains(issue["severity"].get<std::string>()));
    EXPECT_TRUE(issue["description"].get<std::string>().starts_with(issue["check_name"].get<std::string>()));
    auto const path = issue["location"]["path"].get<std::string>();
    EXPECT_FALSE(path.starts_with("./") || path.starts_with('/')) << path;
    EXPECT_GE(issue["location"]["lines"]["begin"].get<int>(), 1);
  }
}

TEST_F(Formats, RdjsonlHasOneObjectALine) {
  std::istringstream lines(written(Format::rdjsonl));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    auto const json = Json::parse(line);
    EXPECT_FALSE(json["message"].get<std::string>().empty());
    auto const& range = json["location"]["range"];
    EXPECT_GE(range["start"]["column"].get<int>(), 1);
    EXPECT_LE(range["start"]["line"].get<int>(), range["end"]["line"].get<int>());
  }
  EXPECT_EQ(count, findings_);
}

TEST_F(Formats, SonarNamesRulesAndIssues) {
  auto const json = Json::parse(written(Format::sonar));
  EXPECT_EQ(json["issues"].size(), findings_);
  std::set<std::string> rules;
  for (auto const& rule : json["rules"]) rules.insert(rule["id"].get<std::string>());
  for (auto const& issue : json["issues"]) EXPECT_TRUE(rules.contains(issue["ruleId"].get<std::string>()));
}

TEST_F(Formats, TapCountsItsTests) {
  auto const text = written(Format::tap);
  EXPECT_TRUE(text.starts_with("TAP version 14\n1.." + std::to_string(report_.files.size()) + "\n"));
}

TEST_F(Formats, GithubKeepsToItsLimit) {
  std::istringstream lines(written(Format::github));
  std::map<std::string, std::size_t> levels;
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("::")) ++levels[line.substr(0, line.find(' '))];
  EXPECT_EQ(levels["::error"], 10U);
  for (auto const& [level, count] : levels) EXPECT_LE(count, 10U) << level;
}

TEST_F(Formats, ShowNoMoreThanAskedFor) {
  for (auto const& format : formats()) {
    if (format.format == Format::junit) continue;  // which lists claims
    FormatOptions options;
    options.most = 1;
    EXPECT_LE(write_report(format.format, report_, options).size(), written(format.format).size())
        << format.name;
  }
}

}  // namespace
}  // namespace stet::app
